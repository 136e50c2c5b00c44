import cluster, { type Worker } from 'node:cluster';
import { log } from '~/platform/log.server';

export interface WebProcesses {
  /** Asks every one to drain and end; waits for them. */
  close(): Promise<void>;
}

const RESTART_AFTER_MS = 500;
/** Given to start.mjs in a child, which then serves and does nothing else. */
export const WEB_CHILD = '--web-child';

/** Starts `count` processes that share the port, and replaces one that ends. Resolves when all of them listen. */
export async function startWebProcesses(count: number): Promise<WebProcesses> {
  cluster.setupPrimary({ args: [WEB_CHILD] });
  let closing = false;
  const start = (): Promise<Worker> =>
    new Promise((resolve, reject) => {
      const child = cluster.fork();
      child.once('listening', () => resolve(child));
      child.once('exit', (code) => {
        reject(new Error(`a web process ended while starting (${code})`));
        if (!closing) replace(child.process.pid);
      });
    });
  const replace = (pid: number | undefined) => {
    log.error({ child: pid }, 'a web process ended and is replaced');
    setTimeout(() => {
      if (!closing) start().catch(() => {});
    }, RESTART_AFTER_MS);
  };
  await Promise.all(Array.from({ length: count }, start));
  return {
    async close() {
      closing = true;
      const children = Object.values(cluster.workers ?? {}).filter((child) => child !== undefined);
      await Promise.all(children.map(endOf));
    },
  };
}

function endOf(child: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (child.isDead()) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.process.kill('SIGTERM');
  });
}
