import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { connectionOptions } from './connection-options.ts';
import * as schema from './schema/index.ts';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Short name used throughout: a command's open transaction. */
export type Tx = Transaction;

interface Clients {
  url: string;
  drizzleClient: postgres.Sql;
  rawClient: postgres.Sql;
  database: Database;
}

/** Statements sent since the process began, for the figures at /metrics. */
let sent = 0;
export const statementsSent = (): number => sent;
const debug = () => {
  sent += 1;
};

// One per process, also when a development server loads this module a second time.
const holder = globalThis as typeof globalThis & { answerhallDatabase?: Clients | undefined };

function clients(): Clients {
  const current = holder.answerhallDatabase;
  if (current) return current;
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: the database is used before it was started.');
  const size = Number(process.env.DATABASE_POOL ?? 8);
  const drizzleClient = postgres(connectionOptions(url, { max: size, debug }));
  const rawClient = postgres(connectionOptions(url, { max: 3, debug }));
  const created = { url, drizzleClient, rawClient, database: drizzle(preparing(drizzleClient), { schema }) };
  holder.answerhallDatabase = created;
  return created;
}

/** More texts than a product has: beyond that they are made anew each time, and keeping them would only cost memory. */
const MOST_PREPARED = 2000;
const LONGEST_PREPARED = 8000;
const worthPreparing = new Set<string>();
/** Stands in a statement whose best way depends on its values, a rare word or a common one: it is planned anew each time. */
export const PLANNED_ANEW = '/* planned anew */';

/**
 * Has drizzle's queries prepared once per connection. By itself it sends each of them as a new one, which PostgreSQL parses and plans
 * every time, and for which postgres.js first asks what types its parameters have: two round trips instead of one.
 */
function preparing<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
  const isKnown = (text: string) => {
    if (worthPreparing.has(text)) return true;
    if (text.length > LONGEST_PREPARED || worthPreparing.size >= MOST_PREPARED || text.includes(PLANNED_ANEW))
      return false;
    worthPreparing.add(text);
    return true;
  };
  const unsafe: postgres.Sql['unsafe'] = (text, values, options) =>
    client.unsafe(text, values, { ...options, prepare: isKnown(text) });
  const inside =
    (open: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) =>
      open(
        ...args.map((arg) => (typeof arg === 'function' ? (tx: postgres.TransactionSql) => arg(preparing(tx)) : arg)),
      );
  return new Proxy(client, {
    get(target, property) {
      const value = Reflect.get(target, property);
      if (property === 'unsafe') return unsafe;
      return property === 'begin' || property === 'savepoint' ? inside(value as never) : value;
    },
  });
}

/** Forwards every use to an object that is made on first use, so that the environment may be completed before. */
function lazily<T extends object>(target: object, make: () => T): T {
  return new Proxy(target, {
    get(_target, property) {
      const made = make();
      const value = Reflect.get(made, property);
      return typeof value === 'function' ? value.bind(made) : value;
    },
    has: (_target, property) => Reflect.has(make(), property),
    apply: (_target, _self, args) =>
      Reflect.apply(make() as unknown as (...args: unknown[]) => unknown, undefined, args),
  }) as T;
}

/** Drizzle over the whole schema; the way to read and write. */
export const db: Database = lazily({}, () => clients().database);

/**
 * The plain postgres.js client, for LISTEN, COPY and hand-written reads. A second client, because drizzle changes how its own
 * client treats JSON and dates. Never use it inside a drizzle transaction: it would run outside of it.
 */
export const sql: postgres.Sql = lazily(
  () => undefined,
  () => clients().rawClient,
);

/**
 * Runs something during which every use of `db` in this process is part of one transaction, commands with transactions of their own
 * included: all of it is committed in the end, or nothing. For loading data while nobody else is served.
 */
export async function inOneTransaction<T>(run: () => Promise<T>): Promise<T> {
  const outside = clients();
  return outside.database.transaction(async (tx) => {
    holder.answerhallDatabase = { ...outside, database: tx as unknown as Database };
    try {
      return await run();
    } finally {
      holder.answerhallDatabase = outside;
    }
  });
}

/**
 * A query that is built once and run often: building its text costs more than running it. `make` is called again when the database
 * is another one.
 */
export function builtOnce<T>(make: (database: Database) => T): () => T {
  let of: Clients | undefined;
  let built: T | undefined;
  return () => {
    const current = clients();
    if (of !== current || built === undefined) {
      built = make(current.database);
      of = current;
    }
    return built;
  };
}

/** Ends both clients; the next use opens new ones (from DATABASE_URL as it is then). Waits at most five seconds. */
export async function closeDatabase(): Promise<void> {
  const current = holder.answerhallDatabase;
  holder.answerhallDatabase = undefined;
  if (!current) return;
  await Promise.all([current.drizzleClient.end({ timeout: 5 }), current.rawClient.end({ timeout: 5 })]);
}
