import autocannon from 'autocannon';
import { cpuOf } from './cpu.mjs';

/** Statements sent to the database so far, by the product's own count. */
export async function statements(base) {
  const text = await (await fetch(`${base}/metrics`)).text();
  return Number(/^database_statements_total (\d+)/m.exec(text)?.[1] ?? Number.NaN);
}

/** Asks for one address for some seconds; figures of the answers, all of which must be good. */
export async function load(url, { connections = 10, seconds = 4, headers = {}, requests } = {}) {
  const result = await autocannon({
    url,
    connections,
    headers,
    pipelining: 1,
    ...(requests ? { amount: requests } : { duration: seconds }),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} bad answers, ${result.errors} errors`);
  return {
    rate: result.requests.average,
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    p99: result.latency.p99,
    total: result.requests.total,
  };
}

/** Requests that nobody counts: before them JavaScript runs uncompiled, and its compiling is not the price of a page. */
const WARM_UP = 800;

/** Waits until the background work that requests have left behind is done: no more statements are sent. */
async function settled(base) {
  for (let last = -1, now = 0, n = 0; last !== now && n < 100; n++) {
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 200));
    now = await statements(base);
  }
}

/** Waits, however long, until there is no more to do than the pulse of an idle product. */
export async function idle(base) {
  for (let last = 0, now = Number.POSITIVE_INFINITY; now - last > 30; ) {
    last = await statements(base);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    now = await statements(base);
  }
}

/**
 * Runs `one` `count` times, four at a time: latencies in milliseconds, CPU of app and database per request in milliseconds, and
 * statements per request, the jobs that follow from them included.
 */
export async function measure({ base, pid }, count, one, warmUp = WARM_UP) {
  const times = [];
  let next = 0;
  const fourAtATime = async (end) => {
    const worker = async () => {
      while (next < end) {
        const began = performance.now();
        await one(next++);
        times.push(performance.now() - began);
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
  };
  await fourAtATime(warmUp);
  await settled(base);
  times.length = 0;
  const before = { cpu: cpuOf(pid), statements: await statements(base) };
  await fourAtATime(warmUp + count);
  await settled(base);
  const cpu = cpuOf(pid);
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const app = (cpu.app - before.cpu.app) / count;
  const database = (cpu.database - before.cpu.database) / count;
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    app,
    database,
    cpu: app + database,
    statements: ((await statements(base)) - before.statements) / count,
  };
}
