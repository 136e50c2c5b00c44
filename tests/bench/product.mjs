import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

async function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The built product with the demo city, on a port and a data folder of its own. */
export async function startProduct() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'answerhall-bench-'));
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: folder,
    DEMO: '1',
    LIMITS: 'off',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
  delete env.DATABASE_URL;
  let child;
  const start = () =>
    new Promise((resolve, reject) => {
      child = spawn(process.execPath, [path.join(root, 'app/cli/start.mjs')], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.on('data', (data) => String(data).includes('Answerhall ready on') && resolve());
      child.once('exit', () => reject(new Error('the product ended')));
    });
  const end = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  await start();
  const run = (args) =>
    new Promise((resolve, reject) => {
      const admin = spawn(process.execPath, [path.join(root, 'app/cli/admin.mjs'), ...args], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let out = '';
      admin.stdout.on('data', (data) => {
        out += data;
      });
      admin.once('exit', (code) =>
        code === 0 ? resolve(out.trim()) : reject(new Error(`admin ${args.join(' ')}: ${code}`)),
      );
    });
  return {
    base: `http://localhost:${port}`,
    get pid() {
      return child.pid;
    },
    admin: run,
    /** Another process on the same data: as cold as the first one was. */
    async restart() {
      await end();
      await start();
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
