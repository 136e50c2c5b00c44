import { type SQL, sql } from 'drizzle-orm';
import type { Actor, Lang, Risk } from '~/platform/actor';
import { now } from '~/platform/clock';
import { inOrder } from './in-order.server';

/** Why something waits for a verifier. */
export const waitingKinds = ['second', 'challenge', 'due', 'edit', 'proposal', 'candidate'] as const;
export type WaitingKind = (typeof waitingKinds)[number];
export type DeskScope = 'mine' | 'all';

export type WaitingItem = {
  kind: WaitingKind;
  since: Date;
  answerId: number;
  verificationId: number | null;
  question: { id: number; slug: string; title: string; language: Lang };
  topicId: number;
  risk: Risk;
  /** Null: the person who asked, without their name. */
  author: string | null;
  score: number;
  accepted: boolean;
  challenges: number;
  dangerous: boolean;
  validUntil: Date | null;
};

/** Most that is counted of one kind: beyond it the figure only says "many". */
export const countedAtMost = 100;
const perPage = 25;

/** Limits a branch to what the actor's delegations cover; everything where they look at all of it. */
function inScope(actor: Actor, scope: DeskScope): SQL {
  if (scope === 'all') return sql`true`;
  const covered = actor.delegations.map(
    (d) => sql`(t.agency_id = ${d.agencyId} and ${d.topicId === null ? sql`true` : sql`t.id = ${d.topicId}`}
      and array_position(array['low','medium','high'], t.risk) <= array_position(array['low','medium','high'], ${d.riskCeiling}::text))`,
  );
  return covered.length === 0 ? sql`false` : sql`(${sql.join(covered, sql` or `)})`;
}

/** Who confirmed first cannot be the second: to them it waits for somebody else. */
function notMine(actor: Actor, scope: DeskScope): SQL {
  return scope === 'all' ? sql`true` : sql`v.verifier_id is distinct from ${actor.personId}`;
}

/** Each branch reads its own index from its oldest entry on, so that a page costs the same however much waits. */
function branch(kind: WaitingKind, scope: SQL, at: Date, notMine: SQL): SQL[] {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const visible = sql`a.visibility = 'public' and q.visibility in ('public', 'limited') and ${scope}`;
  const ofAnswer = sql`join questions q on q.id = a.question_id join topics t on t.id = q.topic_id`;
  const ofVerification = sql`join answers a on a.id = v.answer_id ${ofAnswer}`;
  const notHeld = sql`not exists (select 1 from verifications h where h.question_id = q.id
    and h.state in ('current', 'suspended', 'in_review', 'proposed'))`;
  /** Staff have looked at this very text, or want none of this answer. */
  const returned = sql`exists (select 1 from verifications r where r.answer_id = a.id and r.state = 'withdrawn'
    and (r.refused or r.revision_id = a.newest_revision_id))`;
  switch (kind) {
    case 'second':
    case 'proposal':
      return [
        sql`select v.created_at as since, a.id as answer_id, v.id as verification_id from verifications v ${ofVerification}
          where v.state = ${kind === 'second' ? sql`'in_review'` : sql`'proposed'`} and ${notMine} and ${visible}`,
      ];
    case 'challenge':
      return [
        sql`select c.created_at as since, a.id as answer_id, v.id as verification_id
          from verification_challenges c join verifications v on v.id = c.verification_id ${ofVerification}
          where c.outcome is null and v.state in ('current', 'suspended') and ${visible}
            and not exists (select 1 from verification_challenges e
              where e.verification_id = v.id and e.outcome is null and e.id < c.id)`,
      ];
    case 'due':
      return [
        sql`select v.review_due_at as since, a.id as answer_id, v.id as verification_id from verifications v ${ofVerification}
          where v.state = 'current' and v.review_due_at <= ${moment} and ${visible}`,
        sql`select v.suspended_at as since, a.id as answer_id, v.id as verification_id from verifications v ${ofVerification}
          where v.state = 'suspended' and ${visible}
            and not exists (select 1 from verification_challenges c where c.verification_id = v.id and c.outcome is null)`,
        sql`select coalesce(d.ended_at, d.valid_to) as since, a.id as answer_id, v.id as verification_id
          from delegations d join verifications v on v.delegation_id = d.id ${ofVerification}
          where (d.ended_at is not null or d.valid_to <= ${moment}) and v.state = 'current'
            and v.review_due_at > ${moment} and ${visible}`,
        sql`select s.checked_at as since, a.id as answer_id, v.id as verification_id
          from verification_sources s join verifications v on v.id = s.verification_id ${ofVerification}
          where s.failures >= 3 and s.first_failed_at <= s.checked_at - interval '7 days' and v.state = 'current'
            and v.review_due_at > ${moment} and ${visible}`,
      ];
    case 'edit':
      return [
        sql`select a.updated_at as since, a.id as answer_id, v.id as verification_id
          from answers a join verifications v on v.answer_id = a.id and v.state in ('current', 'suspended') ${ofAnswer}
          where a.newest_revision_id <> a.revision_id and ${visible} and not ${returned}`,
      ];
    case 'candidate':
      return [
        // Points that came along with an import say nothing to whoever verifies here; an archive of them would be walked for each page.
        sql`select a.created_at as since, a.id as answer_id, null::bigint as verification_id from answers a ${ofAnswer}
          where a.score >= 3 and a.visibility = 'public' and a.channel <> 'import' and not q.dormant and q.accepted_answer_id is distinct from a.id
            and q.closed_at is null and ${notHeld} and ${visible} and not ${returned}`,
        sql`select q.accepted_at as since, a.id as answer_id, null::bigint as verification_id
          from questions q join answers a on a.id = q.accepted_answer_id join topics t on t.id = q.topic_id
          where q.accepted_answer_id is not null and q.visibility = 'public' and not q.dormant and q.closed_at is null
            and ${notHeld} and ${visible} and not ${returned}`,
      ];
  }
}

type DeskFilter = { kind?: WaitingKind | null; scope: DeskScope; after?: string | null; limit?: number };

/** One page of the desk and one row more, in one statement. */
export function waitingQuery(actor: Actor, filter: DeskFilter, at: Date): SQL {
  const limit = filter.limit ?? perPage;
  const scope = inScope(actor, filter.scope);
  const key = /^(\d{1,17})\.([a-z]{1,20})\.(\d{1,15})$/.exec(filter.after ?? '');
  const kinds = filter.kind ? [filter.kind] : [...waitingKinds];
  const parts = kinds.flatMap((kind) =>
    branch(kind, scope, at, notMine(actor, filter.scope)).map((query) => {
      const beyond = key
        ? sql`where (since, ${kind}::text, answer_id) > (to_timestamp(${key[1]}::numeric / 1000000), ${key[2]}::text, ${key[3]}::bigint)`
        : sql``;
      return sql`(select b.*, ${kind}::text as kind from (${query}) b ${beyond} order by since, answer_id limit ${limit + 1})`;
    }),
  );
  return sql`
    with waiting as (select * from (${sql.join(parts, sql` union all `)}) w order by since, kind, answer_id limit ${limit + 1})
    select w.kind, w.since, (extract(epoch from w.since) * 1000000)::bigint as key, w.answer_id, w.verification_id,
      q.id as question_id, q.slug, q.title, q.language, q.topic_id, t.risk, a.score, q.accepted_answer_id = a.id as accepted,
      case when q.asker_withheld and a.author_id = q.asker_id then null else p.name end as author, v.valid_until,
      (select count(*) from verification_challenges c where c.verification_id = v.id and c.outcome is null) as challenges,
      exists (select 1 from verification_challenges c where c.verification_id = v.id and c.outcome is null and c.kind = 'dangerous') as dangerous
    from waiting w join answers a on a.id = w.answer_id join questions q on q.id = a.question_id
      join topics t on t.id = q.topic_id join people p on p.id = a.author_id
      left join verifications v on v.id = w.verification_id
    order by w.since, w.kind, w.answer_id`;
}

/** What waits for a verifier, longest waiting first, paged by key. */
export async function waitingForVerifier(
  actor: Actor,
  filter: DeskFilter,
  at = now(),
): Promise<{ items: WaitingItem[]; next: string | null }> {
  const limit = filter.limit ?? perPage;
  const rows = await inOrder((tx) => tx.execute(waitingQuery(actor, filter, at)));
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(toItem),
    next: rows.length > limit && last ? `${last.key}.${last.kind}.${last.answer_id}` : null,
  };
}

/** All the figures of the desk in one statement. */
export function countsQuery(actor: Actor, scope: DeskScope, at: Date): SQL {
  const covered = inScope(actor, scope);
  const parts = waitingKinds.flatMap((kind) =>
    branch(kind, covered, at, notMine(actor, scope)).map(
      (query) =>
        sql`select ${kind}::text as kind, count(*)::int as n from (${query} order by since limit ${countedAtMost}) b`,
    ),
  );
  return sql.join(parts, sql` union all `);
}

/** How much waits, by kind, each counted to a hundred. */
export async function countWaiting(actor: Actor, scope: DeskScope, at = now()): Promise<Record<WaitingKind, number>> {
  const rows = await inOrder((tx) => tx.execute(countsQuery(actor, scope, at)));
  const counts = Object.fromEntries(waitingKinds.map((kind) => [kind, 0])) as Record<WaitingKind, number>;
  for (const row of rows) counts[row.kind as WaitingKind] += Number(row.n);
  return counts;
}

function toItem(row: Record<string, unknown>): WaitingItem {
  const date = (value: unknown) => (value === null || value === undefined ? null : new Date(String(value)));
  return {
    kind: row.kind as WaitingKind,
    since: date(row.since) ?? new Date(0),
    answerId: Number(row.answer_id),
    verificationId: row.verification_id === null ? null : Number(row.verification_id),
    question: {
      id: Number(row.question_id),
      slug: String(row.slug),
      title: String(row.title),
      language: row.language as Lang,
    },
    topicId: Number(row.topic_id),
    risk: row.risk as Risk,
    author: row.author === null ? null : String(row.author),
    score: Number(row.score),
    accepted: row.accepted === true,
    challenges: Number(row.challenges),
    dangerous: row.dangerous === true,
    validUntil: date(row.valid_until),
  };
}
