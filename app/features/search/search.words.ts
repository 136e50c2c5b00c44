import { defineWords } from '~/platform/i18n/words';

export const searchWords = defineWords(
  'search',
  {
    title: 'Search',
    titleFor: '{{query}} – search',
    found: 'Questions and answers for “{{query}}”',
    officialOnly: 'Official answers only',
    everything: 'All answers',
    filterLabel: 'Which answers',
    nothing: 'Nothing found for “{{query}}”',
    nothingOfficial: 'No official answer found for “{{query}}”',
    nothingHelp: 'Try fewer or other words, or ask: a neighbor or city staff will answer.',
    ask: 'Ask this question',
    prompt: 'What do you need to know?',
    promptHelp: 'Plain words are best, in English or Spanish: “replace a lost ID”.',
    notFound: 'Not what you were looking for?',
    similar: 'Has this been answered already?',
  },
  {
    title: 'Buscar',
    titleFor: '{{query}} – buscar',
    found: 'Preguntas y respuestas sobre “{{query}}”',
    officialOnly: 'Solo respuestas oficiales',
    everything: 'Todas las respuestas',
    filterLabel: 'Qué respuestas',
    nothing: 'No se encontró nada sobre “{{query}}”',
    nothingOfficial: 'No se encontró ninguna respuesta oficial sobre “{{query}}”',
    nothingHelp:
      'Pruebe con menos palabras o con otras, o haga su pregunta: le responderá un vecino o el personal municipal.',
    ask: 'Hacer esta pregunta',
    prompt: '¿Qué necesita saber?',
    promptHelp: 'Lo mejor son palabras sencillas, en español o en inglés: “reponer una identificación perdida”.',
    notFound: '¿No es lo que buscaba?',
    similar: '¿Ya hay respuesta a esto?',
  },
);
