import { execFileSync } from 'node:child_process';
import { Agent, get } from 'node:http';
import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../app/cli/prepare.mjs';
import { isAlive } from '../../db/embedded/running-process.ts';
import { newDataFolder, type Product, postmasterOf, startProduct, untilReady } from '../support/product.ts';

const { folder, remove } = newDataFolder();
const quiet = { DATA_DIR: folder, DEMO: '0', LIMITS: 'off' };
let product: Product;

const status = async (path: string) => {
  const response = await fetch(product.url + path, { signal: AbortSignal.timeout(5_000) });
  await response.arrayBuffer();
  return response.status;
};

/** The status and how long it took. */
const timed = async (path: string) => {
  const began = performance.now();
  return { status: await status(path), milliseconds: performance.now() - began };
};

/** A machine that has more to do than it has processors may take longer by as much. */
const slack = () => Math.min(8, Math.max(1, (os.loadavg()[0] ?? 0) / os.cpus().length));

const until = async (check: () => Promise<boolean>, withinMs: number) => {
  const began = performance.now();
  while (!(await check().catch(() => false))) {
    if (performance.now() - began > withinMs)
      throw new Error(`not within ${withinMs} ms: ${product.output().slice(-600)}`);
    await pause(50);
  }
};

beforeAll(async () => {
  ensureBuilt();
  product = await startProduct(quiet);
  await untilReady(product);
}, 180_000);

afterAll(async () => {
  product?.kill('SIGKILL');
  await product?.ended;
  await pause(1_000);
  remove();
});

describe('one data folder, one port', () => {
  test('a second start on the same data folder says so', async () => {
    const second = await startProduct(quiet);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      /^Answerhall is already running with the data folder \S+ \(process \d+\);[^\n]*\n$/,
    );
  });

  test('a taken port is one sentence', async () => {
    const other = newDataFolder();
    const second = await startProduct({ DATA_DIR: other.folder, DEMO: '0', PORT: String(product.port) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(`Port ${product.port} is taken by another program: stop it or set another PORT.\n`);
    other.remove();
  });

  test.each([
    [{ PORT: 'x' }, /^PORT must be a whole number/],
    [{ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' }, /^DATABASE_URL cannot be used: nothing listens there/],
    [{ HOST: '0.0.0.0', DEMO: '1' }, /^DEMO=1 /],
  ])('a wrong variable is one sentence: %o', async (variables, sentence) => {
    const wrong = await startProduct(variables as unknown as Record<string, string>);
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toMatch(sentence);
    expect(wrong.output().trim().split('\n')).toHaveLength(1);
  });
});

describe('the database goes away', () => {
  test('frozen: 503 within two seconds, healthz 200, and well again after', async () => {
    const postmaster = postmasterOf(folder);
    const family = [postmaster, ...childrenOf(postmaster)];
    for (const pid of family) process.kill(pid, 'SIGSTOP');
    try {
      const page = await timed('/');
      expect(page.status).toBe(503);
      expect(page.milliseconds).toBeLessThan(2_000 * slack());
      const next = await timed('/readyz');
      expect(next.status).toBe(503);
      expect(next.milliseconds).toBeLessThan(500 * slack());
      expect(await status('/healthz')).toBe(200);
    } finally {
      for (const pid of family) process.kill(pid, 'SIGCONT');
    }
    await until(async () => (await status('/')) !== 503, 5_000);
  });

  test('killed: it is started again and pages answer within ten seconds', async () => {
    const before = postmasterOf(folder);
    process.kill(before, 'SIGKILL');
    await until(async () => postmasterOf(folder) !== before && (await status('/')) !== 503, 10_000);
  });
});

describe('the product ends', () => {
  test('kill -9 leaves nothing that the next start minds; a second start takes seconds', async () => {
    const postmaster = postmasterOf(folder);
    product.kill('SIGKILL');
    await product.ended;
    product = await startProduct(quiet);
    expect(await untilReady(product)).toBeLessThan(10_000 * slack());
    expect(isAlive(postmaster)).toBe(false);
    await until(async () => (await status('/readyz')) === 200, 2_000);
  }, 120_000);

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends everything in order and at once',
    async (signal) => {
      const postmaster = postmasterOf(folder);
      const began = performance.now();
      product.kill(signal);
      expect(await product.ended).toBe(0);
      expect(performance.now() - began).toBeLessThan(10_000 * slack());
      expect(isAlive(postmaster)).toBe(false);
      product = await startProduct(quiet);
      expect(await untilReady(product)).toBeLessThan(5_000 * slack());
    },
    120_000,
  );
});

test('SIGTERM under load fails no request that was taken', async () => {
  const agent = new Agent({ keepAlive: true });
  const failures: string[] = [];
  let answered = 0;
  let over = false;
  const client = async () => {
    while (!over) {
      const outcome = await getOnce(`${product.url}/login`, agent);
      if (outcome === 'ECONNREFUSED') return;
      if (outcome === 200) answered += 1;
      else failures.push(String(outcome));
    }
  };
  const clients = Array.from({ length: 20 }, client);
  await pause(1_000);
  product.kill('SIGTERM');
  expect(await product.ended).toBe(0);
  over = true;
  await Promise.all(clients);
  agent.destroy();
  expect(answered).toBeGreaterThan(20);
  expect(failures).toEqual([]);
}, 120_000);

test('several web processes share the port, and none is left behind', async () => {
  const other = newDataFolder();
  const several = await startProduct({ DATA_DIR: other.folder, DEMO: '0', WEB_PROCESSES: '2' });
  await untilReady(several);
  const family = childrenOf(several.pid);
  expect(family.length).toBeGreaterThanOrEqual(3);
  expect((await fetch(`${several.url}/readyz`)).status).toBe(200);
  several.kill('SIGTERM');
  expect(await several.ended).toBe(0);
  expect(family.filter(isAlive)).toEqual([]);
  other.remove();
}, 120_000);

function getOnce(url: string, agent: Agent): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = get(url, { agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'cut off'));
    });
    // A new connection that nobody had taken yet when the door closed was reset by the system: that is a refusal.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const refused = !sent.reusedSocket && error.code === 'ECONNRESET';
      resolve(refused ? 'ECONNREFUSED' : (error.code ?? 'failed'));
    });
  });
}

function childrenOf(pid: number): number[] {
  const list = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return list.trim().split(/\s+/).filter(Boolean).map(Number).filter(isAlive);
}
