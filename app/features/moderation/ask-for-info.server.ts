import { eq } from 'drizzle-orm';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import { type Actor, isPerson, type PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { questions, topics } from '~db/schema';
import { canAskForInfo } from './moderation.policy';
import { moderationWords } from './moderation.words';
import { type Action, markUndoneStep, recordActionStep } from './record-action.server';

const say = moderationWords.en;

/** Asks the asker, in public, for what an answer needs. Their next edit of the question ends it. */
export async function askForInfo(actor: Actor, questionId: number, note: string): Promise<{ actionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const question = await lockQuestion(tx, me, questionId);
    const [topic] = await tx.select({ agencyId: topics.agencyId }).from(topics).where(eq(topics.id, question.topicId));
    authorize(isPerson(me) && canAskForInfo(me, topic?.agencyId ?? 0), say.staffAsk);
    if (question.needsInfoAt !== null) throw new Conflict(say.alreadyAsked, {}, 'asked');
    await tx
      .update(questions)
      .set({ needsInfoAt: at, needsInfoBy: me.personId, needsInfoNote: note, updatedAt: at })
      .where(eq(questions.id, questionId));
    const actionId = await recordActionStep(tx, me, { kind: 'needs_info', questionId, reason: note }, at);
    recordEvent(tx, {
      type: 'question.needs_info',
      actor: me,
      questionId,
      data: { actionId, authorId: question.askerId },
      at,
    });
    return { actionId };
  });
}

/** Takes this very request back: one that the asker has answered is over. */
export async function clearInfoStep(tx: Tx, me: PersonActor, question: LockedQuestion, action: Action, at: Date) {
  if (question.needsInfoAt?.getTime() !== action.createdAt.getTime())
    throw new Conflict(say.changedSince, {}, 'changed');
  await tx
    .update(questions)
    .set({ needsInfoAt: null, needsInfoBy: null, needsInfoNote: null })
    .where(eq(questions.id, question.id));
  await markUndoneStep(tx, me, action.id, at);
  recordEvent(tx, {
    type: 'question.info_cleared',
    actor: me,
    questionId: question.id,
    data: { actionId: action.id },
    at,
  });
}
