import { eq } from 'drizzle-orm';
import { lockQuestion } from '~/features/questions/load-question.server';
import { canAccept } from '~/features/questions/question.policy';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { answers, questions } from '~db/schema';

/** The asker says which answer worked for them; null takes it back. Accepting again changes nothing. */
export async function acceptAnswer(
  actor: Actor,
  questionId: number,
  answerId: number | null,
  at = now(),
): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const question = await lockQuestion(tx, me, questionId);
    authorize(canAccept(me, question), 'Only the person who asked can say which answer worked.');
    if (question.acceptedAnswerId === answerId) return;
    if (answerId !== null) {
      const [answer] = await tx.select().from(answers).where(eq(answers.id, answerId));
      if (!answer || answer.questionId !== questionId || answer.visibility !== 'public') throw new NotFound();
    }
    await tx
      .update(questions)
      .set({ acceptedAnswerId: answerId, acceptedAt: answerId === null ? null : at, dormant: false, updatedAt: at })
      .where(eq(questions.id, questionId));
    recordEvent(tx, {
      type: answerId === null ? 'answer.unaccepted' : 'answer.accepted',
      actor: me,
      questionId,
      answerId: answerId ?? question.acceptedAnswerId,
      at,
    });
  });
}
