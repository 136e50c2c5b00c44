import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies, topics } from './directory';
import { people } from './people';
import { verifications } from './verifications';

/** A lead took the badge off all official answers of a topic, or of the whole agency (`topicId` null), at once. */
export const answerSuspensions = pgTable(
  'answer_suspensions',
  {
    id: id(),
    agencyId: ref('agency_id')
      .notNull()
      .references(() => agencies.id),
    topicId: ref('topic_id').references(() => topics.id),
    reason: text('reason').notNull(),
    suspendedBy: ref('suspended_by').references(() => people.id),
    suspendedAt: instant('suspended_at').notNull(),
    endedBy: ref('ended_by').references(() => people.id),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('answer_suspensions_live_key')
      .on(t.agencyId, sql`coalesce(${t.topicId}, 0)`)
      .where(sql`${t.endedAt} is null`),
  ],
);

/** Which answers a suspension took the badge off: those it gives it back to, unless somebody has decided about one meanwhile. */
export const suspendedAnswers = pgTable(
  'suspended_answers',
  {
    suspensionId: ref('suspension_id')
      .notNull()
      .references(() => answerSuspensions.id, { onDelete: 'cascade' }),
    verificationId: ref('verification_id')
      .notNull()
      .references(() => verifications.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.suspensionId, t.verificationId] }),
    index('suspended_answers_verification_idx').on(t.verificationId),
  ],
);

/** What reports know of a case, read from its events: how it is sorted, and whether it is open. */
export const reportCases = pgTable(
  'report_cases',
  {
    escalationId: ref('escalation_id').primaryKey(),
    agencyId: ref('agency_id').notNull(),
    topicId: ref('topic_id').notNull(),
    trigger: text('trigger').notNull(),
    channel: text('channel').notNull(),
    open: boolean('open').notNull(),
  },
  (t) => [index('report_cases_open_idx').on(t.agencyId).where(sql`${t.open}`)],
);

/**
 * One row for each thing that reports count, in the order of the events it was read from. Nothing here is known from elsewhere:
 * emptied, it is filled again from the events to the same rows.
 */
export const reportMarks = pgTable(
  'report_marks',
  {
    eventId: bigint('event_id', { mode: 'number' }).notNull(),
    kind: text('kind').notNull(),
    escalationId: ref('escalation_id').notNull(),
    /** Monday of its week, in the site's time zone. */
    week: date('week', { mode: 'string' }).notNull(),
    agencyId: ref('agency_id').notNull(),
    topicId: ref('topic_id').notNull(),
    trigger: text('trigger').notNull(),
    channel: text('channel').notNull(),
    /** Minutes of the citizen's clock, in business time, that it took; null where nothing is timed. */
    minutes: integer('minutes'),
    late: boolean('late'),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.kind] }),
    index('report_marks_week_idx').on(t.week),
    index('report_marks_agency_idx').on(t.agencyId, t.week),
  ],
);

/** How far the events have been read into the reports: one row. */
export const reportProgress = pgTable('report_progress', {
  id: integer('id').primaryKey(),
  lastEventId: bigint('last_event_id', { mode: 'number' }).notNull(),
});
