import { readReports } from '~/features/insights/read-reports.server';

/** What has happened goes into the reports. */
export const jobs = {
  tasks: {
    'read-reports': async () => {
      await readReports();
    },
  },
  atStart: 'read-reports',
  crontab: '* * * * * read-reports ?max=1&jobKey=read-reports',
};
