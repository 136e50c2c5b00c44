import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import postgres from 'postgres';
import { sql } from '~db/client';
import { connectionOptions } from '~db/connection-options';
import { CommandError } from '../command-error';
import { type BackupTable, backupTables, copyTarget, quoted, schemaVersion, writeAlike } from './backup-tables.server';
import { linesOf } from './lines-of';
import { type Digest, RowDigest } from './row-digest';
import { type BackupEnd, type BackupHead, END_OF_TABLE, type TableHead } from './write-backup.server';

const CHUNK_CHARACTERS = 65_536;

/**
 * Puts a backup in the place of what the database holds: all of it or, whatever goes wrong, nothing. `ownerUrl`: the role that owns the
 * schema. `replace`: also when there is something. Returns the number of rows.
 */
export async function readBackup(
  file: string,
  ownerUrl: string,
  replace: boolean,
  progress: (table: string) => void,
): Promise<number> {
  const owner = postgres(
    connectionOptions(ownerUrl, { max: 1, connection: { statement_timeout: 0, lock_timeout: 10_000 } }),
  );
  try {
    const end = await owner.begin(async (begun) => {
      const tx = begun as unknown as postgres.Sql;
      await writeAlike(tx);
      await mustBeEmpty(tx, replace);
      const tables = await backupTables(tx);
      const restoreRules = await suspendRules(tx, tables);
      const found = await load(tx, file, tables, progress);
      for (const [name, value] of Object.entries(found.sequences)) {
        await tx`SELECT setval(${`public.${quoted(name)}`}::regclass, ${value}::bigint)`;
      }
      await restoreRules();
      await compare(tx, tables, found.tables);
      // Real content is not to be mixed with the demo city at the next start.
      await tx`INSERT INTO settings (key, value) VALUES ('demo_loaded', 'true') ON CONFLICT (key) DO NOTHING`;
      return found;
    });
    await addJobs(end.jobs);
    return Object.values(end.tables).reduce((sum, { rows }) => sum + rows, 0);
  } catch (error) {
    // The file is no gzip, or ends too early.
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) {
      throw new CommandError(`${file} is damaged, or no backup of Answerhall.`);
    }
    throw error;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

async function mustBeEmpty(tx: postgres.Sql, replace: boolean): Promise<void> {
  if (replace) return;
  const [row] = await tx`SELECT EXISTS (SELECT 1 FROM people) OR EXISTS (SELECT 1 FROM questions) AS full`;
  if (row?.full) throw new CommandError('The database is not empty; --replace removes everything in it first.');
}

/** Foreign keys and triggers would stand in the way of loading table by table; what is loaded has passed them before. */
async function suspendRules(tx: postgres.Sql, tables: BackupTable[]): Promise<() => Promise<void>> {
  const keys = await tx<{ table: string; name: string; definition: string }[]>`
    SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace ORDER BY c.relname, k.conname`;
  for (const { table, name } of keys) await tx.unsafe(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  for (const { name } of tables) await tx.unsafe(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  await tx.unsafe(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`);
  return async () => {
    for (const { name } of tables) await tx.unsafe(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
    for (const { table, name, definition } of keys) {
      await tx.unsafe(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    }
  };
}

async function load(
  tx: postgres.Sql,
  file: string,
  tables: BackupTable[],
  progress: (table: string) => void,
): Promise<BackupEnd> {
  const lines = linesOf(createReadStream(file).pipe(createGunzip()));
  const head = parse<BackupHead>((await lines.next()).value);
  if (head?.answerhall !== 'backup' || head.format !== 1) throw new CommandError(`${file} is no backup of Answerhall.`);
  if (head.schema !== (await schemaVersion(tx))) {
    throw new CommandError(
      'The backup was made by another version of Answerhall: restore it with that one, then start this one.',
    );
  }
  const known = new Map(tables.map((table) => [table.name, table]));
  for (;;) {
    const line = (await lines.next()).value as string | undefined;
    const next = parse<TableHead & BackupEnd>(line);
    if (next?.end) return next;
    const table = known.get(next?.table ?? '');
    if (!table || !next) throw new CommandError(`${file} is damaged or incomplete.`);
    progress(table.name);
    await copyIn(tx, { name: table.name, columns: next.columns }, lines, file);
  }
}

async function copyIn(
  tx: postgres.Sql,
  table: BackupTable,
  lines: AsyncGenerator<string>,
  file: string,
): Promise<void> {
  const target = await tx.unsafe(`COPY ${copyTarget(table)} FROM STDIN`).writable();
  let chunk = '';
  const flush = async () => {
    if (chunk && !target.write(chunk)) await once(target, 'drain');
    chunk = '';
  };
  try {
    for (;;) {
      const { value: line, done } = await lines.next();
      if (done) throw new CommandError(`${file} is damaged or incomplete.`);
      if (line === END_OF_TABLE) break;
      chunk += `${line}\n`;
      if (chunk.length > CHUNK_CHARACTERS) await flush();
    }
  } catch (error) {
    // The connection takes nothing else while a COPY is open, not even the end of the transaction.
    target.once('error', () => {}).destroy(new Error('the backup ends here'));
    throw error;
  }
  await flush();
  await new Promise<void>((resolve, reject) => {
    target.once('error', reject);
    target.end(() => resolve());
  });
}

/** Reads every table back: what is there now must be, row by row, what the backup was made of. */
async function compare(tx: postgres.Sql, tables: BackupTable[], wanted: Record<string, Digest>): Promise<void> {
  for (const table of tables) {
    const digest = new RowDigest();
    for await (const line of linesOf(await tx.unsafe(`COPY ${copyTarget(table)} TO STDOUT`).readable()))
      digest.add(line);
    const { rows, sum } = digest.result();
    const expected = wanted[table.name];
    if (expected && (expected.rows !== rows || expected.sum !== sum)) {
      throw new CommandError(`The rows of ${table.name} do not match the backup: it is damaged. Nothing was changed.`);
    }
  }
}

async function addJobs(jobs: BackupEnd['jobs']): Promise<void> {
  await sql`DELETE FROM graphile_worker._private_jobs`;
  for (const job of jobs) {
    await sql`SELECT graphile_worker.add_job(${String(job.task)}, payload := ${JSON.stringify(job.payload)}::json,
      run_at := ${String(job.run_at)}::timestamptz, max_attempts := ${Number(job.max_attempts)}::int,
      priority := ${Number(job.priority)}::int, job_key := ${job.key === null ? null : String(job.key)})`;
  }
}

function parse<T>(line: unknown): T | undefined {
  try {
    return JSON.parse(String(line)) as T;
  } catch {
    return undefined;
  }
}
