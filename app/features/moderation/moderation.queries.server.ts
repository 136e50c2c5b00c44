import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Lang, PersonActor } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import {
  answerRevisions,
  answers,
  comments,
  flags,
  moderationActions,
  people,
  questionRevisions,
  questions,
} from '~db/schema';
import type { PostRef } from './post-ref';
import type { ActionKind } from './record-action.server';

const by = alias(people, 'by');
const perPage = 30;

/** Whether this person has reported the question itself. */
export async function hasFlagged(me: PersonActor, questionId: number): Promise<boolean> {
  const [flag] = await db
    .select({ id: flags.id })
    .from(flags)
    .where(
      and(
        eq(flags.personId, me.personId),
        eq(flags.questionId, questionId),
        isNull(flags.answerId),
        isNull(flags.commentId),
      ),
    );
  return flag !== undefined;
}

/** Questions that wait for a moderator before the public sees them, oldest first. */
export async function pendingQuestions(limit = 50) {
  return db
    .select({
      id: questions.id,
      slug: questions.slug,
      title: questions.title,
      language: questions.language,
      topicId: questions.topicId,
      createdAt: questions.createdAt,
      body: questionRevisions.bodyHtml,
      author: sql<string | null>`case when ${questions.askerWithheld} then null else ${people.name} end`,
    })
    .from(questions)
    .innerJoin(people, eq(people.id, questions.askerId))
    .innerJoin(questionRevisions, eq(questionRevisions.id, questions.revisionId))
    .where(eq(questions.visibility, 'pending_review'))
    .orderBy(asc(questions.createdAt))
    .limit(limit);
}

/** What moderators did last, newest first, paged by number; of one question, if named. */
export async function recentActions(filter: { questionId?: number; before?: number | null; limit?: number } = {}) {
  const limit = filter.limit ?? perPage;
  const rows = await db
    .select({
      id: moderationActions.id,
      kind: moderationActions.kind,
      questionId: moderationActions.questionId,
      answerId: moderationActions.answerId,
      commentId: moderationActions.commentId,
      personName: people.name,
      personHandle: people.handle,
      title: questions.title,
      slug: questions.slug,
      language: questions.language,
      reason: moderationActions.reason,
      createdAt: moderationActions.createdAt,
      undoneAt: moderationActions.undoneAt,
      by: by.name,
    })
    .from(moderationActions)
    .innerJoin(by, eq(by.id, moderationActions.byId))
    .leftJoin(people, eq(people.id, moderationActions.personId))
    .leftJoin(questions, eq(questions.id, moderationActions.questionId))
    .where(
      and(
        filter.questionId ? eq(moderationActions.questionId, filter.questionId) : undefined,
        filter.before ? lt(moderationActions.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(moderationActions.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((row) => ({
    ...row,
    kind: row.kind as ActionKind,
    language: row.language as Lang | null,
  }));
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export type RecentAction = Awaited<ReturnType<typeof recentActions>>['items'][number];

/** A post with its thread, as the pages about it (flag, moderate) show it. The page asks the policy. */
export async function postWithThread(ref: PostRef) {
  const post = await postRow(ref);
  if (!post) throw new NotFound();
  const [row] = await db
    .select({ question: questions, body: questionRevisions.bodyHtml, asker: people.name })
    .from(questions)
    .innerJoin(people, eq(people.id, questions.askerId))
    .leftJoin(questionRevisions, eq(questionRevisions.id, questions.revisionId))
    .where(eq(questions.id, post.questionId));
  if (!row) throw new NotFound();
  const { question } = row;
  if (ref.kind !== 'question') return { ref, question, ...post };
  const { visibility, askerId: authorId } = question;
  return { ref, question, questionId: question.id, visibility, authorId, author: row.asker, body: row.body ?? '' };
}

async function postRow({ kind, id }: PostRef) {
  if (kind === 'question') return { questionId: id, authorId: 0, author: '', visibility: '', body: '' };
  const named = { author: people.name };
  const rows =
    kind === 'answer'
      ? await db
          .select({
            ...named,
            questionId: answers.questionId,
            authorId: answers.authorId,
            visibility: answers.visibility,
            body: answerRevisions.bodyHtml,
          })
          .from(answers)
          .innerJoin(answerRevisions, eq(answerRevisions.id, answers.revisionId))
          .innerJoin(people, eq(people.id, answers.authorId))
          .where(eq(answers.id, id))
      : await db
          .select({
            ...named,
            questionId: comments.questionId,
            authorId: comments.authorId,
            visibility: comments.visibility,
            body: comments.bodyHtml,
          })
          .from(comments)
          .innerJoin(people, eq(people.id, comments.authorId))
          .where(eq(comments.id, id));
  return rows[0];
}

export type PostWithThread = Awaited<ReturnType<typeof postWithThread>>;
