import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { topics } from './directory';
import { people } from './people';

/**
 * Visibility is stored; of the resolution only what cannot be seen from other rows: needs info, closed
 * (duplicates are rows of `question_duplicates`). Open, answered, resolved, official and escalated follow from the facts when read.
 */
export const questions = pgTable(
  'questions',
  {
    id: id(),
    title: text('title').notNull(),
    slug: text('slug').notNull(),
    topicId: ref('topic_id')
      .notNull()
      .references(() => topics.id),
    askerId: ref('asker_id')
      .notNull()
      .references(() => people.id),
    askerWithheld: boolean('asker_withheld').notNull().default(false),
    /** Whoever of the staff wrote it down for an asker on the phone, at the counter or on paper. */
    takenById: ref('taken_by_id').references(() => people.id),
    channel: text('channel').notNull().default('web'),
    language: text('language').notNull().default('en'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    revisionId: ref('revision_id').references((): AnyPgColumn => questionRevisions.id),

    visibility: text('visibility').notNull().default('public'),
    visibilityReason: text('visibility_reason'),
    visibilityBy: ref('visibility_by').references(() => people.id),
    visibilityAt: instant('visibility_at'),

    needsInfoAt: instant('needs_info_at'),
    needsInfoBy: ref('needs_info_by').references(() => people.id),
    needsInfoNote: text('needs_info_note'),
    closedAt: instant('closed_at'),
    closedBy: ref('closed_by').references(() => people.id),
    closedReason: text('closed_reason'),
    closedNote: text('closed_note'),

    acceptedAnswerId: ref('accepted_answer_id').references((): AnyPgColumn => answers.id),
    acceptedAt: instant('accepted_at'),

    /** When somebody other than the asker first answered in public; null while nobody has. */
    firstAnsweredAt: instant('first_answered_at'),
    answerCount: integer('answer_count').notNull().default(0),
    commentCount: integer('comment_count').notNull().default(0),
    meTooCount: integer('me_too_count').notNull().default(0),
    followerCount: integer('follower_count').notNull().default(0),
    viewCount: integer('view_count').notNull().default(0),
    /** Score an import brought along; `score` is this plus the votes. */
    scoreBase: integer('score_base').notNull().default(0),
    score: integer('score').notNull().default(0),

    /** Imported and generated threads cause no escalation, reminder or mail until somebody acts on them. */
    dormant: boolean('dormant').notNull().default(false),
    originKey: text('origin_key'),
    originHash: text('origin_hash'),
    source: text('source'),
    sourceUrl: text('source_url'),
    licence: text('licence'),

    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('questions_origin_key').on(t.originKey),
    index('questions_newest_idx')
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.visibility} = 'public'`),
    index('questions_topic_idx')
      .on(t.topicId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.visibility} = 'public'`),
    index('questions_active_idx')
      .on(t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.visibility} = 'public'`),
    index('questions_popular_idx')
      .on(t.meTooCount.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.visibility} = 'public'`),
    index('questions_asker_idx').on(t.askerId, t.createdAt.desc().nullsFirst()),
    index('questions_tags_idx').using('gin', t.tags),
    index('questions_accepted_idx')
      .on(t.acceptedAt, t.id)
      .where(sql`${t.acceptedAnswerId} is not null and ${t.visibility} = 'public' and not ${t.dormant}`),
    index('questions_not_public_idx').on(t.id).where(sql`${t.visibility} <> 'public'`),
    index('questions_pending_idx').on(t.createdAt).where(sql`${t.visibility} = 'pending_review'`),
    index('questions_unanswered_idx')
      .on(t.createdAt)
      .where(
        sql`${t.firstAnsweredAt} is null and ${t.closedAt} is null and not ${t.dormant} and ${t.visibility} = 'public'`,
      ),
    check('questions_visibility_check', sql`${t.visibility} in ('pending_review','public','limited','hidden')`),
    check('questions_language_check', sql`${t.language} in ('en','es')`),
    check(
      'questions_channel_check',
      sql`${t.channel} in ('web','api','mail','phone','counter','paper','sms','import')`,
    ),
    check('questions_closed_check', sql`(${t.closedAt} is null) = (${t.closedReason} is null)`),
    check('questions_title_check', sql`length(${t.title}) between 1 and 500`),
  ],
);

/** A question's text as it stood; immutable but for redaction. */
export const questionRevisions = pgTable(
  'question_revisions',
  {
    id: id(),
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    bodyMarkdown: text('body_markdown').notNull(),
    bodyHtml: text('body_html').notNull(),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    topicId: ref('topic_id')
      .notNull()
      .references(() => topics.id),
    authorId: ref('author_id')
      .notNull()
      .references(() => people.id),
    note: text('note'),
    redactedAt: instant('redacted_at'),
    redactedBy: ref('redacted_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('question_revisions_number_key').on(t.questionId, t.number)],
);

/** A duplicate points at one question; undone ones stay as history. `carried` names the followers a merge brought along. */
export const questionDuplicates = pgTable(
  'question_duplicates',
  {
    id: id(),
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    originalId: ref('original_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    markedBy: ref('marked_by').references(() => people.id),
    markedAt: instant('marked_at').notNull(),
    carried: jsonb('carried')
      .$type<{ follows: number[]; meToos: number[] }>()
      .notNull()
      .default({ follows: [], meToos: [] }),
    undoneBy: ref('undone_by').references(() => people.id),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    uniqueIndex('question_duplicates_live_key').on(t.questionId).where(sql`${t.undoneAt} is null`),
    index('question_duplicates_original_idx').on(t.originalId).where(sql`${t.undoneAt} is null`),
    check('question_duplicates_self_check', sql`${t.questionId} <> ${t.originalId}`),
  ],
);

export const answers = pgTable(
  'answers',
  {
    id: id(),
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    authorId: ref('author_id')
      .notNull()
      .references(() => people.id),
    channel: text('channel').notNull().default('web'),
    /** What readers see: the verified revision while a verification lives, else the newest. */
    revisionId: ref('revision_id').references((): AnyPgColumn => answerRevisions.id),
    newestRevisionId: ref('newest_revision_id').references((): AnyPgColumn => answerRevisions.id),
    visibility: text('visibility').notNull().default('public'),
    hiddenReason: text('hidden_reason'),
    hiddenBy: ref('hidden_by').references(() => people.id),
    hiddenAt: instant('hidden_at'),
    commentCount: integer('comment_count').notNull().default(0),
    scoreBase: integer('score_base').notNull().default(0),
    score: integer('score').notNull().default(0),
    upVotes: integer('up_votes').notNull().default(0),
    downVotes: integer('down_votes').notNull().default(0),
    helpedCount: integer('helped_count').notNull().default(0),
    notHelpedCount: integer('not_helped_count').notNull().default(0),
    originKey: text('origin_key'),
    originHash: text('origin_hash'),
    source: text('source'),
    sourceUrl: text('source_url'),
    licence: text('licence'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('answers_question_idx').on(t.questionId, t.id),
    index('answers_author_idx').on(t.authorId, t.createdAt.desc().nullsFirst()),
    index('answers_pending_edit_idx').on(t.updatedAt, t.id).where(sql`${t.newestRevisionId} <> ${t.revisionId}`),
    index('answers_liked_idx')
      .on(t.createdAt, t.id)
      .where(sql`${t.score} >= 3 and ${t.visibility} = 'public' and ${t.channel} <> 'import'`),
    uniqueIndex('answers_origin_key').on(t.originKey),
    check('answers_visibility_check', sql`${t.visibility} in ('pending_review','public','hidden')`),
  ],
);

/**
 * A text of an answer, immutable but for redaction. `contentHash` is the SHA-256 of the Markdown, 64 lower-case hex digits; `originalHash`
 * that of the text before personal data was removed. It is for staff: with the text around it a short number could be guessed from it.
 */
export const answerRevisions = pgTable(
  'answer_revisions',
  {
    id: id(),
    answerId: ref('answer_id')
      .notNull()
      .references(() => answers.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    bodyMarkdown: text('body_markdown').notNull(),
    bodyHtml: text('body_html').notNull(),
    contentHash: text('content_hash').notNull(),
    originalHash: text('original_hash'),
    authorId: ref('author_id')
      .notNull()
      .references(() => people.id),
    note: text('note'),
    /** Whether it was ever displayed to the public: such a text stays readable in the history. */
    displayedAt: instant('displayed_at'),
    redactedAt: instant('redacted_at'),
    redactedBy: ref('redacted_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('answer_revisions_number_key').on(t.answerId, t.number),
    check('answer_revisions_hash_check', sql`${t.contentHash} ~ '^[0-9a-f]{64}$'`),
  ],
);
