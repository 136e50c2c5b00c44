import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { meToos, questions } from '~db/schema';
import { lockQuestion } from './load-question.server';
import { canMeToo } from './question.policy';

/** "I have this question too", said or taken back; once per person. Returns how many say so. */
export async function setMeToo(
  actor: Actor,
  questionId: number,
  wanted: boolean,
  at = now(),
): Promise<{ count: number }> {
  return transaction(actor, async (tx, me) => {
    const question = await lockQuestion(tx, me, questionId);
    authorize(canMeToo(me, question), 'You cannot say this of your own question, and only of public ones.');
    const mine = { questionId, personId: me.personId };
    const changed = wanted
      ? await tx
          .insert(meToos)
          .values({ ...mine, createdAt: at })
          .onConflictDoNothing()
          .returning()
      : await tx
          .delete(meToos)
          .where(and(eq(meToos.questionId, questionId), eq(meToos.personId, me.personId)))
          .returning();
    if (changed.length === 0) return { count: question.meTooCount };
    const [row] = await tx
      .update(questions)
      .set({ meTooCount: sql`${questions.meTooCount} + ${wanted ? 1 : -1}` })
      .where(eq(questions.id, questionId))
      .returning({ count: questions.meTooCount });
    recordEvent(tx, { type: wanted ? 'me_too.added' : 'me_too.removed', actor: me, questionId, at });
    return { count: row?.count ?? 0 };
  });
}
