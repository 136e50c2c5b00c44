import { countView, flushViews } from '~/features/insights/count-views.server';
import { onSeen } from '~/platform/cache/page-seen.server';
import { log } from '~/platform/log.server';

const everyMs = 10_000;

/** Views of questions, counted in memory and written every ten seconds and at the end. */
export default async function startViews(): Promise<() => Promise<void>> {
  const stop = onSeen((what) => {
    const id = /^question:(\d+)$/.exec(what)?.[1];
    if (id) countView(Number(id));
  });
  const flush = () => flushViews().catch((error: unknown) => log.warn({ err: error }, 'views not written'));
  const timer = setInterval(flush, everyMs);
  timer.unref();
  return async () => {
    stop();
    clearInterval(timer);
    await flush();
  };
}
