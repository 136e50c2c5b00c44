import { eq, sql } from 'drizzle-orm';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import { canAnswer } from '~/features/questions/question.policy';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { type Body, toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { answerRevisions, answers, questions } from '~db/schema';

export type PostedAnswer = { id: number; questionId: number; revisionId: number; contentHash: string };

/** Answers a question in public. */
export async function postAnswer(actor: Actor, questionId: number, text: string, at = now()): Promise<PostedAnswer> {
  const body = await toBody(text);
  await consume('answer', actor);
  return transaction(actor, async (tx, me) => {
    const question = await lockQuestion(tx, me, questionId);
    authorize(canAnswer(me, question), 'Answers are closed here.');
    return postAnswerStep(tx, me, { question, body, at });
  });
}

/** Writes an answer to a locked question and records it. The caller has asked the policy. */
export async function postAnswerStep(
  tx: Tx,
  me: PersonActor,
  { question, body, at = now() }: { question: LockedQuestion; body: Body; at?: Date },
): Promise<PostedAnswer> {
  const [answer] = await tx
    .insert(answers)
    .values({ questionId: question.id, authorId: me.personId, channel: me.channel, createdAt: at, updatedAt: at })
    .returning({ id: answers.id });
  if (!answer) throw new Error('The answer was not written.');
  const [revision] = await tx
    .insert(answerRevisions)
    .values({
      answerId: answer.id,
      number: 1,
      bodyMarkdown: body.markdown,
      bodyHtml: body.html,
      contentHash: body.hash,
      authorId: me.personId,
      displayedAt: at,
      createdAt: at,
    })
    .returning({ id: answerRevisions.id });
  if (!revision) throw new Error('The revision was not written.');
  await tx
    .update(answers)
    .set({ revisionId: revision.id, newestRevisionId: revision.id })
    .where(eq(answers.id, answer.id));
  await tx
    .update(questions)
    .set({
      answerCount: sql`${questions.answerCount} + 1`,
      firstAnsweredAt:
        me.personId === question.askerId
          ? question.firstAnsweredAt
          : sql`coalesce(${questions.firstAnsweredAt}, ${at.toISOString()}::timestamptz)`,
      dormant: false,
      updatedAt: at,
    })
    .where(eq(questions.id, question.id));
  recordEvent(tx, {
    type: 'answer.posted',
    actor: me,
    questionId: question.id,
    answerId: answer.id,
    data: { revisionId: revision.id, byAsker: me.personId === question.askerId, channel: me.channel },
    at,
  });
  return { id: answer.id, questionId: question.id, revisionId: revision.id, contentHash: body.hash };
}
