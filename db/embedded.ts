import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findAccount } from './embedded/account.ts';
import { prepareBinaries } from './embedded/binaries.ts';
import { prepareCluster, prepareRunFolder } from './embedded/cluster.ts';
import { explainFailure } from './embedded/embedded-error.ts';
import { findHome, ownerOf } from './embedded/home.ts';
import { obtainPostmaster, type Postmaster, stopProcess } from './embedded/postmaster.ts';
import { type EmbeddedUrls, ensureRoles } from './embedded/roles.ts';
import { isAlive } from './embedded/running-process.ts';

export interface EmbeddedOptions {
  dataFolder: string;
  /** Settings of postgresql.conf that differ from ours. */
  settings?: Record<string, string>;
  /** Start it again whenever it ends without being told to. */
  keepAlive?: boolean;
  /** Where remarks about restarts go. */
  report?: (line: string) => void;
}

export interface EmbeddedDatabase extends EmbeddedUrls {
  /** PostgreSQL's files; outside of the data folder when root runs us. */
  folder: string;
  /** Stops the server if this process has started it. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the npm packages, or borrows it from a process that has it running. Data lies below
 * `dataFolder` (for root: below /var/lib/answerhall); it is reached by unix socket only. Throws EmbeddedError with one sentence.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    return await start(options);
  } catch (error) {
    throw explainFailure(error, 'Starting PostgreSQL');
  }
}

async function start(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const asRoot = process.getuid?.() === 0;
  const home = findHome(path.resolve(options.dataFolder));
  const account = findAccount(ownerOf(home));
  const binaries = prepareBinaries(asRoot);
  const secrets = prepareCluster(home, account, binaries);
  prepareRunFolder(home, account);
  const obtain = () => obtainPostmaster(home, account, binaries.postgres, options.settings ?? {});
  let current: Postmaster = await obtain();
  const urls = await ensureRoles(home.run, secrets);

  let stopping = false;
  const keepAlive = async () => {
    while (!stopping) {
      await pause(250, undefined, { ref: false });
      if (stopping || isAlive(current.pid)) continue;
      options.report?.('PostgreSQL has ended and is started again.');
      try {
        current = await obtain();
      } catch (error) {
        options.report?.(explainFailure(error, 'Starting PostgreSQL').message);
        await pause(1_000, undefined, { ref: false });
      }
    }
  };
  if (options.keepAlive) void keepAlive();

  return {
    ...urls,
    folder: home.folder,
    async stop() {
      stopping = true;
      if (current.child) await stopProcess(current.pid);
    },
  };
}
