import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies, type WeeklyHours } from './directory';
import { people } from './people';
import { answers, questions } from './threads';

/** Promises as they stood when the case opened; later changes of the agency's levels do not touch it. */
export type CasePolicy = {
  firstResponseMinutes: number;
  updateMinutes: number;
  resolutionMinutes: number;
  calendar: { timeZone: string; weekly: WeeklyHours; holidays: string[] };
};

export const openEscalationStates = [
  'queued',
  'claimed',
  'waiting_asker',
  'waiting_third_party',
  'ready_to_publish',
] as const;

const open = sql`state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish')`;

/**
 * What a queue is sorted by: danger to people first, whatever is due; then a moment, the soonest first; then what has none. Indexes and
 * queries must say it in the same words.
 */
export const urgency = (priority: SQLWrapper, moment: SQLWrapper): SQL =>
  sql`(case when ${priority} > 0 then '-infinity'::timestamptz else coalesce(${moment}, 'infinity'::timestamptz) end)`;

/** A tier-2 case. */
export const escalations = pgTable(
  'escalations',
  {
    id: id(),
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    state: text('state').notNull().default('queued'),
    agencyId: ref('agency_id')
      .notNull()
      .references(() => agencies.id),
    priority: integer('priority').notNull().default(0),
    suggestedId: ref('suggested_id').references(() => people.id),
    suggestedWhy: text('suggested_why'),
    assigneeId: ref('assignee_id').references(() => people.id),
    claimedAt: instant('claimed_at'),
    leaseUntil: instant('lease_until'),
    /** Last action of the holder: one business day without one returns the case to the queue. */
    holderActedAt: instant('holder_acted_at'),
    policy: jsonb('policy').$type<CasePolicy>().notNull(),
    openedAt: instant('opened_at').notNull(),
    firstResponseDueAt: instant('first_response_due_at').notNull(),
    nextUpdateDueAt: instant('next_update_due_at').notNull(),
    resolutionDueAt: instant('resolution_due_at').notNull(),
    /** The soonest of the three due times that still runs: what the queue is sorted by. Null while the asker is waited for. */
    dueAt: instant('due_at'),
    /** The soonest moment at which time alone changes something here: a warning, a breach, a nudge, a return to the queue. */
    wakeAt: instant('wake_at'),
    warnedAt: instant('warned_at'),
    breachedAt: instant('breached_at'),
    firstRespondedAt: instant('first_responded_at'),
    lastUpdateAt: instant('last_update_at'),
    waitingSince: instant('waiting_since'),
    nudges: integer('nudges').notNull().default(0),
    transferAgencyId: ref('transfer_agency_id').references(() => agencies.id),
    transferAcceptBy: instant('transfer_accept_by'),
    hops: integer('hops').notNull().default(0),
    resolvedAt: instant('resolved_at'),
    resolvedBy: ref('resolved_by').references(() => people.id),
    resolutionAnswerId: ref('resolution_answer_id').references(() => answers.id),
    resolutionReason: text('resolution_reason'),
    resolutionNote: text('resolution_note'),
    closedAt: instant('closed_at'),
    withdrawnAt: instant('withdrawn_at'),
    reopenedAt: instant('reopened_at'),
    previousId: ref('previous_id').references((): AnyPgColumn => escalations.id),
    mergedIntoId: ref('merged_into_id').references((): AnyPgColumn => escalations.id),
    nameRevealedAt: instant('name_revealed_at'),
    nameRevealedBy: ref('name_revealed_by').references(() => people.id),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('escalations_open_key').on(t.questionId).where(open),
    index('escalations_question_idx').on(t.questionId),
    index('escalations_due_idx').on(t.agencyId, urgency(t.priority, t.dueAt), t.id).where(open),
    index('escalations_all_due_idx').on(urgency(t.priority, t.dueAt), t.id).where(open),
    index('escalations_suggested_idx').on(t.suggestedId).where(sql`state = 'queued'`),
    index('escalations_assignee_idx').on(t.assigneeId, urgency(t.priority, t.dueAt), t.id).where(open),
    index('escalations_waiting_idx')
      .on(t.agencyId, urgency(t.priority, t.waitingSince), t.id)
      .where(sql`waiting_since is not null`),
    index('escalations_merged_idx').on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    index('escalations_all_waiting_idx')
      .on(urgency(t.priority, t.waitingSince), t.id)
      .where(sql`waiting_since is not null`),
    index('escalations_wake_idx').on(t.wakeAt).where(sql`wake_at is not null`),
    check(
      'escalations_state_check',
      sql`${t.state} in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish','resolved','closed','withdrawn','merged')`,
    ),
    check('escalations_reason_check', sql`${t.resolutionReason} in ('personal','legal','security','out_of_scope')`),
    check(
      'escalations_resolution_check',
      sql`${t.state} not in ('resolved') or ${t.resolutionAnswerId} is not null or (${t.resolutionReason} is not null and ${t.resolutionNote} is not null)`,
    ),
    check(
      'escalations_holder_check',
      sql`${t.state} not in ('claimed','waiting_asker','waiting_third_party','ready_to_publish') or ${t.assigneeId} is not null`,
    ),
  ],
);

/** Why a case is here. A trigger whose condition ended has lapsed. */
export const escalationTriggers = pgTable(
  'escalation_triggers',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    trigger: text('trigger').notNull(),
    reason: text('reason'),
    addedBy: ref('added_by').references(() => people.id),
    addedAt: instant('added_at').notNull(),
    lapsedAt: instant('lapsed_at'),
  },
  (t) => [
    uniqueIndex('escalation_triggers_key').on(t.escalationId, t.trigger),
    // The queue narrowed to a reason that is rare among all cases there ever were.
    index('escalation_triggers_live_idx').on(t.trigger, t.escalationId).where(sql`lapsed_at is null`),
    check(
      'escalation_triggers_check',
      sql`${t.trigger} in ('unanswered','unresolved','demand','asker','moderator','conflict','safety','recheck')`,
    ),
  ],
);

/** Between asker and staff, in private. No public query may read this table. */
export const escalationMessages = pgTable(
  'escalation_messages',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    authorId: ref('author_id').references(() => people.id),
    side: text('side').notNull(),
    bodyMarkdown: text('body_markdown').notNull(),
    bodyHtml: text('body_html').notNull(),
    channel: text('channel').notNull().default('web'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('escalation_messages_case_idx').on(t.escalationId, t.id),
    check('escalation_messages_side_check', sql`${t.side} in ('asker','staff','system')`),
  ],
);

/** Staff among themselves. No public query may read this table. */
export const escalationNotes = pgTable(
  'escalation_notes',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    authorId: ref('author_id').references(() => people.id),
    bodyMarkdown: text('body_markdown').notNull(),
    bodyHtml: text('body_html').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('escalation_notes_case_idx').on(t.escalationId, t.id)],
);

/** Every start and stop of a clock; due times and legs follow from these rows. */
export const escalationClockEvents = pgTable(
  'escalation_clock_events',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    agencyId: ref('agency_id').references(() => agencies.id),
    /** The hours that agency works from this moment on, where the case opened with others. */
    calendar: jsonb('calendar').$type<CasePolicy['calendar']>(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('escalation_clock_events_case_idx').on(t.escalationId, t.id),
    check(
      'escalation_clock_events_kind_check',
      sql`${t.kind} in ('opened','wait_asker','wait_third_party','resume','visible_message','transferred','resolved','reopened','closed','withdrawn','merged','unmerged','warned','breached','calendar_changed')`,
    ),
  ],
);

export const escalationTransfers = pgTable(
  'escalation_transfers',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    fromAgencyId: ref('from_agency_id')
      .notNull()
      .references(() => agencies.id),
    toAgencyId: ref('to_agency_id')
      .notNull()
      .references(() => agencies.id),
    byId: ref('by_id').references(() => people.id),
    note: text('note').notNull().default(''),
    requestedAt: instant('requested_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: ref('accepted_by').references(() => people.id),
    returnedAt: instant('returned_at'),
  },
  (t) => [index('escalation_transfers_case_idx').on(t.escalationId)],
);

/** What a holder was writing when the case went to somebody else: kept for them, shown to nobody else. */
export const escalationDrafts = pgTable(
  'escalation_drafts',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    body: text('body').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [uniqueIndex('escalation_drafts_key').on(t.escalationId, t.personId, t.kind)],
);

/**
 * Questions to be looked at again for a reason to escalate, and when. Triggers of the database put a question here
 * whenever something on it changes that a trigger depends on, so nothing that happens can be missed; the sweep takes
 * it out or sets the next moment at which time alone could make a difference.
 */
export const escalationWatches = pgTable(
  'escalation_watches',
  {
    questionId: ref('question_id')
      .primaryKey()
      .references(() => questions.id, { onDelete: 'cascade' }),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [index('escalation_watches_due_idx').on(t.dueAt, t.questionId)],
);
