import { eq } from 'drizzle-orm';
import { lockQuestion } from '~/features/questions/load-question.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { questions } from '~db/schema';
import { canModerate } from './moderation.policy';
import type { CloseReason } from './moderation.schema';
import { moderationWords } from './moderation.words';
import { recordActionStep } from './record-action.server';

const say = moderationWords.en;

/** Closes a question for a reason everybody reads: it stays to be read, nobody adds to it. */
export async function closeQuestion(
  actor: Actor,
  questionId: number,
  { reason, note = '' }: { reason: CloseReason; note?: string },
): Promise<{ actionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    authorize(canModerate(me), say.moderatorsOnly);
    const question = await lockQuestion(tx, me, questionId);
    if (question.closedAt !== null) throw new Conflict(say.alreadyClosed, { reason: question.closedReason }, 'closed');
    await tx
      .update(questions)
      .set({ closedAt: at, closedBy: me.personId, closedReason: reason, closedNote: note || null, updatedAt: at })
      .where(eq(questions.id, questionId));
    const actionId = await recordActionStep(tx, me, { kind: 'close', questionId, reason: note || reason }, at);
    recordEvent(tx, {
      type: 'question.closed',
      actor: me,
      questionId,
      data: { actionId, authorId: question.askerId, reason },
      at,
    });
    return { actionId };
  });
}
