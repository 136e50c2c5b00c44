import { sql } from 'drizzle-orm';
import type { Tx } from '~db/client';
import type { Actor } from './actor';
import { now } from './clock';

/** An event to record. Past tense (`answer.verified`); `data` holds ids and figures, never words or addresses of people. */
export type NewEvent = {
  type: string;
  actor: Actor;
  questionId?: number | null;
  answerId?: number | null;
  escalationId?: number | null;
  agencyId?: number | null;
  data?: Record<string, unknown>;
  at?: Date;
};

/** What every process hears of a committed event. */
export type Heard = {
  id: number;
  type: string;
  actorId: number | null;
  questionId: number | null;
  answerId: number | null;
  escalationId: number | null;
  agencyId: number | null;
};

const pending = new WeakMap<Tx, NewEvent[]>();

/** Records an event in this transaction. It is written, with its job, just before the commit; both become real only then. */
export function recordEvent(tx: Tx, event: NewEvent): void {
  const list = pending.get(tx);
  if (!list) throw new Error('recordEvent needs a transaction opened by transaction()');
  list.push(event);
}

export function collectEvents(tx: Tx): void {
  pending.set(tx, []);
}

/**
 * Writes what was recorded: the events (chained by the database), one durable job for each, and the broadcast.
 * Last thing in a transaction, because the chain's lock is held from here to the commit.
 */
export async function flushEvents(tx: Tx): Promise<Heard[]> {
  const list = pending.get(tx) ?? [];
  pending.delete(tx);
  if (list.length === 0) return [];
  const rows = list.map((e) => ({
    type: e.type,
    actor_id: e.actor.personId,
    question_id: e.questionId ?? null,
    answer_id: e.answerId ?? null,
    escalation_id: e.escalationId ?? null,
    agency_id: e.agencyId ?? null,
    data: e.data ?? {},
    at: (e.at ?? now()).toISOString(),
  }));
  const written = await tx.execute(sql`
    with written as (
      insert into events (type, actor_id, question_id, answer_id, escalation_id, agency_id, data, at, id, previous_hash, hash)
      select type, actor_id, question_id, answer_id, escalation_id, agency_id, data, at, 0, '', ''
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as r(type text, actor_id bigint, question_id bigint, answer_id bigint, escalation_id bigint, agency_id bigint, data jsonb, at timestamptz)
      returning id, type, actor_id, question_id, answer_id, escalation_id, agency_id, data, at)
    select w.id, w.type, w.actor_id, w.question_id, w.answer_id, w.escalation_id, w.agency_id, j.id as job,
      pg_notify('events', json_build_object('id', w.id, 'type', w.type, 'actorId', w.actor_id, 'questionId', w.question_id,
        'answerId', w.answer_id, 'escalationId', w.escalation_id, 'agencyId', w.agency_id)::text)
    from written w
    cross join lateral graphile_worker.add_job('react', payload := json_build_object('event', w.id, 'type', w.type,
      'actorId', w.actor_id, 'questionId', w.question_id, 'answerId', w.answer_id, 'escalationId', w.escalation_id,
      'agencyId', w.agency_id, 'data', w.data, 'at', w.at), max_attempts := 5) j
    order by w.id`);
  const number = (v: unknown) => (v === null || v === undefined ? null : Number(v));
  return written.map((w) => ({
    id: Number(w.id),
    type: String(w.type),
    actorId: number(w.actor_id),
    questionId: number(w.question_id),
    answerId: number(w.answer_id),
    escalationId: number(w.escalation_id),
    agencyId: number(w.agency_id),
  }));
}

type Listener = (event: Heard) => void;
const listeners = new Set<Listener>();

/** Hears of every committed event: from this process before the reply is sent, from others by NOTIFY. Must not throw. */
export function onEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announce(events: Heard[]): void {
  for (const event of events) for (const listener of listeners) listener(event);
}
