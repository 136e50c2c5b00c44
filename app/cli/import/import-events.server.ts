import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import type { Database, Tx } from '~db/client';
import { jsonRows } from './json-parameters';

export type ImportEvent = {
  type: string;
  questionId?: number;
  answerId?: number;
  agencyId?: number;
  data?: Record<string, unknown>;
};

/**
 * Writes what an import did into the event chain and tells every process, so that its caches follow. Unlike events of people these
 * have no durable reactions: imported threads cause no notices, mail or escalation. Last thing in a transaction.
 */
export async function writeImportEvents(tx: Tx | Database, events: readonly ImportEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    type: event.type,
    question_id: event.questionId ?? null,
    answer_id: event.answerId ?? null,
    agency_id: event.agencyId ?? null,
    data: event.data ?? {},
  }));
  await tx.execute(sql`
    with written as (
      insert into events (type, question_id, answer_id, agency_id, data, at, id, previous_hash, hash)
      select type, question_id, answer_id, agency_id, data, ${now().toISOString()}::timestamptz, 0, '', ''
        from json_to_recordset(${jsonRows(rows)})
          as r(type text, question_id bigint, answer_id bigint, agency_id bigint, data jsonb)
      returning id, type, question_id, answer_id, agency_id)
    select pg_notify('events', json_build_object('id', id, 'type', type, 'actorId', null, 'questionId', question_id,
      'answerId', answer_id, 'escalationId', null, 'agencyId', agency_id)::text) from written`);
}
