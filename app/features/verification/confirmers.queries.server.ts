import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

export type Confirmer = { id: number; name: string };

/** A JSON list of who may confirm an answer of this topic at this risk, for whatever agency, besides one person; fifty at most. */
export function confirmersOf(
  topicId: SQLWrapper | number,
  risk: SQLWrapper | string,
  except: number | null,
  at: Date,
): SQL<Confirmer[]> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  return sql`(select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name), '[]') from (
    select distinct p.id, p.name from topics ct
      join delegations d on d.topic_id = ct.id or (d.topic_id is null and d.agency_id = ct.agency_id)
      join people p on p.id = d.person_id
    where ct.id = ${topicId} and d.ended_at is null and d.valid_from <= ${moment} and (d.valid_to is null or d.valid_to > ${moment})
      and array_position(array['low','medium','high'], ${risk}::text) <= array_position(array['low','medium','high'], d.risk_ceiling)
      and p.suspended_at is null and p.id is distinct from ${except}::bigint
      and exists (select 1 from role_grants g where g.person_id = p.id and g.ended_at is null)
    limit 50) c)`;
}
