import { remindReviews } from '~/features/verification/remind-reviews.server';

/** Agencies hear in good time of official answers whose review comes up. */
export const jobs = {
  tasks: {
    'remind-reviews': async () => {
      await remindReviews();
    },
  },
  crontab: '*/10 * * * * remind-reviews ?max=1&jobKey=remind-reviews',
};
