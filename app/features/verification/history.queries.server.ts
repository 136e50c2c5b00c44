import { asc, eq, inArray } from 'drizzle-orm';
import { canSeeAnswer } from '~/features/answers/answer.policy';
import { canSee } from '~/features/questions/question.policy';
import { type Actor, isStaff } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { answerRevisions, answers, people, questionRevisions, questions } from '~db/schema';
import { publicVerificationsOf } from './verification.queries.server';

/** Whom the history may name: null stands for the person who asked and withheld their name. */
type Named = { handle: string; name: string } | null;

/**
 * Every text of a thread that was ever shown, with what was official of it. A text that waits is for its author and staff; one that was
 * redacted shows that it was.
 */
export async function threadHistory(actor: Actor, questionId: number, at = now()) {
  const [question] = await db.select().from(questions).where(eq(questions.id, questionId));
  if (!question || !canSee(actor, question)) throw new NotFound();
  const [asked, answerRows, verified] = await Promise.all([
    db
      .select({ revision: questionRevisions, handle: people.handle, name: people.name })
      .from(questionRevisions)
      .innerJoin(people, eq(people.id, questionRevisions.authorId))
      .where(eq(questionRevisions.questionId, questionId))
      .orderBy(asc(questionRevisions.number)),
    db.select().from(answers).where(eq(answers.questionId, questionId)).orderBy(asc(answers.id)).limit(200),
    publicVerificationsOf(questionId, at),
  ]);
  const visible = answerRows.filter((answer) => canSeeAnswer(actor, answer));
  const revisions = await revisionsOf(visible.map((answer) => answer.id));
  const named = (authorId: number, person: { handle: string; name: string }): Named =>
    question.askerWithheld && authorId === question.askerId ? null : { handle: person.handle, name: person.name };
  return {
    question: {
      id: question.id,
      slug: question.slug,
      title: question.title,
      language: question.language,
      visibility: question.visibility,
      revisions: asked.map(({ revision, ...person }) => ({
        number: revision.number,
        title: revision.title,
        markdown: revision.bodyMarkdown,
        tags: revision.tags,
        note: revision.note,
        redactedAt: revision.redactedAt,
        createdAt: revision.createdAt,
        author: named(revision.authorId, person),
      })),
    },
    answers: visible.map((answer) => ({
      id: answer.id,
      author: named(answer.authorId, revisions.get(answer.id)?.[0] ?? { handle: '', name: '' }),
      revisions: (revisions.get(answer.id) ?? [])
        .filter((r) => r.revision.displayedAt !== null || isStaff(actor) || actor.personId === r.revision.authorId)
        .map(({ revision, ...person }) => ({
          id: revision.id,
          number: revision.number,
          markdown: revision.bodyMarkdown,
          contentHash: revision.contentHash,
          note: revision.note,
          waiting: revision.displayedAt === null,
          shown: answer.revisionId === revision.id,
          redactedAt: revision.redactedAt,
          createdAt: revision.createdAt,
          author: named(revision.authorId, person),
        })),
      verifications: verified.filter((v) => v.answerId === answer.id),
    })),
  };
}

async function revisionsOf(answerIds: number[]) {
  const byAnswer = new Map<number, { revision: typeof answerRevisions.$inferSelect; handle: string; name: string }[]>();
  if (answerIds.length === 0) return byAnswer;
  const rows = await db
    .select({ revision: answerRevisions, handle: people.handle, name: people.name })
    .from(answerRevisions)
    .innerJoin(people, eq(people.id, answerRevisions.authorId))
    .where(inArray(answerRevisions.answerId, answerIds))
    .orderBy(asc(answerRevisions.answerId), asc(answerRevisions.number));
  for (const row of rows) {
    const list = byAnswer.get(row.revision.answerId) ?? [];
    byAnswer.set(row.revision.answerId, [...list, row]);
  }
  return byAnswer;
}

export type ThreadHistory = Awaited<ReturnType<typeof threadHistory>>;
