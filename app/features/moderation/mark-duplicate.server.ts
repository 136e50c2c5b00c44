import { and, eq, isNull } from 'drizzle-orm';
import { carryReadersStep } from '~/features/questions/carry-readers.server';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { questionDuplicates } from '~db/schema';
import { canModerate } from './moderation.policy';
import { moderationWords } from './moderation.words';
import { recordActionStep } from './record-action.server';

const say = moderationWords.en;

/**
 * Says that a question repeats another one: it points there, and its followers and me-toos come along. A chain is followed to its end, so
 * that the target never points on; both rows are locked and the target is looked at again, which leaves no way to a cycle.
 */
export async function markDuplicate(
  actor: Actor,
  questionId: number,
  originalId: number,
): Promise<{ actionId: number; originalId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    authorize(canModerate(me), say.moderatorsOnly);
    const root = await rootOf(tx, originalId);
    if (root === questionId) throw new Conflict(say.duplicateOfItself, { originalId }, 'cycle');
    const { question, original } = await lockBoth(tx, me, questionId, root);
    if (question.duplicateOfId !== null)
      throw new Conflict(say.alreadyDuplicate, { originalId: question.duplicateOfId }, 'duplicate');
    if (original.duplicateOfId !== null) throw new Conflict(say.changedSince, {}, 'changed');
    if (original.visibility !== 'public') throw new Conflict(say.originalHidden, {}, 'not_public');
    const carried = await carryReadersStep(tx, question, original, at);
    await tx
      .insert(questionDuplicates)
      .values({ questionId, originalId: root, markedBy: me.personId, markedAt: at, carried });
    const before = { originalId: root };
    const actionId = await recordActionStep(tx, me, { kind: 'duplicate', questionId, before }, at);
    recordEvent(tx, {
      type: 'question.merged',
      actor: me,
      questionId,
      data: {
        actionId,
        originalId: root,
        authorId: question.askerId,
        follows: carried.follows.length,
        meToos: carried.meToos.length,
      },
      at,
    });
    return { actionId, originalId: root };
  });
}

/** Locks two questions in the order of their numbers, as every command does that needs two. */
export async function lockBoth(tx: Tx, me: Actor, questionId: number, originalId: number) {
  const locked = new Map<number, LockedQuestion>();
  for (const id of [questionId, originalId].sort((a, b) => a - b)) locked.set(id, await lockQuestion(tx, me, id));
  const question = locked.get(questionId);
  const original = locked.get(originalId);
  if (!question || !original) throw new NotFound();
  return { question, original };
}

/** The end of the chain of duplicates that begins here. */
async function rootOf(tx: Tx, id: number): Promise<number> {
  let root = id;
  for (let steps = 0; steps < 100; steps += 1) {
    const [next] = await tx
      .select({ originalId: questionDuplicates.originalId })
      .from(questionDuplicates)
      .where(and(eq(questionDuplicates.questionId, root), isNull(questionDuplicates.undoneAt)));
    if (!next) return root;
    root = next.originalId;
  }
  throw new Invalid({ original: say.duplicateOfItself });
}
