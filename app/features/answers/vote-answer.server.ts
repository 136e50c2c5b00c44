import { and, eq, sql } from 'drizzle-orm';
import { canVote } from '~/features/questions/question.policy';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { transaction } from '~/platform/transaction.server';
import { answers, votes } from '~db/schema';
import { lockAnswer } from './load-answer.server';

/** Votes an answer useful (1), not useful (-1), or takes the vote back (0). One vote per person; never on one's own. */
export async function voteAnswer(
  actor: Actor,
  answerId: number,
  value: 1 | -1 | 0,
  at = now(),
): Promise<{ score: number; questionId: number }> {
  if (value !== 0) await consume('vote', actor);
  return transaction(actor, async (tx, me) => {
    const { question, answer } = await lockAnswer(tx, me, answerId);
    authorize(canVote(me, answer, question), 'You cannot vote on your own answer.');
    const mine = and(eq(votes.answerId, answerId), eq(votes.personId, me.personId));
    const [before] = await tx.select({ value: votes.value }).from(votes).where(mine);
    const old = before?.value ?? 0;
    if (old === value) return { score: answer.score, questionId: question.id };
    if (value === 0) await tx.delete(votes).where(mine);
    else if (before) await tx.update(votes).set({ value, createdAt: at }).where(mine);
    else await tx.insert(votes).values({ answerId, personId: me.personId, value, createdAt: at });
    const up = Number(value === 1) - Number(old === 1);
    const down = Number(value === -1) - Number(old === -1);
    const [row] = await tx
      .update(answers)
      .set({
        upVotes: sql`${answers.upVotes} + ${up}`,
        downVotes: sql`${answers.downVotes} + ${down}`,
        score: sql`${answers.score} + ${value - old}`,
      })
      .where(eq(answers.id, answerId))
      .returning({ score: answers.score });
    recordEvent(tx, {
      type: 'vote.cast',
      actor: me,
      questionId: question.id,
      answerId,
      data: { value, before: old },
      at,
    });
    return { score: row?.score ?? answer.score, questionId: question.id };
  });
}
