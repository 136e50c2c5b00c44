import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { copyEmbedded, removeEmbedded } from '../../db/embedded/copy-home.ts';
import { isAlive } from '../../db/embedded/running-process.ts';
import { type EmbeddedDatabase, startEmbedded } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';
import { projectRoot } from '../../db/project-root.ts';

const ROOM = path.join(projectRoot(), '.data', 'test');
/** Test data may be lost with the power; everything else is as in production. */
const QUICK = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
};
const OUTDATED_AFTER_MS = 3_600_000;

/**
 * A PostgreSQL of this test run alone, holding a migrated template database. The migrated data folder is kept per state of
 * db/migrations, so that later runs only copy it; runs side by side do not meet.
 */
export async function startTestServer(): Promise<{ server: EmbeddedDatabase; end: () => Promise<void> }> {
  mkdirSync(ROOM, { recursive: true });
  removeLeftovers();
  const base = path.join(ROOM, `base-${migrationsHash()}`);
  if (!existsSync(base)) await makeBase(base);
  const run = path.join(ROOM, `run-${process.pid}`);
  copyEmbedded(base, run);
  const server = await startEmbedded({ dataFolder: run, settings: QUICK });
  const end = async () => {
    await server.stop();
    removeEmbedded(run);
  };
  return { server, end };
}

async function makeBase(base: string): Promise<void> {
  const fresh = path.join(ROOM, `new-${process.pid}`);
  const server = await startEmbedded({ dataFolder: fresh, settings: QUICK });
  try {
    await migrate({ appUrl: server.appUrl, ownerUrl: server.ownerUrl });
  } catch (error) {
    await server.stop();
    removeEmbedded(fresh);
    throw error;
  }
  await server.stop();
  try {
    renameSync(fresh, base);
  } catch {
    removeEmbedded(fresh);
  }
}

function migrationsHash(): string {
  const hash = createHash('sha256');
  const folder = path.join(projectRoot(), 'db', 'migrations');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
  for (const file of [...files.map((name) => path.join(folder, name)), path.join(projectRoot(), 'db', 'migrate.ts')]) {
    if (statSync(file).isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Folders of runs that were killed, and templates of migrations long gone. */
function removeLeftovers(): void {
  for (const name of readdirSync(ROOM)) {
    const [kind, rest = ''] = name.split('-');
    const folder = path.join(ROOM, name);
    const left = kind === 'base' ? Date.now() - statSync(folder).mtimeMs > OUTDATED_AFTER_MS : !isAlive(Number(rest));
    if (left) removeEmbedded(folder);
  }
}
