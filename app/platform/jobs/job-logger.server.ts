import { Logger } from 'graphile-worker';
import { log } from '../log.server.ts';

/** The job queue's remarks in our log. Payloads stay out: they may name people. */
export const jobLogger = new Logger((scope) => (level, message) => {
  const line = { job: scope.jobId, task: scope.taskIdentifier };
  const text = message.split('\n')[0] ?? '';
  // A lost connection is made again by the queue itself, and every ending loses one.
  const lostConnection = text.startsWith('PostgreSQL ');
  if (level === 'error' && !lostConnection) log.error(line, text);
  else if (level === 'warning' && !lostConnection) log.warn(line, text);
  else log.debug(line, text);
});
