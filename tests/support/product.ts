import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { removeEmbedded } from '../../db/embedded/copy-home.ts';
import { projectRoot } from '../../db/project-root.ts';

export interface Product {
  url: string;
  port: number;
  pid: number;
  /** All it has written so far. */
  output(): string;
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** A new data folder; `remove` takes it away with its database. */
export function newDataFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'answerhall-test-'));
  return {
    folder,
    remove: () => {
      removeEmbedded(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs the built product with this environment and nothing of ours besides. Does not wait: see `untilReady`. */
export async function startProduct(variables: Record<string, string>, flags: string[] = ['--built']): Promise<Product> {
  const port = Number(variables.PORT ?? (await freePort()));
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_ENV: 'production' as const, LOG_LEVEL: 'warn', ...variables, PORT: String(port) };
  const child: ChildProcess = spawn(process.execPath, [path.join(projectRoot(), 'app/cli/start.mjs'), ...flags], {
    env,
  });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  return {
    url: `http://localhost:${port}`,
    port,
    pid: child.pid ?? 0,
    output: () => output,
    ended: new Promise((resolve) => {
      child.once('close', (code) => resolve(code));
    }),
    kill: (signal) => child.kill(signal),
  };
}

/** Waits for the line that says ready; throws with what was written if the product ends or takes longer. */
export async function untilReady(product: Product, withinMs = 60_000): Promise<number> {
  const began = performance.now();
  let ended = false;
  void product.ended.then(() => {
    ended = true;
  });
  while (!product.output().match(/^Answerhall (worker )?ready/m)) {
    if (ended) throw new Error(`It ended: ${product.output()}`);
    if (performance.now() - began > withinMs) throw new Error(`Not ready in time: ${product.output()}`);
    await pause(25);
  }
  return performance.now() - began;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The process of the embedded PostgreSQL of a data folder. */
export function postmasterOf(dataFolder: string): number {
  const pointer = path.join(dataFolder, 'postgres-is-at.json');
  const home = existsSync(pointer)
    ? (JSON.parse(readFileSync(pointer, 'utf8')) as { folder: string }).folder
    : path.join(dataFolder, 'postgres');
  return Number(readFileSync(path.join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
