import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { db } from '~db/client';

export type TeamSkill = { id: number; name: string; nameEs: string | null; confirmed: boolean };

export type TeamMember = {
  id: number;
  name: string;
  handle: string;
  lead: boolean;
  open: number;
  waiting: number;
  late: number;
  suggested: number;
  lastSeenAt: Date | null;
  absence: { id: number; startsAt: Date; endsAt: Date | null } | null;
  skills: TeamSkill[];
};

/** The people of an agency by name, with what lies with each of them: one round trip, whatever their number. */
export async function teamOf(agencyId: number, at = now()): Promise<TeamMember[]> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    with team as (
      select p.id, p.name, p.handle, bool_or(g.role = 'lead') as lead
      from role_grants g join people p on p.id = g.person_id
      where g.agency_id = ${agencyId} and g.ended_at is null and p.erased_at is null group by p.id)
    select team.*, load.*,
      (select count(*)::int from escalations e where e.suggested_id = team.id and e.state = 'queued') as suggested,
      (select max(s.last_seen_at) from sessions s where s.person_id = team.id) as last_seen,
      (select json_build_object('id', a.id, 'startsAt', a.starts_at, 'endsAt', a.ends_at) from absences a
        where a.person_id = team.id and not a.cancelled and (a.ends_at is null or a.ends_at > ${moment})
        order by a.starts_at limit 1) as absence,
      (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'nameEs', k.translations->'es'->>'name',
          'confirmed', ps.confirmed_at is not null) order by k.name), '[]')
        from person_skills ps join skills k on k.id = ps.skill_id where ps.person_id = team.id) as skills
    from team left join lateral (
      select count(*)::int as open, count(*) filter (where e.waiting_since is not null)::int as waiting,
        count(*) filter (where e.due_at <= ${moment})::int as late
      from escalations e where e.assignee_id = team.id
        and e.state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish')) load on true
    order by team.name, team.id`);
  return rows.map((row) => {
    const absence = row.absence as { id: number; startsAt: string; endsAt: string | null } | null;
    return {
      id: Number(row.id),
      name: String(row.name),
      handle: String(row.handle),
      lead: row.lead === true,
      open: Number(row.open),
      waiting: Number(row.waiting),
      late: Number(row.late),
      suggested: Number(row.suggested),
      lastSeenAt: row.last_seen === null ? null : new Date(row.last_seen as string),
      absence: absence && {
        id: absence.id,
        startsAt: new Date(absence.startsAt),
        endsAt: absence.endsAt === null ? null : new Date(absence.endsAt),
      },
      skills: row.skills as TeamSkill[],
    };
  });
}
