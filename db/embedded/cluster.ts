import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { Home } from './home.ts';

/** Passwords of the three roles: the cluster's superuser, the schema's owner, the app's own. */
export interface Secrets {
  superuser: string;
  owner: string;
  app: string;
}

export const SUPERUSER = 'answerhall_superuser';

/** Makes the cluster on the first start; on later ones checks that these binaries can read it. */
export function prepareCluster(home: Home, account: Account, binaries: Binaries): Secrets {
  const versionFile = path.join(home.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version !== binaries.major) {
      throw new EmbeddedError(
        `The data in ${home.cluster} is of PostgreSQL ${version} and this is ${binaries.major}: take a backup with the older Answerhall and restore it here.`,
      );
    }
    return JSON.parse(readFileSync(home.secrets, 'utf8')) as Secrets;
  }
  const secrets = { superuser: secret(), owner: secret(), app: secret() };
  writeFileSync(home.secrets, JSON.stringify(secrets), { mode: 0o600 });
  initialise(home, account, binaries, secrets.superuser);
  return secrets;
}

/** The socket's folder, open to nobody but the server's user. */
export function prepareRunFolder(home: Home, account: Account): void {
  mkdirSync(home.run, { recursive: true, mode: 0o700 });
  chmodSync(home.run, 0o700);
  if (account.uid !== undefined) chownSync(home.run, account.uid, account.uid);
}

/** initdb works in a staging folder: what stands under the final name is whole. */
function initialise(home: Home, account: Account, binaries: Binaries, password: string): void {
  const staging = `${home.cluster}.new-${process.pid}`;
  const passwordFile = `${staging}.password`;
  rmSync(staging, { recursive: true, force: true });
  try {
    mkdirSync(staging, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account.initUid !== undefined) {
      chownSync(staging, account.initUid, account.initUid);
      chownSync(passwordFile, account.initUid, account.initUid);
    }
    const [program = '', ...args] = [
      ...account.initPrefix,
      binaries.initdb,
      ...['-D', staging, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C', '-T', 'simple'],
      process.platform === 'darwin' ? '--locale=en_US.UTF-8' : '--locale=C.UTF-8',
      // The first start's checkpoint syncs what is written here.
      '--no-sync',
    ];
    const result = spawnSync(program, args, { cwd: '/', encoding: 'utf8', env: plainEnvironment() });
    if (result.status !== 0) throw new Error(`${result.error?.message ?? ''}${result.stderr ?? ''}`);
    if (account.uid !== undefined) chownTree(staging, account.uid);
    renameSync(staging, home.cluster);
  } finally {
    rmSync(staging, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

function chownTree(folder: string, uid: number): void {
  lchownSync(folder, uid, uid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) chownTree(place, uid);
    else lchownSync(place, uid, uid);
  }
}

/** What PostgreSQL's programs see of our environment: not its secrets, not its language. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_ENV } = process.env;
  return { PATH, NODE_ENV, LC_ALL: 'C', TZ: 'UTC' };
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
