import { Logger } from 'graphile-worker';
import { log } from '../log.server.ts';

/** The job queue's remarks in our log. Payloads stay out: they may name people. */
export const jobLogger = new Logger((scope) => (level, message) => {
  const line = { job: scope.jobId, task: scope.taskIdentifier };
  const text = message.split('\n')[0] ?? '';
  if (level === 'error') log.error(line, text);
  else if (level === 'warning') log.warn(line, text);
  else log.debug(line, text);
});
