import { handOverAbsences } from '~/features/escalations/hand-over-absences.server';
import type { Reaction } from './reaction';

/** What was suggested to somebody who is out of office from now on goes to others at once. Safe to repeat. */
export const reaction: Reaction = {
  name: 'absence',
  types: /^absence\.set$/,
  run: async () => {
    await handOverAbsences();
  },
};
