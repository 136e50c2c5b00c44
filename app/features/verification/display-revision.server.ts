import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '~db/client';
import { answerRevisions, answers, questions, verifications } from '~db/schema';
import { heldStates } from './load-verification.server';

/** Shows readers this revision of an answer from now on. */
export async function displayRevisionStep(tx: Tx, answerId: number, revisionId: number, at: Date): Promise<void> {
  await tx.update(answers).set({ revisionId, updatedAt: at }).where(eq(answers.id, answerId));
  await tx
    .update(answerRevisions)
    .set({ displayedAt: at })
    .where(and(eq(answerRevisions.id, revisionId), isNull(answerRevisions.displayedAt)));
}

/** Shows an answer's newest text again, unless another verification of it still holds its own on display. */
export async function displayNewestStep(tx: Tx, answerId: number, at: Date): Promise<void> {
  const held = await tx
    .select({ id: verifications.id })
    .from(verifications)
    .where(and(eq(verifications.answerId, answerId), inArray(verifications.state, [...heldStates])))
    .limit(1);
  if (held.length > 0) return;
  const [answer] = await tx
    .select({ newest: answers.newestRevisionId, shown: answers.revisionId })
    .from(answers)
    .where(eq(answers.id, answerId));
  if (answer?.newest && answer.newest !== answer.shown) await displayRevisionStep(tx, answerId, answer.newest, at);
}

/** The thread was acted on: it moves up in lists and is dormant no longer. */
export async function touchQuestionStep(tx: Tx, questionId: number, at: Date): Promise<void> {
  await tx.update(questions).set({ dormant: false, updatedAt: at }).where(eq(questions.id, questionId));
}
