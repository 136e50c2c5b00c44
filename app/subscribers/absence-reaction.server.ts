import { handOverAbsences } from '~/features/escalations/hand-over-absences.server';
import type { Reaction } from './reaction';

/** What was suggested to somebody who is out of office from now on goes to others at once; who is back is asked again. Safe to repeat. */
export const reaction: Reaction = {
  name: 'absence',
  types: /^absence\.(set|ended)$/,
  run: async () => {
    await handOverAbsences();
  },
};
