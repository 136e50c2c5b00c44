import { sql } from 'drizzle-orm';
import type { Tx } from '~db/client';

/** Who is to hear of an agency's official answer: its leads, and those who may speak for it on this topic. Not only the verifier. */
export async function agencySpeakers(tx: Tx, agencyId: number, topicId: number, at: Date): Promise<number[]> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const rows = await tx.execute<{ id: string }>(sql`
    select person_id as id from role_grants where agency_id = ${agencyId} and role = 'lead' and ended_at is null
    union
    select d.person_id from delegations d
      where d.agency_id = ${agencyId} and (d.topic_id is null or d.topic_id = ${topicId}) and d.ended_at is null
        and d.valid_from <= ${moment} and (d.valid_to is null or d.valid_to > ${moment})
        and exists (select 1 from role_grants g where g.person_id = d.person_id and g.ended_at is null)
    order by id`);
  return rows.map((row) => Number(row.id));
}
