import { defineWords } from '~/platform/i18n/words';

export const feedWords = defineWords(
  'feeds',
  {
    questions: 'New questions',
    official: 'Newly confirmed official answers',
    alerts: 'Alerts',
    alert: 'Alert: {{title}}',
    somebody: 'Name withheld',
    officialAnswer: 'Official answer: {{answer}}',
  },
  {
    questions: 'Preguntas nuevas',
    official: 'Respuestas oficiales recién confirmadas',
    alerts: 'Avisos',
    alert: 'Aviso: {{title}}',
    somebody: 'Nombre reservado',
    officialAnswer: 'Respuesta oficial: {{answer}}',
  },
);
