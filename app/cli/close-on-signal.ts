import closeWithGrace from 'close-with-grace';
import { unhandledErrors } from '~/platform/http/metrics.server';
import { log } from '~/platform/log.server';

const CLOSE_WITHIN_MS = 10_000;

/**
 * Ends the process in order on SIGTERM, SIGINT, SIGHUP, on an error that nobody caught, and when `close` is called; a second signal, or
 * ten seconds, end it at once. A promise that nobody waited for is noted and does not take everybody's pages away.
 */
export function closeOnSignal(close: () => Promise<void>): { close: () => void } {
  process.on('unhandledRejection', (reason) => {
    unhandledErrors.inc();
    log.error({ err: reason }, 'unhandled rejection');
  });
  return closeWithGrace({ delay: CLOSE_WITHIN_MS, skip: ['unhandledRejection'], logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'uncaught error');
    await close();
    log.flush();
  });
}

const WATCH_EVERY_MS = 1_000;

/** Calls `gone` when the process that started us (npm, a cluster's primary) has ended: nobody could stop us then. */
export function whenParentEnds(gone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, WATCH_EVERY_MS);
  timer.unref();
}
