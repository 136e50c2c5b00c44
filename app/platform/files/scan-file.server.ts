import { spawn } from 'node:child_process';
import { env } from '../env.server';
import { log } from '../log.server';

export type Scanned = 'clean' | 'infected' | 'failed' | 'not scanned';

const LIMIT_MS = 20_000;

/**
 * Asks the scanner that VIRUS_SCAN names: it gets the file on its standard input and answers by its exit code, 0 for clean and 1
 * for infected, as clamdscan does. Anything else, and a scanner that takes longer than 20 seconds, is no answer.
 */
export function scanFile(bytes: Buffer): Promise<Scanned> {
  const command = env().virusScan;
  if (command === undefined) return Promise.resolve('not scanned');
  return new Promise((resolve) => {
    const end = (result: Scanned, why: unknown) => {
      clearTimeout(late);
      if (result === 'failed') log.error({ why }, 'the virus scanner gave no answer');
      resolve(result);
    };
    const child = spawn(command, { shell: true, stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    const late = setTimeout(() => {
      // Its whole group: the shell would leave the scanner behind.
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      end('failed', 'too late');
    }, LIMIT_MS);
    child.once('error', (error) => end('failed', error.message));
    child.once('close', (code) => end(code === 0 ? 'clean' : code === 1 ? 'infected' : 'failed', code));
    // A scanner that has seen enough closes its input.
    child.stdin.on('error', () => {});
    child.stdin.end(bytes);
  });
}
