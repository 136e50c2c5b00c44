import { handOverAbsences } from '~/features/escalations/hand-over-absences.server';

/** Absences that begin by the clock. */
export const jobs = {
  tasks: {
    'hand-over-absences': async () => {
      await handOverAbsences();
    },
  },
  crontab: '* * * * * hand-over-absences ?max=1&jobKey=hand-over-absences',
};
