import { createServer } from 'node:net';
import { env } from '~/platform/env.server';
import type { Door } from '~/platform/http/door';
import { startWeb } from '~/server';
import { startWorker } from '~/worker';
import { closeDatabase } from '~db/client';
import { lockDataFolder } from '~db/embedded/data-folder-lock';
import { BootError } from './boot-error.ts';
import { closeOnSignal, whenNpmEnds } from './close-on-signal.ts';
import { demoLoginLines, loadDemoOnce } from './load-demo.ts';
import { completeEnvironment, openDatabase } from './open-database.ts';
import { startWebProcesses } from './web-processes.ts';

export { isSentence } from './boot-error.ts';

export interface BootOptions {
  /** Vite's middleware, in development. */
  vite?: Door;
  /** Started by npm, which may be killed without telling us. */
  byNpm?: boolean;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The whole product in one process (and web children, if more than one is wished): database, demo content, web, worker. */
export async function boot({ vite, byNpm = false }: BootOptions = {}): Promise<void> {
  process.setSourceMapsEnabled(true);
  completeEnvironment();
  const { embedded, dataDir, port, host, publicUrl, demo, webProcesses } = env();
  const web = env().process !== 'worker';
  const ends: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const one of ends.splice(0).reverse()) await one();
  };
  const closing = closeOnSignal(end);
  if (byNpm) whenNpmEnds(() => closing.close());
  try {
    if (embedded) {
      const release = await lockDataFolder(dataDir);
      ends.push(async () => release());
    }
    if (web) await mustBeFree(port, host);
    const database = await openDatabase((line) => process.stderr.write(`${line}\n`), true);
    ends.push(() => database.close());
    if (database.folder && !database.folder.startsWith(dataDir)) say(`The database is at ${database.folder}.`);
    ends.push(closeDatabase);
    if (demo) await loadDemoOnce();
    if (env().process !== 'web') ends.push((await startWorker()).close);
    if (web)
      ends.push((await (webProcesses > 1 && !vite ? startWebProcesses(webProcesses) : startWeb({ vite }))).close);
  } catch (error) {
    await end();
    throw inWords(error, port);
  }
  if (!web) {
    say('Answerhall worker ready');
    return;
  }
  say(`Answerhall ready on ${publicUrl}`);
  const logins = demo ? await demoLoginLines() : [];
  if (logins.length > 0) say(['Log in as', ...logins].join('\n'));
}

/** A process of a cluster: serves until it is told to end, or its primary is gone. */
export async function bootWebChild(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const server = await startWeb();
  const closing = closeOnSignal(async () => {
    await server.close();
    await closeDatabase();
  });
  process.once('disconnect', () => closing.close());
}

/** Tells at once that the port is taken, before anything is loaded. */
function mustBeFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(inWords(error, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function inWords(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new BootError(`Port ${port} is taken by another program: stop it or set another PORT.`);
  if (code === 'EACCES') return new BootError(`Port ${port} may not be used by this user: set PORT to 1024 or above.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new BootError(`HOST is no address of this machine: ${env().host}.`);
  return error;
}
