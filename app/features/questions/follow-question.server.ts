import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { follows, questions } from '~db/schema';
import { lockQuestion } from './load-question.server';
import { canFollow } from './question.policy';

/** Follows a question or stops following it: who follows is told what happens. */
export async function setFollow(actor: Actor, questionId: number, wanted: boolean): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const question = await lockQuestion(tx, me, questionId);
    authorize(canFollow(me, question), 'Please log in to follow a question.');
    const changed = await followStep(tx, questionId, me.personId, wanted);
    if (changed) recordEvent(tx, { type: wanted ? 'question.followed' : 'question.unfollowed', actor: me, questionId });
  });
}

/** Adds or removes a follower and keeps the count; true if that changed anything. The question's row is locked. */
export async function followStep(tx: Tx, questionId: number, personId: number, wanted: boolean): Promise<boolean> {
  const changed = wanted
    ? await tx.insert(follows).values({ questionId, personId, createdAt: now() }).onConflictDoNothing().returning()
    : await tx
        .delete(follows)
        .where(and(eq(follows.questionId, questionId), eq(follows.personId, personId)))
        .returning();
  if (changed.length === 0) return false;
  await tx
    .update(questions)
    .set({ followerCount: sql`${questions.followerCount} + ${wanted ? 1 : -1}` })
    .where(eq(questions.id, questionId));
  return true;
}
