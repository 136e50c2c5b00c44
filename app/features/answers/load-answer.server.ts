import { eq } from 'drizzle-orm';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import type { Actor } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import type { Tx } from '~db/client';
import { answerRevisions, answers } from '~db/schema';
import { canSeeAnswer } from './answer.policy';

export type LockedAnswer = typeof answers.$inferSelect & { newest: typeof answerRevisions.$inferSelect };

/** An answer with its question, both locked (question first). NotFound also when the actor may not see either. */
export async function lockAnswer(
  tx: Tx,
  actor: Actor,
  id: number,
): Promise<{ question: LockedQuestion; answer: LockedAnswer }> {
  const [found] = await tx.select({ questionId: answers.questionId }).from(answers).where(eq(answers.id, id));
  if (!found) throw new NotFound();
  const question = await lockQuestion(tx, actor, found.questionId);
  const [answer] = await tx.select().from(answers).where(eq(answers.id, id)).for('update');
  if (!answer || (actor.kind !== 'system' && !canSeeAnswer(actor, answer))) throw new NotFound();
  const [newest] = await tx
    .select()
    .from(answerRevisions)
    .where(eq(answerRevisions.id, answer.newestRevisionId ?? 0));
  if (!newest) throw new Error(`Answer ${id} has no revision.`);
  return { question, answer: { ...answer, newest } };
}
