import type { Options } from 'postgres';

type ConnectionOptions = Options<Record<string, never>>;

/** Milliseconds after which a statement is cancelled by the server; 0 = never. Operator commands and migrations set 0. */
const STATEMENT_TIMEOUT_MS = 15_000;
const LOCK_TIMEOUT_MS = 8_000;
const IDLE_TRANSACTION_TIMEOUT_MS = 30_000;

/**
 * Options of postgres.js for a connection URL. A unix socket is written as libpq and pg write it,
 * `postgres://user:secret@localhost/name?host=/folder`; postgres.js alone does not read that form.
 */
export function connectionOptions(url: string, overrides: ConnectionOptions = {}): ConnectionOptions {
  const parsed = new URL(url);
  const socketFolder = parsed.searchParams.get('host');
  const sslMode = parsed.searchParams.get('sslmode');
  const prepare = parsed.searchParams.get('prepare') !== 'false' && parsed.searchParams.get('pgbouncer') !== 'true';
  const host = socketFolder ?? decodeURIComponent(parsed.hostname);
  const { connection, ...others } = overrides;
  return {
    host,
    port: parsed.port ? Number(parsed.port) : 5432,
    database: decodeURIComponent(parsed.pathname.slice(1)) || decodeURIComponent(parsed.username),
    username: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    ssl: sslMode && sslMode !== 'disable' ? (sslMode as 'require') : false,
    prepare,
    connect_timeout: 2,
    idle_timeout: 30,
    // Without a short back-off, queries that queue up while the server is away fail one after the other for a minute.
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 0.5),
    onnotice: () => {},
    connection: {
      application_name: 'answerhall',
      statement_timeout: Number(process.env.DATABASE_STATEMENT_TIMEOUT_MS ?? STATEMENT_TIMEOUT_MS),
      lock_timeout: Number(process.env.DATABASE_LOCK_TIMEOUT_MS ?? LOCK_TIMEOUT_MS),
      idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
      ...connection,
    },
    ...others,
  };
}
