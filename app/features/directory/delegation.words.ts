import { defineWords } from '~/platform/i18n/words';

export const delegationWords = defineWords(
  'delegation',
  {
    agencyUnknown: 'There is no agency of this name.',
    topicUnknown: 'This agency has no topic of this name.',
    riskUnknown: 'Choose a risk: low, medium or high.',
    dateBad: 'Give a day that is still to come.',
    notStaff: 'Only staff can speak for an agency. Give this person a role first.',
    held: 'This person has such a delegation already.',
  },
  {
    agencyUnknown: 'No hay ninguna agencia con ese nombre.',
    topicUnknown: 'Esta agencia no tiene ningún tema con ese nombre.',
    riskUnknown: 'Elija un riesgo: bajo, medio o alto.',
    dateBad: 'Indique un día que todavía no haya llegado.',
    notStaff: 'Solo el personal puede hablar por una agencia. Dé antes una función a esta persona.',
    held: 'Esta persona ya tiene una delegación así.',
  },
);
