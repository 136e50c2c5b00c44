import { EventEmitter } from 'node:events';
import postgres from 'postgres';
import { connectionOptions } from '~db/connection-options';
import { log } from '../log.server.ts';

const PROBE_EVERY_MS = 500;
const PROBE_TIMEOUT_MS = 1_200;

/** Whether the database answers, asked twice a second on a connection of its own. Emits 'away' and 'back'. */
export class DatabaseWatch extends EventEmitter<{ away: []; back: [] }> {
  away = false;
  #client: postgres.Sql;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(url: string) {
    super();
    this.setMaxListeners(0);
    this.#client = this.#connect(url);
    void this.#probeAgain(url);
  }

  #connect(url: string): postgres.Sql {
    return postgres(connectionOptions(url, { max: 1, connect_timeout: 1, idle_timeout: 0, backoff: () => 0.05 }));
  }

  async #probeAgain(url: string): Promise<void> {
    const alive = await answersInTime(this.#client);
    if (this.#stopped) return;
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

async function answersInTime(client: postgres.Sql): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    // A busy event loop may fire this before it has read an answer that is there: one more turn decides.
    timer = setTimeout(() => setImmediate(() => setImmediate(() => resolve(false))), PROBE_TIMEOUT_MS);
  });
  const answer = client`SELECT 1`.then(
    () => true,
    () => false,
  );
  const alive = await Promise.race([answer, tooLate]);
  clearTimeout(timer);
  return alive;
}
