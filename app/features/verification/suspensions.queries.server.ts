import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { db } from '~db/client';
import type { StandingSuspension } from './suspension-banner';

export type LiveSuspension = {
  id: number;
  agencyId: number;
  topicId: number | null;
  reason: string;
  suspendedAt: Date;
  by: string | null;
  count: number;
};

/** Suspensions of whole topics and agencies that have not been lifted. */
export async function liveSuspensions(agencyIds: readonly number[]): Promise<LiveSuspension[]> {
  const rows = await db.execute(sql`
    select s.id, s.agency_id, s.topic_id, s.reason, s.suspended_at, p.name as by,
      (select count(*)::int from suspended_answers a where a.suspension_id = s.id) as count
    from answer_suspensions s left join people p on p.id = s.suspended_by
    where s.ended_at is null and s.agency_id in (select value::bigint from json_array_elements_text(${JSON.stringify(agencyIds)}::json))
    order by s.suspended_at desc limit 200`);
  return rows.map((row) => ({
    id: Number(row.id),
    agencyId: Number(row.agency_id),
    topicId: row.topic_id === null ? null : Number(row.topic_id),
    reason: String(row.reason),
    suspendedAt: new Date(row.suspended_at as string),
    by: row.by as string | null,
    count: Number(row.count),
  }));
}

/** How many answers are official now, by topic of these agencies. */
export async function officialByTopic(agencyIds: readonly number[], at = now()): Promise<Map<number, number>> {
  const rows = await db.execute(sql`
    select q.topic_id, count(*)::int as n from verifications v
      join questions q on q.id = v.question_id join topics t on t.id = q.topic_id
    where v.state = 'current' and v.valid_until > ${at.toISOString()}::timestamptz
      and t.agency_id in (select value::bigint from json_array_elements_text(${JSON.stringify(agencyIds)}::json))
    group by q.topic_id`);
  return new Map(rows.map((row) => [Number(row.topic_id), Number(row.n)]));
}

/** The suspension that stands on the pages of a topic, or (no topic) of an agency: public, with its reason. */
export async function suspensionOn(agencyId: number, topicId: number | null): Promise<StandingSuspension | null> {
  const [row] = await db.execute(sql`
    select reason, suspended_at from answer_suspensions
    where ended_at is null and agency_id = ${agencyId} and coalesce(topic_id, 0) in (0, ${topicId ?? 0})
    order by suspended_at limit 1`);
  return row ? { reason: String(row.reason), since: new Date(row.suspended_at as string) } : null;
}
