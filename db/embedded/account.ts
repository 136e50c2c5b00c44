import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { EmbeddedError } from './embedded-error.ts';

/** As whom PostgreSQL runs: it refuses to be root. */
export interface Account {
  /** The owner its files must have; undefined: whoever we are. */
  uid: number | undefined;
  /** The owner while the cluster is made: initdb wants one with a name. */
  initUid: number | undefined;
  /** The command and arguments in front of a program, for the long-running server. */
  serverPrefix: string[];
  /** The same for initdb. */
  initPrefix: string[];
}

const FIRST_UID = 61_432;
const LOCKED_DOWN = ['--clear-groups', '--no-new-privs', '--bounding-set=-all'];

/** Finds a way to run PostgreSQL here; `owner` is the uid of data that is there already. */
export function findAccount(owner: number | undefined): Account {
  if (process.getuid?.() !== 0) {
    const end = process.platform === 'linux' && canRun(['setpriv', '--pdeathsig', 'INT', 'true']);
    return {
      uid: undefined,
      initUid: undefined,
      serverPrefix: end ? ['setpriv', '--pdeathsig', 'INT'] : [],
      initPrefix: hasName() ? [] : within(65_534),
    };
  }
  const uid = owner || freeUid();
  const nobody = passwdEntry((_uid, name) => name === 'nobody')?.uid ?? 65_534;
  const as = (id: number) => ['setpriv', '--reuid', String(id), '--regid', String(id), ...LOCKED_DOWN];
  if (canRun([...as(uid), 'true'])) {
    return { uid, initUid: nobody, serverPrefix: [...as(uid), '--pdeathsig', 'INT'], initPrefix: as(nobody) };
  }
  // No right to change the user (some containers): a user namespace in which we are not called root.
  if (canRun([...within(nobody), 'true'])) {
    return {
      uid: undefined,
      initUid: undefined,
      serverPrefix: [...within(nobody), 'setpriv', '--pdeathsig', 'INT'],
      initPrefix: within(nobody),
    };
  }
  throw new EmbeddedError(
    'PostgreSQL refuses to run as root and this system lets root take no other user: run as an ordinary user or set DATABASE_URL.',
  );
}

/** A user namespace of our own, in which we are called by this number. */
function within(uid: number): string[] {
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`];
}

/** False for a uid that no account has, as containers use them; initdb refuses such a one. */
function hasName(): boolean {
  try {
    os.userInfo();
    return true;
  } catch {
    return false;
  }
}

function canRun([program, ...args]: string[]): boolean {
  return spawnSync(program ?? '', args, { stdio: 'ignore', cwd: '/' }).status === 0;
}

interface PasswdEntry {
  name: string;
  uid: number;
}

function passwdEntry(matches: (uid: number, name: string) => boolean): PasswdEntry | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name = '', , uid = ''] = line.split(':');
    if (name && matches(Number(uid), name)) return { name, uid: Number(uid) };
  }
  return undefined;
}

/** A number that belongs to nobody, so that no account of this system can read the data. */
function freeUid(): number {
  let uid = FIRST_UID;
  while (passwdEntry((taken) => taken === uid)) uid += 1;
  return uid;
}
