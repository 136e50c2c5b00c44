import { sql } from 'drizzle-orm';
import { db } from '~db/client';

/**
 * Puts the live questions of an agency, or of one topic, on the list of those to be looked at: a threshold or the hours it is counted
 * in have changed. Safe to repeat. Returns how many.
 */
export async function watchTopics(agencyId: number, topicId: number | null): Promise<number> {
  const rows = await db.execute(sql`
    insert into escalation_watches (question_id, due_at)
    select q.id, 'epoch' from questions q
    where q.topic_id in (select id from topics where agency_id = ${agencyId} and (${topicId}::bigint is null or id = ${topicId}))
      and not q.dormant and q.visibility = 'public' and q.closed_at is null
    order by q.id
    on conflict (question_id) do update set due_at = 'epoch' where escalation_watches.due_at > 'epoch'
    returning question_id`);
  return rows.length;
}
