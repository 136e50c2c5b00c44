import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { db } from '~db/client';
import { type ListedQuestion, listedColumns, literal, toListed } from './question-list.queries.server';

/** Questions whose official answers were confirmed last and stand now, each once, in one round trip. */
export async function recentlyConfirmed(limit: number): Promise<ListedQuestion[]> {
  const at = now().toISOString();
  const rows = await db.execute(sql`
    with recent as materialized (
      select v.question_id, max(v.id) as id from (
        select v.id, v.question_id from verifications v
        where v.state = 'current'
          -- Asked of one row after the other, newest first, until there are enough. As joins and conditions of its own they would be
          -- made for all rows, or planned anew every time for the time that is asked about.
          and (select a.revision_id = v.revision_id and a.visibility = 'public' and v.valid_until > ${at}::timestamptz
            from answers a where a.id = v.answer_id)
          and (select q.visibility = 'public' from questions q where q.id = v.question_id)
        order by v.verified_at desc, v.id desc limit ${literal(limit * 2)}) v
      group by v.question_id)
    select ${listedColumns}
    from recent r0
    join verifications v on v.id = r0.id
    join questions q on q.id = r0.question_id
    join question_revisions r on r.id = q.revision_id
    order by v.verified_at desc, v.id desc limit ${literal(limit)}`);
  return rows.map(toListed);
}
