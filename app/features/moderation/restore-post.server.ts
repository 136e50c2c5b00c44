import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { answers, comments, moderationActions, questions } from '~db/schema';
import { columnsOf, type LockedPost, lockPost } from './load-post.server';
import { canModerate } from './moderation.policy';
import { moderationWords } from './moderation.words';
import type { PostRef } from './post-ref';
import { type Action, markUndoneStep } from './record-action.server';
import { recountThreadStep } from './recount-thread.server';

const say = moderationWords.en;

/** Brings a hidden post back as it was. Conflict when it is not hidden any more. */
export async function restorePost(actor: Actor, ref: PostRef): Promise<{ questionId: number }> {
  return transaction(actor, async (tx, me) => {
    authorize(canModerate(me), say.moderatorsOnly);
    const post = await lockPost(tx, me, ref);
    const { questionId, answerId, commentId } = columnsOf(post);
    const [action] = await tx
      .select()
      .from(moderationActions)
      .where(
        and(
          eq(moderationActions.kind, 'hide'),
          eq(moderationActions.questionId, questionId),
          answerId === null ? isNull(moderationActions.answerId) : eq(moderationActions.answerId, answerId),
          commentId === null ? isNull(moderationActions.commentId) : eq(moderationActions.commentId, commentId),
          isNull(moderationActions.undoneAt),
        ),
      )
      .orderBy(desc(moderationActions.id))
      .limit(1);
    await restoreStep(tx, me, post, action ?? null, now());
    return { questionId };
  });
}

/** Undoes this hiding, or one nobody wrote down. */
export async function restoreStep(tx: Tx, me: PersonActor, post: LockedPost, action: Action | null, at: Date) {
  if (post.visibility !== 'hidden') throw new Conflict(say.notHidden, {}, 'not_hidden');
  const before = (action?.before ?? {}) as { visibility?: string; visibilityReason?: string; acceptedAt?: string };
  const visibility = before.visibility ?? 'public';
  if (post.kind === 'question') {
    await tx
      .update(questions)
      .set({
        visibility,
        visibilityReason: before.visibilityReason ?? null,
        visibilityBy: me.personId,
        visibilityAt: at,
      })
      .where(eq(questions.id, post.id));
  } else {
    const table = post.kind === 'answer' ? answers : comments;
    const shown = { visibility, hiddenReason: null, hiddenBy: null, hiddenAt: null };
    await tx.update(table).set(shown).where(eq(table.id, post.id));
  }
  if (before.acceptedAt && post.kind === 'answer' && post.question.acceptedAnswerId === null)
    await tx
      .update(questions)
      .set({ acceptedAnswerId: post.id, acceptedAt: new Date(before.acceptedAt) })
      .where(eq(questions.id, post.question.id));
  if (post.kind !== 'question') await recountThreadStep(tx, post.question.id);
  if (action) await markUndoneStep(tx, me, action.id, at);
  const { questionId, commentId } = columnsOf(post);
  recordEvent(tx, {
    type: `${post.kind}.restored`,
    actor: me,
    questionId,
    answerId: post.answerId,
    data: { actionId: action?.id ?? null, authorId: post.authorId, commentId },
    at,
  });
}
