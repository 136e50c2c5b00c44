import { and, eq, inArray } from 'drizzle-orm';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { type Body, toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { answerRevisions, answers, questions, verifications } from '~db/schema';
import { canEditAnswer } from './answer.policy';
import { type LockedAnswer, lockAnswer } from './load-answer.server';

export type EditedAnswer = { id: number; questionId: number; revisionId: number; number: number; displayed: boolean };

/** Rewrites an answer. Of an official one readers keep seeing the verified text until the new one is verified. */
export async function editAnswer(
  actor: Actor,
  id: number,
  input: { body: string; note?: string | undefined },
): Promise<EditedAnswer> {
  const body = await toBody(input.body);
  return transaction(actor, async (tx, me) => {
    const { answer } = await lockAnswer(tx, me, id);
    authorize(canEditAnswer(me, answer), 'Only its author and moderators can change this answer.');
    return editAnswerStep(tx, me, { answer, body, note: input.note ?? null });
  });
}

/** Adds a revision to a locked answer and displays it unless a verification holds an older one. Same text: no revision. */
export async function editAnswerStep(
  tx: Tx,
  me: PersonActor,
  { answer, body, note }: { answer: LockedAnswer; body: Body; note: string | null },
): Promise<EditedAnswer> {
  const at = now();
  if (body.hash === answer.newest.contentHash) {
    const displayed = answer.revisionId === answer.newestRevisionId;
    return {
      id: answer.id,
      questionId: answer.questionId,
      revisionId: answer.newest.id,
      number: answer.newest.number,
      displayed,
    };
  }
  const held = await heldByVerification(tx, answer.id);
  const [revision] = await tx
    .insert(answerRevisions)
    .values({
      answerId: answer.id,
      number: answer.newest.number + 1,
      bodyMarkdown: body.markdown,
      bodyHtml: body.html,
      contentHash: body.hash,
      authorId: me.personId,
      note,
      displayedAt: held ? null : at,
      createdAt: at,
    })
    .returning({ id: answerRevisions.id, number: answerRevisions.number });
  if (!revision) throw new Error('The revision was not written.');
  await tx
    .update(answers)
    .set({ newestRevisionId: revision.id, revisionId: held ? answer.revisionId : revision.id, updatedAt: at })
    .where(eq(answers.id, answer.id));
  await tx.update(questions).set({ dormant: false, updatedAt: at }).where(eq(questions.id, answer.questionId));
  recordEvent(tx, {
    type: 'answer.edited',
    actor: me,
    questionId: answer.questionId,
    answerId: answer.id,
    data: { revisionId: revision.id, number: revision.number, displayed: !held },
    at,
  });
  return {
    id: answer.id,
    questionId: answer.questionId,
    revisionId: revision.id,
    number: revision.number,
    displayed: !held,
  };
}

/** Whether a verification that has not ended keeps its revision on display: also after its date, until somebody decides. */
async function heldByVerification(tx: Tx, answerId: number): Promise<boolean> {
  const live = await tx
    .select({ id: verifications.id })
    .from(verifications)
    .where(and(eq(verifications.answerId, answerId), inArray(verifications.state, ['current', 'suspended'])))
    .limit(1);
  return live.length > 0;
}
