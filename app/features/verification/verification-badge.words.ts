import { defineWords } from '~/platform/i18n/words';

export const badgeWords = defineWords(
  'verification-badge',
  {
    current: 'Official',
    due: 'Official, review due',
    expired: 'Was official, being re-checked',
    suspended: 'Taken off for a check',
    proposed: 'Suggested',
    in_review: 'Waiting for a second person',
    superseded: 'Replaced',
    withdrawn: 'Withdrawn',
    replacedText: 'Not on display',
  },
  {
    current: 'Oficial',
    due: 'Oficial, revisión pendiente',
    expired: 'Fue oficial, en revisión',
    suspended: 'Retirada para comprobarla',
    proposed: 'Propuesta',
    in_review: 'Espera a una segunda persona',
    superseded: 'Reemplazada',
    withdrawn: 'Retirada',
    replacedText: 'No se muestra',
  },
);
