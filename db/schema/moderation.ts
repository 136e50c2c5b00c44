import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { comments } from './participation';
import { people } from './people';
import { answers, questions } from './threads';

/** A member's report of a post: one per person and post. */
export const flags = pgTable(
  'flags',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** The thread the post stands in, also when the post is an answer or a comment. */
    questionId: ref('question_id')
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    answerId: ref('answer_id').references(() => answers.id, { onDelete: 'cascade' }),
    commentId: ref('comment_id').references(() => comments.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    note: text('note').notNull().default(''),
    state: text('state').notNull().default('open'),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('flags_person_key').on(
      t.personId,
      t.questionId,
      sql`coalesce(${t.answerId}, 0)`,
      sql`coalesce(${t.commentId}, 0)`,
    ),
    index('flags_open_idx').on(t.createdAt, t.id).where(sql`${t.state} = 'open'`),
    index('flags_question_idx').on(t.questionId),
    check(
      'flags_kind_check',
      sql`${t.kind} in ('spam','rude','personal_data','dangerous','duplicate','off_topic','other')`,
    ),
    check('flags_state_check', sql`${t.state} in ('open','upheld','dismissed')`),
    check('flags_subject_check', sql`num_nonnulls(${t.answerId}, ${t.commentId}) <= 1`),
  ],
);

/** What a moderator did, with what is needed to undo it. */
export const moderationActions = pgTable(
  'moderation_actions',
  {
    id: id(),
    kind: text('kind').notNull(),
    questionId: ref('question_id').references(() => questions.id, { onDelete: 'cascade' }),
    answerId: ref('answer_id').references(() => answers.id, { onDelete: 'cascade' }),
    commentId: ref('comment_id').references(() => comments.id, { onDelete: 'cascade' }),
    personId: ref('person_id').references(() => people.id, { onDelete: 'cascade' }),
    byId: ref('by_id')
      .notNull()
      .references(() => people.id),
    reason: text('reason').notNull().default(''),
    before: jsonb('before').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant('created_at').notNull(),
    undoneBy: ref('undone_by').references(() => people.id),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    index('moderation_actions_newest_idx').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('moderation_actions_question_idx').on(t.questionId),
    check(
      'moderation_actions_kind_check',
      sql`${t.kind} in ('hide','close','duplicate','move_topic','suspend','approve','limit','needs_info','redact')`,
    ),
  ],
);
