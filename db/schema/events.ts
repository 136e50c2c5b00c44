import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { citext, id, instant, ref } from './columns';
import { people } from './people';

/**
 * Everything that happened, append-only and hash-chained. `id` is gap-free and given, with both hashes, by a trigger that
 * holds the chain's lock; nobody may update or delete. Data holds ids and figures, never words or addresses of people,
 * so that erasing a person needs no change here.
 */
export const events = pgTable(
  'events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey(),
    type: text('type').notNull(),
    /** Who did it; null: the system. No foreign key, so that history outlives an account. */
    actorId: ref('actor_id'),
    questionId: ref('question_id'),
    answerId: ref('answer_id'),
    escalationId: ref('escalation_id'),
    agencyId: ref('agency_id'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
    at: instant('at').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('events_question_idx').on(t.questionId, t.id),
    index('events_escalation_idx').on(t.escalationId, t.id).where(sql`${t.escalationId} is not null`),
    index('events_type_idx').on(t.type, t.id),
  ],
);

/** What a person is told inside the product. One per person and event. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    eventId: ref('event_id').notNull(),
    kind: text('kind').notNull(),
    questionId: ref('question_id'),
    answerId: ref('answer_id'),
    escalationId: ref('escalation_id'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
  },
  (t) => [
    uniqueIndex('notices_event_key').on(t.eventId, t.personId, t.kind),
    index('notices_person_idx').on(t.personId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('notices_unread_idx').on(t.personId).where(sql`${t.readAt} is null`),
  ],
);

/** The outbox: a mail is a row until a mail server took it. Unique per cause, recipient and kind, so no retry doubles it. */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    personId: ref('person_id').references(() => people.id, { onDelete: 'cascade' }),
    recipient: citext('recipient').notNull(),
    kind: text('kind').notNull(),
    /** What caused it, e.g. `event:17` or `token:<hash>`. */
    cause: text('cause').notNull(),
    subject: text('subject').notNull(),
    bodyText: text('body_text').notNull(),
    bodyHtml: text('body_html').notNull(),
    headers: jsonb('headers').$type<Record<string, string>>().notNull().default({}),
    state: text('state').notNull().default('queued'),
    attempts: smallint('attempts').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('mails_cause_key').on(t.cause, t.recipient, t.kind),
    index('mails_queued_idx').on(t.id).where(sql`${t.state} = 'queued'`),
    check('mails_state_check', sql`${t.state} in ('queued','sent','kept','failed')`),
  ],
);

/** Answers already given to a POST with the same Idempotency-Key by the same person. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: smallint('status'),
    response: jsonb('response'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] }), index('idempotency_keys_age_idx').on(t.createdAt)],
);

/** Counters of rate limits, shared by all processes (layout of rate-limiter-flexible). */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: bigint('points', { mode: 'number' }).notNull().default(0),
    expire: bigint('expire', { mode: 'number' }),
  },
  (t) => [index('rate_limits_expire_idx').on(t.expire)],
);

/** Which workers are alive, in the database's own time: a worker not heard of for a while gives its jobs back. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  workerId: text('worker_id').primaryKey(),
  seenAt: instant('seen_at').notNull(),
});
