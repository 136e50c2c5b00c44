import { eq, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { answers, helpfulVotes } from '~db/schema';
import { canRate } from './answer.policy';
import { lockAnswer } from './load-answer.server';

/**
 * "Did this answer your question?" One per person, or per browser (`visitorHash`) for visitors; saying it again changes the
 * first word. Counts what helped for later figures.
 */
export async function rateAnswer(
  actor: Actor,
  answerId: number,
  input: { helped: boolean; visitorHash: string | null },
): Promise<{ questionId: number }> {
  return transaction(actor, async (tx, me) => {
    const { question, answer } = await lockAnswer(tx, me, answerId);
    authorize(canRate(me, answer), 'You cannot rate your own answer.');
    const who =
      me.personId !== null
        ? eq(helpfulVotes.personId, me.personId)
        : eq(helpfulVotes.visitorHash, input.visitorHash ?? '');
    const [before] = await tx.select().from(helpfulVotes).where(sql`${helpfulVotes.answerId} = ${answerId} and ${who}`);
    if (before?.helped === input.helped) return { questionId: question.id };
    if (before)
      await tx
        .update(helpfulVotes)
        .set({ helped: input.helped, createdAt: now() })
        .where(eq(helpfulVotes.id, before.id));
    else
      await tx.insert(helpfulVotes).values({
        answerId,
        revisionId: answer.revisionId ?? answer.newest.id,
        personId: me.personId,
        visitorHash: me.personId === null ? input.visitorHash : null,
        helped: input.helped,
        createdAt: now(),
      });
    const yes = (input.helped ? 1 : 0) - (before?.helped ? 1 : 0);
    const no = (input.helped ? 0 : 1) - (before && !before.helped ? 1 : 0);
    await tx
      .update(answers)
      .set({
        helpedCount: sql`${answers.helpedCount} + ${yes}`,
        notHelpedCount: sql`${answers.notHelpedCount} + ${no}`,
      })
      .where(eq(answers.id, answerId));
    recordEvent(tx, {
      type: 'answer.rated',
      actor: me,
      questionId: question.id,
      answerId,
      data: { helped: input.helped, again: Boolean(before) },
    });
    return { questionId: question.id };
  });
}
