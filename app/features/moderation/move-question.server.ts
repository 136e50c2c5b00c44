import { eq } from 'drizzle-orm';
import { type LockedQuestion, lockQuestion, topicBySlug } from '~/features/questions/load-question.server';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { questions } from '~db/schema';
import { canModerate } from './moderation.policy';
import { moderationWords } from './moderation.words';
import { type Action, markUndoneStep, recordActionStep } from './record-action.server';

const say = moderationWords.en;

/** Moves a question to the topic it belongs to, and with it to that topic's agency. */
export async function moveQuestion(actor: Actor, questionId: number, topicSlug: string): Promise<{ actionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    authorize(canModerate(me), say.moderatorsOnly);
    const question = await lockQuestion(tx, me, questionId);
    const topic = await topicBySlug(tx, topicSlug);
    if (topic.id === question.topicId) throw new Conflict(say.sameTopic, {}, 'same_topic');
    const before = { topicId: question.topicId, movedTo: topic.id };
    const actionId = await recordActionStep(tx, me, { kind: 'move_topic', questionId, before }, at);
    await move(tx, me, question, { to: topic.id, agencyId: topic.agencyId, actionId }, at);
    return { actionId };
  });
}

/** Moves it back, unless somebody has moved it further. */
export async function moveBackStep(tx: Tx, me: PersonActor, question: LockedQuestion, action: Action, at: Date) {
  const before = action.before as { topicId: number; movedTo: number };
  if (question.topicId !== before.movedTo) throw new Conflict(say.changedSince, {}, 'changed');
  await markUndoneStep(tx, me, action.id, at);
  await move(tx, me, question, { to: before.topicId, agencyId: null, actionId: action.id }, at);
}

async function move(
  tx: Tx,
  me: PersonActor,
  question: LockedQuestion,
  { to, agencyId, actionId }: { to: number; agencyId: number | null; actionId: number },
  at: Date,
) {
  await tx.update(questions).set({ topicId: to, updatedAt: at }).where(eq(questions.id, question.id));
  recordEvent(tx, {
    type: 'question.moved',
    actor: me,
    questionId: question.id,
    agencyId,
    data: { actionId, from: question.topicId, to, authorId: question.askerId },
    at,
  });
}
