import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TransactionSql } from 'postgres';

export type Cell = string | number | boolean | Date | null | readonly string[];

/**
 * The bulk path: rows go into a table by COPY, in PostgreSQL's text format, in the transaction of `tx`. Identity columns take the ids
 * that are given; move their sequences on afterwards.
 */
export async function copyRows(
  tx: TransactionSql,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const into = await tx`copy ${tx(table)} (${tx(columns)}) from stdin`.writable();
  const done = once(into, 'finish');
  await pipeline(Readable.from(lines(rows)), into);
  await done.catch(() => {});
}

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let block = '';
  for (const row of rows) {
    block += `${row.map(cell).join('\t')}\n`;
    if (block.length > 60_000) {
      yield block;
      block = '';
    }
  }
  if (block) yield block;
}

function cell(value: Cell): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escaped(`{${value.map((v) => `"${v.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  return escaped(String(value));
}

const escaped = (text: string) =>
  text.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? c);
