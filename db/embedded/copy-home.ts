import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { findHome } from './home.ts';

/** Copies the stopped database of one data folder to another one that has none yet, owners and modes kept. */
export function copyEmbedded(fromDataFolder: string, toDataFolder: string): void {
  const from = findHome(path.resolve(fromDataFolder));
  const to = findHome(path.resolve(toDataFolder));
  execFileSync('cp', ['-a', from.cluster, to.cluster]);
  execFileSync('cp', ['-a', from.secrets, to.secrets]);
}

/** Removes a data folder with its stopped database, wherever that lies. */
export function removeEmbedded(dataFolder: string): void {
  const home = findHome(path.resolve(dataFolder));
  rmSync(home.folder, { recursive: true, force: true });
  rmSync(home.run, { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}
