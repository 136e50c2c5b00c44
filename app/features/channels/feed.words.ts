import { defineWords } from '~/platform/i18n/words';

export const feedWords = defineWords(
  'feeds',
  {
    questions: 'New questions',
    official: 'Newly confirmed official answers',
    somebody: 'Name withheld',
    officialAnswer: 'Official answer: {{answer}}',
  },
  {
    questions: 'Preguntas nuevas',
    official: 'Respuestas oficiales recién confirmadas',
    somebody: 'Nombre reservado',
    officialAnswer: 'Respuesta oficial: {{answer}}',
  },
);
