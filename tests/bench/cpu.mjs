import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10; // USER_HZ is 100 on every Linux this runs on

/** Milliseconds of CPU (user and system) that a process and all its descendants have used, by name of their program. */
export function cpuOf(rootPid) {
  const processes = new Map();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      processes.set(Number(entry), {
        parent: Number(after[1]),
        ms: (Number(after[11]) + Number(after[12])) * TICK_MS,
        name,
      });
    } catch {
      // ended meanwhile
    }
  }
  const mine = (pid) => {
    for (let at = pid, n = 0; at > 1 && n < 20; n++) {
      if (at === rootPid) return true;
      at = processes.get(at)?.parent ?? 0;
    }
    return false;
  };
  let app = 0;
  let database = 0;
  for (const [pid, { ms, name }] of processes) {
    if (!mine(pid)) continue;
    if (name === 'postgres') database += ms;
    else app += ms;
  }
  return { app, database };
}
