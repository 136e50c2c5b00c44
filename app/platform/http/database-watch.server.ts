import { EventEmitter } from 'node:events';
import postgres from 'postgres';
import { connectionOptions } from '~db/connection-options';
import { log } from '../log.server.ts';

const PROBE_EVERY_MS = 500;
const PROBE_TIMEOUT_MS = 1_200;
const OWN_LATENESS_MS = 100;
/** So many times in a row we may have been too late ourselves to tell. */
const PATIENCE = 3;

/** Whether the database answers, asked twice a second on a connection of its own. Emits 'away' and 'back'. */
export class DatabaseWatch extends EventEmitter<{ away: []; back: [] }> {
  away = false;
  #client: postgres.Sql;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #unsure = 0;

  constructor(url: string) {
    super();
    this.setMaxListeners(0);
    this.#client = this.#connect(url);
    void this.#probeAgain(url);
  }

  #connect(url: string): postgres.Sql {
    return postgres(connectionOptions(url, { max: 1, connect_timeout: 2, idle_timeout: 0, backoff: () => 0.05 }));
  }

  async #probeAgain(url: string): Promise<void> {
    const answer = await answersInTime(this.#client);
    if (this.#stopped) return;
    this.#unsure = answer === 'unsure' ? this.#unsure + 1 : 0;
    const alive = answer === 'unsure' ? this.#unsure < PATIENCE && !this.away : answer;
    if (!alive) {
      // A frozen server never ends the query that hangs on it: the next probe takes a new connection.
      void this.#client.end({ timeout: 0 }).catch(() => {});
      this.#client = this.#connect(url);
    }
    if (alive === this.away) {
      this.away = !alive;
      log[alive ? 'info' : 'error'](alive ? 'database is back' : 'database is away');
      this.emit(alive ? 'back' : 'away');
    }
    this.#timer = setTimeout(() => void this.#probeAgain(url), PROBE_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.removeAllListeners();
    await this.#client.end({ timeout: 1 });
  }
}

/**
 * Asks once. No answer in time counts only if we ourselves were on time: on a machine with too much to do the database is slow like
 * everybody else, and a page that comes late is better than none.
 */
async function answersInTime(client: postgres.Sql): Promise<boolean | 'unsure'> {
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'late'>((resolve) => {
    // A busy event loop may fire this before it has read an answer that is there: one more turn decides.
    timer = setTimeout(() => setImmediate(() => setImmediate(() => resolve('late'))), PROBE_TIMEOUT_MS);
  });
  const answer = client`SELECT 1`.then(
    () => true,
    () => false,
  );
  const outcome = await Promise.race([answer, tooLate]);
  clearTimeout(timer);
  if (outcome !== 'late') return outcome;
  return performance.now() - began > PROBE_TIMEOUT_MS + OWN_LATENESS_MS ? 'unsure' : false;
}
