import { removeOldLinks } from '~/features/people/mail-link.server';
import { openAccount } from '~/features/people/open-account.server';
import { sendResetLink } from '~/features/people/request-reset.server';
import { removeExpiredSessions } from '~/platform/auth/session.server';
import { removeExpiredLimits } from '~/platform/limits/limits.server';

/** New accounts, links for people who forgot their password, and the hourly sweep of what has run out. */
export const jobs = {
  tasks: {
    open_account: openAccount,
    send_reset_link: sendResetLink,
    'remove-expired': async () => {
      await Promise.all([removeExpiredSessions(), removeExpiredLimits(), removeOldLinks()]);
    },
  },
  crontab: '17 * * * * remove-expired ?max=1&jobKey=remove-expired',
};
