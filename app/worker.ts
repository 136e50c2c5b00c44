import { type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { followClock } from './platform/clock-sync.server.ts';
import { env } from './platform/env.server.ts';
import { jobLogger } from './platform/jobs/job-logger.server.ts';
import { startHeartbeat } from './platform/jobs/worker-heartbeat.server.ts';
import { log } from './platform/log.server.ts';
import { closeMail } from './platform/mail/send-mail.server.ts';

/** What a subscriber brings to the worker: its tasks by name, and when they run by themselves (lines of a crontab, in UTC). */
export interface Jobs {
  tasks: TaskList;
  crontab?: string;
  /** A task that also runs whenever a worker begins, not only at its next time. */
  atStart?: string;
}

export interface BackgroundWorker {
  /** Takes no more jobs and lets the running ones end. */
  close(): Promise<void>;
}

const CONCURRENCY = 3;
const RESTART_AFTER_MS = 1_000;

const found = import.meta.glob<Jobs>('./subscribers/*jobs.server.ts', { eager: true, import: 'jobs' });

/**
 * The background process: takes jobs from the queue in the database, and runs the sweeps by cron. It goes on by itself when the
 * database was away.
 */
export async function startWorker(): Promise<BackgroundWorker> {
  const stopClock = await followClock();
  const heartbeat = startHeartbeat();
  let closing = false;
  let runner: Runner | undefined = await startRunner(heartbeat.events);

  const keepRunning = async () => {
    while (!closing) {
      try {
        runner ??= await startRunner(heartbeat.events);
        await runner.promise;
      } catch (error) {
        log.error({ err: error }, 'worker stopped');
      }
      runner = undefined;
      if (!closing) await new Promise((done) => setTimeout(done, RESTART_AFTER_MS));
    }
  };
  const running = keepRunning();

  return {
    async close() {
      closing = true;
      await runner?.stop().catch(() => {});
      await running;
      await heartbeat.stop();
      closeMail();
      await stopClock();
    },
  };
}

async function startRunner(events: WorkerEvents): Promise<Runner> {
  const jobs = Object.values(found);
  const runner = await run({
    connectionString: env().databaseUrl,
    maxPoolSize: CONCURRENCY + 2,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList: Object.assign({}, ...jobs.map((one) => one.tasks)) as TaskList,
    crontab: jobs.map((one) => one.crontab ?? '').join('\n'),
    logger: jobLogger,
    events,
  });
  for (const { atStart } of jobs) if (atStart) await runner.addJob(atStart, {}, { jobKey: atStart, maxAttempts: 1 });
  return runner;
}
