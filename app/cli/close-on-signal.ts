import { readFileSync } from 'node:fs';
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

/**
 * Calls `gone` when npm has ended that started us: nobody at the keyboard could stop us then. npm runs a shell that runs us, and a shell
 * outlives its npm, so the parent's parent counts as well.
 */
export function whenNpmEnds(gone: () => void): void {
  const began = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === began) return;
    clearInterval(timer);
    gone();
  }, WATCH_EVERY_MS);
  timer.unref();
}

function ancestors(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}
