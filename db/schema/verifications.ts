import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies } from './directory';
import { people } from './people';
import { delegations } from './rights';
import { answerRevisions, answers, questions } from './threads';

/**
 * An agency's word that one immutable revision is right. Stored states are those somebody set; `due` and `expired`
 * follow from `reviewDueAt` and `validUntil` when the row is read, so no stopped job can leave a stale badge.
 */
export const verifications = pgTable(
  'verifications',
  {
    id: id(),
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    answerId: ref('answer_id')
      .notNull()
      .references(() => answers.id, { onDelete: 'cascade' }),
    revisionId: ref('revision_id')
      .notNull()
      .references(() => answerRevisions.id, { onDelete: 'cascade' }),
    contentHash: text('content_hash').notNull(),
    agencyId: ref('agency_id')
      .notNull()
      .references(() => agencies.id),
    /** Null only for an import, which names where it came from instead. */
    verifierId: ref('verifier_id').references(() => people.id),
    delegationId: ref('delegation_id').references(() => delegations.id),
    importedFrom: text('imported_from'),
    method: text('method').notNull(),
    shortAnswer: text('short_answer'),
    jurisdiction: text('jurisdiction').notNull().default('city'),
    language: text('language').notNull().default('en'),
    risk: text('risk').notNull().default('low'),
    state: text('state').notNull().default('current'),
    /** Short public code, e.g. PW-4F7K; resolves for ever. */
    code: text('code').notNull(),
    publicNote: text('public_note'),
    plainLanguageOverride: text('plain_language_override'),
    proposedBy: ref('proposed_by').references(() => people.id),
    proposedAt: instant('proposed_at'),
    approvedBy: ref('approved_by').references(() => people.id),
    approvedAt: instant('approved_at'),
    verifiedAt: instant('verified_at'),
    reviewDueAt: instant('review_due_at').notNull(),
    validUntil: instant('valid_until').notNull(),
    supersedesId: ref('supersedes_id').references((): AnyPgColumn => verifications.id),
    supersededAt: instant('superseded_at'),
    /** What took its place; also where it replaced several at once. */
    supersededById: ref('superseded_by_id').references((): AnyPgColumn => verifications.id),
    suspendedAt: instant('suspended_at'),
    suspendedBy: ref('suspended_by').references(() => people.id),
    suspendedReason: text('suspended_reason'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: ref('withdrawn_by').references(() => people.id),
    withdrawnNote: text('withdrawn_note'),
    /** Sent back for good: no new text of this answer is asked for. */
    refused: boolean('refused').notNull().default(false),
    /** Where its question stands from A to Z: kept by the database from the title, without its "How do I …". */
    azKey: text('az_key').notNull().default(''),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('verifications_current_key')
      .on(t.questionId, t.jurisdiction, t.language)
      .where(sql`${t.state} = 'current'`),
    uniqueIndex('verifications_code_key').on(t.code),
    index('verifications_answer_idx').on(t.answerId),
    index('verifications_question_idx').on(t.questionId),
    index('verifications_delegation_idx').on(t.delegationId).where(sql`${t.state} = 'current'`),
    // Few are: whether staff have sent an answer back is asked for every row of the desk.
    index('verifications_withdrawn_idx').on(t.answerId).where(sql`${t.state} = 'withdrawn'`),
    index('verifications_review_idx').on(t.reviewDueAt).where(sql`${t.state} = 'current'`),
    index('verifications_valid_idx').on(t.validUntil).where(sql`${t.state} = 'current'`),
    index('verifications_newest_idx')
      .on(t.verifiedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.state} = 'current'`),
    index('verifications_az_idx').on(t.azKey, t.id).where(sql`${t.state} = 'current'`),
    index('verifications_changed_idx')
      .on(t.verifiedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.state} = 'current' and ${t.supersedesId} is not null`),
    index('verifications_agency_idx')
      .on(t.agencyId, t.verifiedAt.desc().nullsFirst())
      .where(sql`${t.state} = 'current'`),
    index('verifications_proposed_idx').on(t.createdAt, t.id).where(sql`${t.state} = 'proposed'`),
    index('verifications_in_review_idx').on(t.createdAt, t.id).where(sql`${t.state} = 'in_review'`),
    index('verifications_suspended_idx').on(t.suspendedAt, t.id).where(sql`${t.state} = 'suspended'`),
    check(
      'verifications_state_check',
      sql`${t.state} in ('proposed','in_review','current','suspended','superseded','withdrawn')`,
    ),
    check('verifications_method_check', sql`${t.method} in ('authored','endorsed','fact_checked','imported')`),
    check('verifications_risk_check', sql`${t.risk} in ('low','medium','high')`),
    check('verifications_short_check', sql`length(${t.shortAnswer}) <= 320`),
    check('verifications_dates_check', sql`${t.reviewDueAt} <= ${t.validUntil}`),
    check(
      'verifications_who_check',
      sql`(${t.verifiedAt} is null and ${t.state} not in ('current','suspended')) or ${t.importedFrom} is not null or (${t.verifierId} is not null and ${t.delegationId} is not null)`,
    ),
  ],
);

export const verificationSources = pgTable(
  'verification_sources',
  {
    id: id(),
    verificationId: ref('verification_id')
      .notNull()
      .references(() => verifications.id, { onDelete: 'cascade' }),
    position: integer('position').notNull().default(0),
    url: text('url').notNull(),
    checkedAt: instant('checked_at'),
    status: integer('status'),
    failures: integer('failures').notNull().default(0),
    firstFailedAt: instant('first_failed_at'),
  },
  (t) => [
    index('verification_sources_verification_idx').on(t.verificationId),
    index('verification_sources_check_idx').on(t.checkedAt.asc().nullsFirst(), t.id),
    index('verification_sources_broken_idx').on(t.checkedAt, t.id).where(sql`${t.failures} >= 3`),
  ],
);

/** "This is out of date" or "this is dangerous", once per person and verification. */
export const verificationChallenges = pgTable(
  'verification_challenges',
  {
    id: id(),
    verificationId: ref('verification_id')
      .notNull()
      .references(() => verifications.id, { onDelete: 'cascade' }),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    note: text('note').notNull(),
    createdAt: instant('created_at').notNull(),
    outcome: text('outcome'),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('verification_challenges_person_key').on(t.verificationId, t.personId),
    index('verification_challenges_open_idx').on(t.createdAt, t.id).where(sql`${t.outcome} is null`),
    check('verification_challenges_kind_check', sql`${t.kind} in ('outdated','dangerous')`),
    check('verification_challenges_outcome_check', sql`${t.outcome} in ('upheld','dismissed')`),
  ],
);

/** Which reminder of a review was sent; a row is written with the reminder. */
export const verificationReminders = pgTable(
  'verification_reminders',
  {
    id: id(),
    verificationId: ref('verification_id')
      .notNull()
      .references(() => verifications.id, { onDelete: 'cascade' }),
    daysAhead: integer('days_ahead').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [uniqueIndex('verification_reminders_key').on(t.verificationId, t.daysAhead)],
);
