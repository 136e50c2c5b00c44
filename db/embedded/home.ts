import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SYSTEM_FOLDER } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';

/** The places of one embedded database. */
export interface Home {
  folder: string;
  /** PostgreSQL's data. */
  cluster: string;
  /** The socket's folder, 0700. */
  run: string;
  log: string;
  secrets: string;
  keeper: string;
}

const MAX_SOCKET_PATH = 107;
const SOCKET_NAME = '/.s.PGSQL.5432';

/**
 * Finds where the database of a data folder lives: in it, or, for root, below /var/lib/answerhall, where PostgreSQL's own user can
 * reach it; a pointer in the data folder then names the place. Data that an ordinary user has made stays where it is.
 */
export function findHome(dataFolder: string): Home {
  mkdirSync(dataFolder, { recursive: true });
  const own = path.join(realpathSync(dataFolder), 'postgres');
  const pointer = path.join(dataFolder, 'postgres-is-at.json');
  if (existsSync(pointer)) {
    const { folder } = JSON.parse(readFileSync(pointer, 'utf8')) as { folder: string };
    if (existsSync(folder)) return placesIn(folder);
    if (process.getuid?.() !== 0)
      throw new EmbeddedError(`The database of ${dataFolder} was made by root at ${folder}: run as root.`);
  }
  if (process.getuid?.() !== 0 || existsSync(path.join(own, 'cluster', 'PG_VERSION'))) return placesIn(own);
  const folder = path.join(SYSTEM_FOLDER, `data-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  writeFileSync(
    pointer,
    `${JSON.stringify({ folder, why: 'PostgreSQL does not run as root; its own user can reach this folder.' })}\n`,
  );
  return placesIn(folder);
}

function placesIn(folder: string): Home {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  let run = path.join(folder, 'run');
  if (Buffer.byteLength(run + SOCKET_NAME) > MAX_SOCKET_PATH) {
    const { ino } = statSync(folder);
    run = path.join(os.tmpdir(), `answerhall-${process.getuid?.() ?? 0}-${ino.toString(36)}`);
  }
  return {
    folder,
    cluster: path.join(folder, 'cluster'),
    run,
    log: path.join(folder, 'postgres.log'),
    secrets: path.join(folder, 'secrets.json'),
    keeper: path.join(folder, 'keeper.json'),
  };
}

/** The uid of the cluster that is there, if there is one. */
export function ownerOf(home: Home): number | undefined {
  return existsSync(home.cluster) ? statSync(home.cluster).uid : undefined;
}
