import { defineWords } from '~/platform/i18n/words';

/** Why a person is suggested for a case, and why a case lies with triage. */
export const suggestionWords = defineWords(
  'suggestion',
  {
    before: 'worked on it before',
    delegation: 'may speak for the agency on this topic',
    knows: 'knows {{skills}}',
    skills_one: 'knows {{count}} thing it is about',
    skills_other: 'knows {{count}} things it is about',
    present: 'is here today',
    open_one: 'has {{count}} open case, the fewest of those who fit',
    open_other: 'has {{count}} open cases, the fewest of those who fit',
    triage_empty: 'It came to triage because the agency of its topic has nobody here.',
    triage_away: 'It came to triage because everybody at the agency of its topic is away.',
    triage_unfit: 'It came to triage because nobody at the agency of its topic knows this or may speak on it.',
  },
  {
    before: 'ya trabajó en él',
    delegation: 'puede hablar por la agencia sobre este tema',
    knows: 'conoce {{skills}}',
    skills_one: 'conoce {{count}} de los asuntos que trata',
    skills_other: 'conoce {{count}} de los asuntos que trata',
    present: 'está hoy aquí',
    open_one: 'tiene {{count}} caso abierto, menos que nadie entre quienes encajan',
    open_other: 'tiene {{count}} casos abiertos, menos que nadie entre quienes encajan',
    triage_empty: 'Llegó a la mesa de clasificación porque la agencia de su tema no tiene a nadie aquí.',
    triage_away: 'Llegó a la mesa de clasificación porque en la agencia de su tema todas las personas están ausentes.',
    triage_unfit:
      'Llegó a la mesa de clasificación porque nadie en la agencia de su tema lo conoce ni puede hablar sobre él.',
  },
);
