import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from '../../app/cli/prepare.mjs';
import { removeEmbedded } from '../../db/embedded/copy-home.ts';
import { isAlive } from '../../db/embedded/running-process.ts';
import { projectRoot } from '../../db/project-root.ts';
import { startProduct, untilReady } from './product.ts';

const ROOM = path.join(projectRoot(), '.data');

/**
 * Runs the built product with the demo city on its own port and data folder for the browser tests. With E2E_RUNNING=1 the server at
 * E2E_URL is taken as it is.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_RUNNING === '1') return async () => {};
  ensureBuilt();
  removeLeftovers();
  const folder = path.join(ROOM, `e2e-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.env.E2E_DATA_DIR = folder;
  const { port } = new URL(process.env.E2E_URL ?? '');
  const product = await startProduct({ PORT: port, DATA_DIR: folder, DEMO: '1', LIMITS: 'off' });
  await untilReady(product, 240_000);
  return async () => {
    product.kill('SIGTERM');
    await product.ended;
    removeEmbedded(folder);
  };
}

/** Data of runs that were killed. */
function removeLeftovers(): void {
  mkdirSync(ROOM, { recursive: true });
  for (const name of readdirSync(ROOM)) {
    const pid = Number(/^e2e-(\d+)$/.exec(name)?.[1] ?? 0);
    if (pid === 0 || isAlive(pid)) continue;
    removeEmbedded(path.join(ROOM, name));
    rmSync(path.join(ROOM, name), { recursive: true, force: true });
  }
}
