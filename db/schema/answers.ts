import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { people } from './people';
import { questions } from './questions';

export const answers = pgTable(
  'answers',
  {
    id: id(),
    questionId: ref('question_id')
      .notNull()
      .references((): AnyPgColumn => questions.id, { onDelete: 'cascade' }),
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
    index('answers_author_idx').on(t.authorId, t.createdAt.desc()),
    index('answers_pending_edit_idx').on(t.updatedAt, t.id).where(sql`${t.newestRevisionId} <> ${t.revisionId}`),
    index('answers_liked_idx').on(t.createdAt, t.id).where(sql`${t.score} >= 3 and ${t.visibility} = 'public'`),
    uniqueIndex('answers_origin_key').on(t.originKey),
    check('answers_visibility_check', sql`${t.visibility} in ('pending_review','public','hidden')`),
  ],
);

/** An immutable text of an answer. `contentHash` is the SHA-256 of the Markdown, 64 lower-case hex digits. */
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

/** "Did this answer your question?" One per person (or browser, by the hash of its signed cookie) and answer. */
export const helpfulVotes = pgTable(
  'helpful_votes',
  {
    id: id(),
    answerId: ref('answer_id')
      .notNull()
      .references(() => answers.id, { onDelete: 'cascade' }),
    revisionId: ref('revision_id')
      .notNull()
      .references(() => answerRevisions.id, { onDelete: 'cascade' }),
    personId: ref('person_id').references(() => people.id, { onDelete: 'cascade' }),
    visitorHash: text('visitor_hash'),
    helped: boolean('helped').notNull(),
    channel: text('channel').notNull().default('web'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('helpful_votes_person_key').on(t.answerId, t.personId).where(sql`${t.personId} is not null`),
    uniqueIndex('helpful_votes_visitor_key').on(t.answerId, t.visitorHash).where(sql`${t.visitorHash} is not null`),
    check('helpful_votes_who_check', sql`num_nonnulls(${t.personId}, ${t.visitorHash}) = 1`),
  ],
);
