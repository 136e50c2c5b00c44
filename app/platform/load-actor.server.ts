import { sql } from 'drizzle-orm';
import type { Database, Tx } from '~db/client';
import { type Actor, type ActorDelegation, type Channel, type Lang, visitor } from './actor';
import { now } from './clock';

type Row = {
  id: number | string;
  handle: string;
  name: string;
  language: Lang;
  email_confirmed_at: Date | string | null;
  established_at: Date | string | null;
  created_at: Date | string;
  suspended_at: Date | string | null;
  suspended_until: Date | string | null;
  roles: Actor['roles'] | null;
  delegations:
    | (Omit<ActorDelegation, 'validFrom' | 'validTo'> & { validFrom: string; validTo: string | null })[]
    | null;
  unread: number | string;
};

const rights = sql`
  (select json_agg(json_build_object('role', g.role, 'agencyId', g.agency_id))
     from role_grants g where g.person_id = p.id and g.ended_at is null) as roles,
  (select json_agg(json_build_object('id', d.id, 'agencyId', d.agency_id, 'topicId', d.topic_id,
            'riskCeiling', d.risk_ceiling, 'validFrom', d.valid_from, 'validTo', d.valid_to) order by d.id)
     from delegations d where d.person_id = p.id and d.ended_at is null) as delegations`;

/** Columns of a person (alias `p`) from which `toActor` makes an actor: one round trip with the session's own row. */
export const actorColumns = sql`p.id, p.handle, p.name, p.language, p.email_confirmed_at, p.established_at, p.created_at,
  p.suspended_at, p.suspended_until, ${rights},
  (select count(*) from (select 1 from notices n where n.person_id = p.id and n.read_at is null limit 100) u) as unread`;

export function toActor(row: Record<string, unknown>, channel: Channel, sessionId: string | null): Actor {
  const r = row as Row;
  const until = r.suspended_until === null ? null : new Date(r.suspended_until);
  return {
    ...visitor,
    kind: 'person',
    personId: Number(r.id),
    handle: r.handle,
    name: r.name,
    language: r.language,
    roles: r.roles ?? [],
    delegations: (r.delegations ?? []).map((d) => ({
      ...d,
      validFrom: new Date(d.validFrom),
      validTo: d.validTo === null ? null : new Date(d.validTo),
    })),
    suspended: r.suspended_at !== null && (until === null || now() < until),
    emailConfirmed: r.email_confirmed_at !== null,
    established: r.established_at !== null,
    createdAt: new Date(r.created_at),
    unreadNotices: Number(r.unread ?? 0),
    channel,
    sessionId,
  };
}

/** A person's rights as they are now; null if there is no such person. */
export async function loadActor(db: Database | Tx, personId: number, channel: Channel = 'web'): Promise<Actor | null> {
  const rows = await db.execute(sql`select ${actorColumns} from people p where p.id = ${personId}`);
  const row = rows[0];
  return row ? toActor(row, channel, null) : null;
}

/**
 * The actor's rights inside a transaction, locked against change until it ends: whoever takes a right away locks the
 * person's row for update first, so no write can commit after a demotion has.
 */
export async function lockActor(tx: Tx, actor: Actor): Promise<Actor> {
  if (actor.personId === null) return actor;
  await tx.execute(sql`select 1 from people where id = ${actor.personId} for key share`);
  const fresh = await loadActor(tx, actor.personId, actor.channel);
  return fresh ? { ...fresh, sessionId: actor.sessionId, secondFactorMissing: actor.secondFactorMissing } : visitor;
}
