import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { slugOf } from '~/platform/text/slug';
import type { Database } from '~db/client';
import type { ImportReport } from './import-report';
import { jsonRows, textArray } from './json-parameters';
import type { ImportedAuthor } from './thread-draft';

const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name as it may be shown: one line, no invisible characters, at most 100 of the others. */
export function authorName(name: string, otherwise: string): string {
  return [...name.replace(CONTROL, '').replace(/\s+/g, ' ').trim()].slice(0, 100).join('') || otherwise;
}

export function authorHandle(name: string, suffix: string): string {
  const slug = slugOf(name);
  return `${slug === 'question' ? 'user' : slug.slice(0, 40)}-${suffix}`;
}

/**
 * Finds or makes the imported identities of these authors and gives their ids by key; names that changed follow. A dry run makes nobody
 * and gives 0 for those who are missing.
 */
export async function importAuthors(
  db: Database,
  authors: readonly ImportedAuthor[],
  report: ImportReport,
  options: { dryRun: boolean; firstMet: ReadonlySet<string> },
): Promise<Map<string, number>> {
  const { dryRun, firstMet } = options;
  const wanted = new Map(authors.map((author) => [author.key, author]));
  const ids = new Map<string, number>();
  const known = await db.execute<{ id: string; key: string; name: string; erased: boolean }>(sql`
    select id, origin_key as key, name, erased_at is not null as erased from people
     where origin_key = any(${textArray([...wanted.keys()])})`);
  for (const row of known) {
    const author = wanted.get(row.key);
    ids.set(row.key, Number(row.id));
    wanted.delete(row.key);
    const renamed = author !== undefined && author.name !== row.name && !row.erased;
    if (firstMet.has(row.key)) report.count('people', renamed ? 'changed' : 'unchanged');
    if (renamed && !dryRun) await db.execute(sql`update people set name = ${author.name} where id = ${row.id}`);
  }
  report.count('people', 'new', [...wanted.keys()].filter((key) => firstMet.has(key)).length);
  if (dryRun) {
    for (const key of wanted.keys()) ids.set(key, 0);
    return ids;
  }
  // A handle may be somebody's already: those left over try again under a longer one.
  for (const ending of [() => '', keyDigest]) {
    if (wanted.size === 0) break;
    const rows = [...wanted.values()].map((author) => ({
      handle: author.handle + ending(author.key),
      name: author.name,
      origin_key: author.key,
      created_at: (author.createdAt ?? now()).toISOString(),
    }));
    const written = await db.execute<{ id: string; key: string }>(sql`
      insert into people (handle, name, origin, origin_key, created_at)
      select handle, name, 'imported', origin_key, created_at
        from json_to_recordset(${jsonRows(rows)}) as r(handle text, name text, origin_key text, created_at timestamptz)
      on conflict do nothing returning id, origin_key as key`);
    for (const { id, key } of written) {
      ids.set(key, Number(id));
      wanted.delete(key);
    }
  }
  if (wanted.size > 0) throw new Error(`No free handle for ${[...wanted.keys()][0]}`);
  return ids;
}

const keyDigest = (key: string) => `-${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;
