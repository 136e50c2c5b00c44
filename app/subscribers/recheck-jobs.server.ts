import { checkSources } from '~/features/verification/check-sources.server';
import { remindReviews } from '~/features/verification/remind-reviews.server';

/** Agencies hear in good time of official answers whose review comes up; sources that are gone are noticed. */
export const jobs = {
  tasks: {
    'remind-reviews': async () => {
      await remindReviews();
    },
    'check-sources': async () => {
      await checkSources();
    },
  },
  crontab: [
    '*/10 * * * * remind-reviews ?max=1&jobKey=remind-reviews',
    '23 * * * * check-sources ?max=1&jobKey=check-sources',
  ].join('\n'),
};
