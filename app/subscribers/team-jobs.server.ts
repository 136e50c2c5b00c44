import { keepHolidays } from '~/features/directory/keep-holidays.server';
import { handOverAbsences } from '~/features/escalations/hand-over-absences.server';

/** Absences that begin and end by the clock; public holidays of the years ahead. */
export const jobs = {
  tasks: {
    'hand-over-absences': async () => {
      await handOverAbsences();
    },
    'keep-holidays': async () => {
      await keepHolidays();
    },
  },
  crontab: [
    '* * * * * hand-over-absences ?max=1&jobKey=hand-over-absences',
    '17 3 * * * keep-holidays ?max=1&jobKey=keep-holidays',
  ].join('\n'),
};
