import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies, topics } from './directory';
import { people } from './people';
import { answerRevisions, answers, questions } from './threads';

export const comments = pgTable(
  'comments',
  {
    id: id(),
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    /** Null: a comment on the question itself. */
    answerId: ref('answer_id').references(() => answers.id, { onDelete: 'cascade' }),
    authorId: ref('author_id')
      .notNull()
      .references(() => people.id),
    bodyMarkdown: text('body_markdown').notNull(),
    bodyHtml: text('body_html').notNull(),
    visibility: text('visibility').notNull().default('public'),
    hiddenReason: text('hidden_reason'),
    hiddenBy: ref('hidden_by').references(() => people.id),
    hiddenAt: instant('hidden_at'),
    originKey: text('origin_key'),
    originHash: text('origin_hash'),
    editedAt: instant('edited_at'),
    redactedAt: instant('redacted_at'),
    redactedBy: ref('redacted_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('comments_question_idx').on(t.questionId, t.id),
    index('comments_author_idx').on(t.authorId),
    uniqueIndex('comments_origin_key').on(t.originKey),
    check('comments_visibility_check', sql`${t.visibility} in ('pending_review','public','hidden')`),
  ],
);

/** One per person and thing. `value` is 1 or -1; taking a vote back deletes the row. */
export const votes = pgTable(
  'votes',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    questionId: ref('question_id').references(() => questions.id, { onDelete: 'cascade' }),
    answerId: ref('answer_id').references(() => answers.id, { onDelete: 'cascade' }),
    value: smallint('value').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('votes_question_key').on(t.questionId, t.personId).where(sql`${t.questionId} is not null`),
    uniqueIndex('votes_answer_key').on(t.answerId, t.personId).where(sql`${t.answerId} is not null`),
    check('votes_value_check', sql`${t.value} in (-1, 1)`),
    check('votes_subject_check', sql`num_nonnulls(${t.questionId}, ${t.answerId}) = 1`),
  ],
);

/** "I have this question too". */
export const meToos = pgTable(
  'me_toos',
  {
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.personId] }), index('me_toos_person_idx').on(t.personId)],
);

export const follows = pgTable(
  'follows',
  {
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.personId] }), index('follows_person_idx').on(t.personId)],
);

/** Views by day: counted in memory and flushed, so that later figures can be rebuilt. */
export const questionViews = pgTable(
  'question_views',
  {
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    channel: text('channel').notNull().default('web'),
    count: integer('count').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.day, t.channel] })],
);

/** What people looked for and how much was found. */
export const searches = pgTable(
  'searches',
  {
    id: id(),
    query: text('query').notNull(),
    language: text('language').notNull(),
    channel: text('channel').notNull().default('web'),
    topicId: ref('topic_id').references(() => topics.id),
    agencyId: ref('agency_id').references(() => agencies.id),
    results: integer('results').notNull(),
    officialResults: integer('official_results').notNull().default(0),
    searchedAt: instant('searched_at').notNull(),
  },
  (t) => [index('searches_at_idx').on(t.searchedAt)],
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
