import { sql } from 'drizzle-orm';
import { db } from '~db/client';

/** Documents read to estimate how frequent words are; more would not rank better. */
const SAMPLE = 6000;
/** Documents of the sample that hold a mark which is worth knowing, and how many marks are. */
const COMMON = 6;
const MOST_MARKS = 3000;
const KEY = 'search_statistics';
const FRESH_MS = 10_000;

export type SearchStatistics = {
  documents: number;
  /** Words of an average document. */
  averageLength: number;
  /** Shares of documents whose titles have a word (`#w…`) or two (`#p…`), for those that are not rare. */
  marks: Readonly<Record<string, number>>;
};

let known: { url: string | undefined; readAt: number; value: SearchStatistics } | undefined;

/** How many documents there are and how long they are on average; read at most every ten seconds. */
export async function searchStatistics(): Promise<SearchStatistics> {
  const url = process.env.DATABASE_URL;
  // A cache's own age, not product time: the machine's monotonic clock.
  const at = performance.now();
  if (known && known.url === url && at - known.readAt < FRESH_MS) return known.value;
  const [row] = await db.execute<{ value: SearchStatistics | null }>(
    sql`select value from settings where key = ${KEY}`,
  );
  const value = row?.value ?? { documents: 0, averageLength: 0, marks: {} };
  const usable = {
    documents: Math.max(1, value.documents),
    averageLength: Math.max(20, value.averageLength),
    marks: value.marks ?? {},
  };
  known = { url, readAt: at, value: usable };
  return usable;
}

/** Has them read again. */
export function forgetStatistics(): void {
  known = undefined;
}

/**
 * Estimates anew in what share of the documents each word stands, if the questions have grown by a tenth since the last time
 * (or `always`). Costs a sample, not the whole; one process at a time.
 */
export async function refreshVocabularyIfGrown(always: boolean): Promise<void> {
  const [row] = await db.execute<{ due: boolean }>(sql`
    select coalesce((select max(question_id) from search_documents), 0)
         - coalesce((select (value->>'newestId')::bigint from settings where key = ${KEY}), 0)
         > greatest(5, coalesce((select (value->>'documents')::float8 * 0.1 from settings where key = ${KEY}), 0)) as due`);
  if (always || row?.due) await refreshVocabulary();
}

async function refreshVocabulary(): Promise<void> {
  await db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(816234013) as free`);
    if (!lock?.free) return;
    const [size] = await tx.execute<{ count: string; newest: string | null }>(
      sql`select count(*) as count, max(question_id) as newest from search_documents`,
    );
    const documents = Number(size?.count ?? 0);
    const percent = documents <= SAMPLE ? 100 : (SAMPLE / documents) * 100;
    // The percentage goes into a query that is itself a text; it is a number of ours.
    const sample = `select vector from search_documents tablesample system (${percent.toFixed(4)}) repeatable (1)`;
    const [sampled] = await tx.execute<{ count: string; average: number | null }>(sql`
      select count(*) as count, avg(length)::float8 as average
        from search_documents tablesample system (${percent}) repeatable (1)`);
    await tx.execute(sql`
      with seen as materialized (select word, ndoc from ts_stat(${sample}) where length(word) <= 40 and word not like '#%'),
      size as (select ${Math.max(1, Number(sampled?.count ?? 0))}::real as n)
      insert into search_lexemes as l (lexeme, share) select word, ndoc / n from seen, size order by word
      on conflict (lexeme) do update set share = excluded.share where abs(l.share - excluded.share) > 0.1 * excluded.share`);
    const [counted] = await tx.execute<{ marks: SearchStatistics['marks'] | null }>(sql`
      select json_object_agg(word, round((ndoc / ${Math.max(1, Number(sampled?.count ?? 0))}::float8)::numeric, 5)) as marks
        from (select word, ndoc from ts_stat(${sample})
               where left(word, 2) in ('#w', '#p') and ndoc >= ${COMMON} order by ndoc desc limit ${MOST_MARKS}) m`);
    const value = {
      documents,
      averageLength: sampled?.average ?? 0,
      newestId: Number(size?.newest ?? 0),
      marks: documents > SAMPLE ? (counted?.marks ?? {}) : {},
    };
    await tx.execute(sql`
      insert into settings (key, value) values (${KEY}, ${JSON.stringify(value)}::jsonb)
      on conflict (key) do update set value = excluded.value`);
  });
  forgetStatistics();
}
