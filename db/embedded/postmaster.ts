import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.ts';
import { plainEnvironment } from './cluster.ts';
import { EmbeddedError, explainFailure } from './embedded-error.ts';
import type { Home } from './home.ts';
import { commandLineOf, isAlive, markOf, type ProcessMark, stillRuns } from './running-process.ts';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 8_000;
const MAX_LOG_BYTES = 5_000_000;

const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  cluster_name: 'answerhall',
};

export interface Postmaster {
  pid: number;
  /** Present when this process has started it; without it, it is another one's and only borrowed. */
  child: ChildProcess | undefined;
}

/**
 * A server for this cluster: the one that runs already, if a living process keeps it, else a new one. A server whose keeper is gone is
 * stopped first, a left-over postmaster.pid of another program's number is removed.
 */
export async function obtainPostmaster(
  home: Home,
  account: Account,
  program: string,
  settings: Record<string, string>,
): Promise<Postmaster> {
  const until = performance.now() + START_TIMEOUT_MS;
  let failure = new EmbeddedError(`PostgreSQL did not become ready; its log is ${home.log}.`);
  while (performance.now() < until) {
    const pid = readPid(home);
    if (pid !== undefined && isAlive(pid)) {
      if (!isOurs(pid, home)) {
        rmSync(path.join(home.cluster, 'postmaster.pid'), { force: true });
      } else if (keeperLives(home)) {
        if (isReady(home, pid)) return { pid, child: undefined };
        await pause(50);
        continue;
      } else {
        await stopProcess(pid);
      }
    }
    const child = spawnServer(home, account, program, settings);
    const outcome = await waitUntilReady(home, child, until);
    if (outcome === 'ready') return { pid: child.pid ?? 0, child };
    const reason = lastFatalLine(home);
    failure = explainFailure(new Error(reason), 'Starting PostgreSQL');
    // Backends of a server that was killed may hold its shared memory for a moment; another start may just have won.
    if (!/shared memory|lock file|is being shut down/i.test(reason)) throw failure;
    await pause(200);
  }
  throw failure;
}

/** Ends a server cleanly: clients are cut off, the data is checkpointed. Harder after eight seconds. */
export async function stopProcess(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = performance.now() + STOP_TIMEOUT_MS;
    while (performance.now() < until) {
      if (!isAlive(pid)) return;
      await pause(20);
    }
  }
}

function spawnServer(home: Home, account: Account, program: string, settings: Record<string, string>): ChildProcess {
  const log = openSync(home.log, tooLarge(home.log) ? 'w' : 'a', 0o600);
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const [command = '', ...args] = [...account.serverPrefix, program, '-D', home.cluster, '-k', home.run, ...options];
  try {
    // Its own session: Ctrl-C reaches the app first, which ends its work and then the database.
    const child = spawn(command, args, {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: plainEnvironment(),
    });
    child.on('error', () => {});
    child.unref();
    writeFileSync(home.keeper, JSON.stringify(markOf(process.pid)));
    return child;
  } finally {
    closeSync(log);
  }
}

async function waitUntilReady(home: Home, child: ChildProcess, until: number): Promise<'ready' | 'ended'> {
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return 'ended';
    if (readPid(home) === child.pid && isReady(home, child.pid)) return 'ready';
    await pause(15);
  }
  if (child.pid) await stopProcess(child.pid);
  throw new EmbeddedError(`PostgreSQL did not become ready within 30 seconds; its log is ${home.log}.`);
}

function pidFile(home: Home): string[] {
  try {
    return readFileSync(path.join(home.cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function readPid(home: Home): number | undefined {
  const pid = Number(pidFile(home)[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function isReady(home: Home, pid: number): boolean {
  const lines = pidFile(home);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function isOurs(pid: number, home: Home): boolean {
  return commandLineOf(pid).includes(`-D ${home.cluster} `);
}

function keeperLives(home: Home): boolean {
  try {
    return stillRuns(JSON.parse(readFileSync(home.keeper, 'utf8')) as ProcessMark);
  } catch {
    return false;
  }
}

function tooLarge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES;
}

function lastFatalLine(home: Home): string {
  const lines = readFileSync(home.log, 'utf8').trimEnd().split('\n').slice(-20);
  return lines.reverse().find((line) => /FATAL|PANIC|error|No space/i.test(line)) ?? lines[0] ?? 'it ended at once';
}
