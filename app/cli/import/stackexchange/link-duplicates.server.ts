import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { now } from '~/platform/clock';
import { db } from '~db/client';
import { writeImportEvents } from '../import-events.server';
import { jsonRows } from '../json-parameters';
import type { DumpSite } from './dump-site.server';

const BATCH = 500;

/**
 * Keeps which question is a duplicate of which. The first link of a question counts; one that would close a circle is left out, and one that
 * people here have made or undone stays as they left it.
 */
export async function linkDuplicates(session: postgres.ReservedSql, site: DumpSite): Promise<void> {
  for (let after = 0; ; ) {
    const links = await session<{ id: string; post: string; original: string; created: Date | null }[]>`
      select * from (select distinct on (post) id, post, original, created from stage_links where post <> original
        order by post, id) l where post > ${after} order by post limit ${BATCH}`;
    const last = links.at(-1);
    if (!last) return;
    after = Number(last.post);
    const rows = links.map(({ post, original, created }) => ({
      post: `stackexchange:${site.key}:${post}`,
      original: `stackexchange:${site.key}:${original}`,
      at: (created ?? now()).toISOString(),
    }));
    const missing = await db.execute<{ question: string; original: string; at: string; agency: string }>(sql`
      select q.id as question, o.id as original, r.at, t.agency_id as agency
        from json_to_recordset(${jsonRows(rows)}) as r(post text, original text, at timestamptz)
        join questions q on q.origin_key = r.post join questions o on o.origin_key = r.original
        join topics t on t.id = q.topic_id
       where not exists (select 1 from question_duplicates d where d.question_id = q.id) order by q.id`);
    for (const link of missing) await linkDuplicate(link);
  }
}

async function linkDuplicate(link: { question: string; original: string; at: string; agency: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const [written] = await tx.execute(sql`
      with recursive chain as (
        select ${link.original}::bigint as id
        union
        select d.original_id from question_duplicates d join chain c on d.question_id = c.id where d.undone_at is null)
      insert into question_duplicates (question_id, original_id, marked_at)
      select ${link.question}::bigint, ${link.original}::bigint, ${link.at}::timestamptz
       where not exists (select 1 from chain where id = ${link.question}::bigint)
      returning id`);
    if (!written) return;
    const data = { originalId: Number(link.original) };
    const event = {
      type: 'question.duplicate_imported',
      questionId: Number(link.question),
      agencyId: Number(link.agency),
    };
    await writeImportEvents(tx, [{ ...event, data }]);
  });
}
