import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type postgres from 'postgres';
import { sql } from '~db/client';
import { backupTables, copyTarget, schemaVersion, writeAlike } from './backup-tables.server';
import { linesOf } from './lines-of';
import { type Digest, RowDigest } from './row-digest';

/** The first line of a backup. */
export interface BackupHead {
  answerhall: 'backup';
  format: 1;
  schema: number;
  madeAt: string;
}

/** Begins a table; its rows follow in COPY's text form, and a line `\.` ends it. */
export interface TableHead {
  table: string;
  columns: string[];
}

/** The last line: what must have come before it, for the reader to check. */
export interface BackupEnd {
  end: true;
  tables: Record<string, Digest>;
  sequences: Record<string, string>;
  jobs: Record<string, unknown>[];
}

export const END_OF_TABLE = '\\.';

/**
 * Writes everything the product knows into one compressed file, as of one moment, while it goes on working. The file appears under its
 * name when it is whole; it holds personal data and hashes of passwords, so only its owner may read it.
 */
export async function writeBackup(file: string, madeAt: Date, progress: (table: string) => void): Promise<Digest> {
  const partial = `${file}.partial`;
  const gzip = createGzip({ level: 6 });
  const target = createWriteStream(partial, { mode: 0o600 });
  gzip.pipe(target);
  const write = async (line: string) => {
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain');
  };
  try {
    const total = await sql.begin('isolation level repeatable read read only', (tx) =>
      writeAll(tx as unknown as postgres.Sql, write, madeAt, progress),
    );
    gzip.end();
    await finished(target);
    await rename(partial, file);
    return total;
  } catch (error) {
    gzip.destroy();
    target.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeAll(
  tx: postgres.Sql,
  write: (line: string) => Promise<void>,
  madeAt: Date,
  progress: (table: string) => void,
): Promise<Digest> {
  await writeAlike(tx);
  const head: BackupHead = {
    answerhall: 'backup',
    format: 1,
    schema: await schemaVersion(tx),
    madeAt: madeAt.toISOString(),
  };
  await write(JSON.stringify(head));
  const tables: Record<string, Digest> = {};
  let rows = 0;
  for (const table of await backupTables(tx)) {
    progress(table.name);
    const tableHead: TableHead = { table: table.name, columns: table.columns };
    await write(JSON.stringify(tableHead));
    const digest = new RowDigest();
    for await (const line of linesOf(await tx.unsafe(`COPY ${copyTarget(table)} TO STDOUT`).readable())) {
      digest.add(line);
      await write(line);
    }
    await write(END_OF_TABLE);
    tables[table.name] = digest.result();
    rows += digest.result().rows;
  }
  const end: BackupEnd = { end: true, tables, sequences: await sequences(tx), jobs: await jobs(tx) };
  await write(JSON.stringify(end));
  return { rows, sum: '' };
}

async function sequences(tx: postgres.Sql): Promise<Record<string, string>> {
  const found = await tx<{ name: string; value: string }[]>`
    SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL`;
  return Object.fromEntries(found.map(({ name, value }) => [name, value]));
}

/** What was still to be done. Sweeps by cron come by themselves. */
async function jobs(tx: postgres.Sql): Promise<Record<string, unknown>[]> {
  const found = await tx`
    SELECT t.identifier AS task, j.payload, j.run_at, j.max_attempts, j.priority, j.key
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.attempts < j.max_attempts ORDER BY j.id`;
  return found.map((row) => ({ ...row }));
}
