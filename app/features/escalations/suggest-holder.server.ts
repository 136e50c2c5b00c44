import { sql } from 'drizzle-orm';
import type { Risk } from '~/platform/actor';
import type { Tx } from '~db/client';

/** Who might take a case, and the facts that speak for them (shown in words on the case). */
export type Suggestion = { personId: number; why: SuggestionFacts };
export type SuggestionFacts = { delegation: boolean; skills: number; open: number; before?: boolean };

export type Route = { agencyId: number; suggestion: Suggestion | null };

/**
 * The desk for a topic: its agency, or triage where the agency has nobody at all; and whom to suggest there: those whose
 * delegation covers topic and risk first, then those who know most of what it is about, then fewest open cases, then longest idle.
 * Whoever is away is left out, and the case stays in the queue until somebody claims it.
 */
export async function routeCase(
  tx: Tx,
  topic: { agencyId: number; topicId: number; risk: Risk },
  at: Date,
): Promise<Route> {
  const moment = at.toISOString();
  const rows = await tx.execute(sql`
    with desk as (
      select coalesce(
        (select g.agency_id from role_grants g join people p on p.id = g.person_id
          where g.agency_id = ${topic.agencyId} and g.ended_at is null and p.erased_at is null limit 1),
        (select id from agencies where is_triage),
        ${topic.agencyId}::bigint) as agency_id),
    staff as (
      select distinct p.id from desk
      join role_grants g on g.agency_id = desk.agency_id and g.ended_at is null
      join people p on p.id = g.person_id and p.erased_at is null
        and (p.suspended_at is null or p.suspended_until <= ${moment}::timestamptz)
      where not exists (select 1 from absences a where a.person_id = p.id and not a.cancelled
        and a.starts_at <= ${moment}::timestamptz and (a.ends_at is null or a.ends_at > ${moment}::timestamptz)))
    select desk.agency_id, s.id, f.delegation, f.skills, f.open
    from desk left join staff s on true
    left join lateral (select
      exists (select 1 from delegations d where d.person_id = s.id and d.ended_at is null
        and d.agency_id = ${topic.agencyId} and (d.topic_id is null or d.topic_id = ${topic.topicId})
        and array_position(array['low','medium','high'], d.risk_ceiling) >= array_position(array['low','medium','high'], ${topic.risk}::text)
        and d.valid_from <= ${moment}::timestamptz and (d.valid_to is null or d.valid_to > ${moment}::timestamptz)) as delegation,
      (select count(*)::int from topic_skills ts join person_skills ps on ps.skill_id = ts.skill_id and ps.person_id = s.id
        where ts.topic_id = ${topic.topicId}) as skills,
      (select count(*)::int from escalations e where e.assignee_id = s.id
        and e.state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish')) as open,
      (select max(e.holder_acted_at) from escalations e where e.assignee_id = s.id) as acted) f on true
    order by f.delegation desc nulls last, f.skills desc, f.open, f.acted nulls first, s.id
    limit 1`);
  const [row] = rows;
  if (!row) return { agencyId: topic.agencyId, suggestion: null };
  const why = { delegation: row.delegation === true, skills: Number(row.skills), open: Number(row.open) };
  return {
    agencyId: Number(row.agency_id),
    suggestion: row.id === null ? null : { personId: Number(row.id), why },
  };
}
