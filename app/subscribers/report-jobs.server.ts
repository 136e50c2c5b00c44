import { readReports } from '~/features/insights/read-reports.server';

/** What has happened goes into the reports. */
export const jobs = {
  tasks: {
    'read-reports': async () => {
      await readReports();
    },
  },
  crontab: '* * * * * read-reports ?max=1&jobKey=read-reports',
};
