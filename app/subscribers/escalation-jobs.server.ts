import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';

/** The tier-2 desk's sweep, every minute; one that is still running is not joined by another from the same queue entry. */
export const jobs = {
  tasks: {
    'sweep-escalations': async () => {
      const swept = await sweepEscalations();
      if (swept.failed > 0) throw new Error(`${swept.failed} rows could not be swept and stay on their lists.`);
    },
  },
  crontab: '* * * * * sweep-escalations ?max=1&jobKey=sweep-escalations',
};
