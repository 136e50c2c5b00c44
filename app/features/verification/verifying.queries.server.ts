import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { canSeeAnswer } from '~/features/answers/answer.policy';
import { canSee } from '~/features/questions/question.policy';
import { type Actor, isModerator } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import {
  answerRevisions,
  answers,
  people,
  questionRevisions,
  questions,
  verificationChallenges,
  verifications,
} from '~db/schema';
import { verificationViews } from './verification-view.server';

const author = alias(people, 'author');
const reviser = alias(people, 'reviser');

/** All that a verifier has before them: question, newest text and its author, the text that is verified, doubts, other answers. */
export async function answerToVerify(actor: Actor, answerId: number, at = now()) {
  const [row] = await db
    .select({
      answer: answers,
      question: questions,
      questionBody: questionRevisions.bodyHtml,
      newest: answerRevisions,
      author: { id: author.id, handle: author.handle, name: author.name },
      reviser: { id: reviser.id, handle: reviser.handle, name: reviser.name },
    })
    .from(answers)
    .innerJoin(questions, eq(questions.id, answers.questionId))
    .innerJoin(questionRevisions, eq(questionRevisions.id, questions.revisionId))
    .innerJoin(answerRevisions, eq(answerRevisions.id, answers.newestRevisionId))
    .innerJoin(author, eq(author.id, answers.authorId))
    .innerJoin(reviser, eq(reviser.id, answerRevisions.authorId))
    .where(eq(answers.id, answerId));
  if (!row || !canSee(actor, row.question) || !canSeeAnswer(actor, row.answer)) throw new NotFound();
  const [live, shown, others] = await Promise.all([
    verificationViews(at, and(eq(verifications.answerId, answerId), ne(verifications.state, 'superseded'))),
    db
      .select()
      .from(answerRevisions)
      .where(eq(answerRevisions.id, row.answer.revisionId ?? 0)),
    otherAnswers(actor, row.question.id, answerId),
  ]);
  return { ...row, verifications: live, shown: shown[0] ?? row.newest, others };
}

async function otherAnswers(actor: Actor, questionId: number, answerId: number) {
  return db
    .select({
      id: answers.id,
      authorId: answers.authorId,
      author: people.name,
      score: answers.score,
      body: answerRevisions.bodyHtml,
    })
    .from(answers)
    .innerJoin(answerRevisions, eq(answerRevisions.id, answers.revisionId))
    .innerJoin(people, eq(people.id, answers.authorId))
    .where(
      and(
        eq(answers.questionId, questionId),
        ne(answers.id, answerId),
        isModerator(actor) ? ne(answers.visibility, 'hidden') : eq(answers.visibility, 'public'),
      ),
    )
    .orderBy(desc(answers.score), asc(answers.id))
    .limit(20);
}

/** Readers' open doubts about a verification, oldest first. */
export async function openChallenges(verificationId: number) {
  return db
    .select({
      id: verificationChallenges.id,
      kind: verificationChallenges.kind,
      note: verificationChallenges.note,
      createdAt: verificationChallenges.createdAt,
      name: people.name,
      handle: people.handle,
    })
    .from(verificationChallenges)
    .innerJoin(people, eq(people.id, verificationChallenges.personId))
    .where(and(eq(verificationChallenges.verificationId, verificationId), isNull(verificationChallenges.outcome)))
    .orderBy(asc(verificationChallenges.id))
    .limit(50);
}

/** Whether this person has reported this answer's present verification already. */
export async function hasChallenged(actor: Actor, verificationId: number): Promise<boolean> {
  if (actor.personId === null) return false;
  const [row] = await db
    .select({ one: sql`1` })
    .from(verificationChallenges)
    .where(
      and(
        eq(verificationChallenges.verificationId, verificationId),
        eq(verificationChallenges.personId, actor.personId),
      ),
    );
  return row !== undefined;
}

/** The Markdown of an answer's revision by its content hash, for comparing what somebody read with what stands there now. */
export async function revisionText(answerId: number, contentHash: string): Promise<string | null> {
  const [row] = await db
    .select({ markdown: answerRevisions.bodyMarkdown })
    .from(answerRevisions)
    .where(and(eq(answerRevisions.answerId, answerId), eq(answerRevisions.contentHash, contentHash)))
    .limit(1);
  return row?.markdown ?? null;
}

/** The Markdown of an answer's newest revision. */
export async function newestText(answerId: number): Promise<string | null> {
  const [row] = await db
    .select({ markdown: answerRevisions.bodyMarkdown })
    .from(answers)
    .innerJoin(answerRevisions, eq(answerRevisions.id, answers.newestRevisionId))
    .where(eq(answers.id, answerId));
  return row?.markdown ?? null;
}
