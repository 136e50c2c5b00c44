import { sendQueuedMail, sendWaitingMail } from '~/platform/mail/send-mail.server';

/** Each mail leaves as soon as it is written; what could not leave is tried again every minute. */
export const jobs = {
  tasks: {
    send_mail: sendQueuedMail,
    'send-waiting-mail': async () => {
      await sendWaitingMail();
    },
  },
  crontab: '* * * * * send-waiting-mail ?max=1&jobKey=send-waiting-mail',
};
