import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import { markOf, type ProcessMark, stillRuns } from './running-process.ts';

const WAIT_FOR_ENDING_MS = 3_000;

/**
 * Makes this process the only one that serves from a data folder. Waits a moment for one that is just ending, then refuses with a
 * sentence. A lock whose process is gone (kill -9, power cut) counts for nothing. Returns the way to give it back.
 */
export async function lockDataFolder(dataFolder: string): Promise<() => void> {
  mkdirSync(dataFolder, { recursive: true });
  const file = path.join(dataFolder, 'answerhall.lock');
  const until = performance.now() + WAIT_FOR_ENDING_MS;
  for (;;) {
    if (takeLock(file)) break;
    const holder = readMark(file);
    if (holder && stillRuns(holder)) {
      if (performance.now() > until) {
        throw new EmbeddedError(
          `Answerhall is already running with the data folder ${dataFolder} (process ${holder.pid}); stop it first or set another DATA_DIR.`,
        );
      }
      await new Promise((done) => setTimeout(done, 200));
    } else {
      putAside(file);
    }
  }
  return () => {
    if (readMark(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** The process that serves from this data folder, if one does. */
export function dataFolderHolder(dataFolder: string): number | undefined {
  const holder = readMark(path.join(dataFolder, 'answerhall.lock'));
  return holder && stillRuns(holder) ? holder.pid : undefined;
}

/** A link appears whole or not at all, with its content: two starts in the same instant cannot both win. */
function takeLock(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(markOf(process.pid)), { mode: 0o600 });
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function putAside(file: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function readMark(file: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessMark;
  } catch {
    return undefined;
  }
}
