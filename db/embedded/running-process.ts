import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ProcessMark {
  pid: number;
  /** When the process began, in the system's own words: tells a process from a later one with the same number. */
  started: string;
}

/** True if a process of this number lives, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process that has ended and was not yet fetched by its parent counts as gone. */
function isZombie(pid: number): boolean {
  return procStat(pid)?.[0] === 'Z';
}

/** The fields of /proc/PID/stat from the state on (the name before it may hold spaces and brackets). */
function procStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function startOf(pid: number): string {
  const stat = procStat(pid);
  if (stat) return stat[19] ?? '';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

export function markOf(pid: number): ProcessMark {
  return { pid, started: startOf(pid) };
}

/** True while the very process lives that was marked. */
export function stillRuns(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && startOf(mark.pid) === mark.started;
}

/** The command line of a process, its arguments separated by spaces; empty when it cannot be read. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
      return '';
    }
  }
}
