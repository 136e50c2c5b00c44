import { eq } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { answers, comments, questions } from '~db/schema';
import { columnsOf, type LockedPost, lockPost } from './load-post.server';
import { canModerate } from './moderation.policy';
import type { FlagKind } from './moderation.schema';
import { moderationWords } from './moderation.words';
import type { PostRef } from './post-ref';
import { recordActionStep } from './record-action.server';
import { recountThreadStep } from './recount-thread.server';
import { settleFlagsStep } from './settle-flags.server';

const say = moderationWords.en;

/**
 * Takes a post out of sight for a reason, which its tombstone names. Its open flags are thereby upheld; counters follow, and an
 * accepted answer is accepted no longer.
 */
export async function hidePost(
  actor: Actor,
  ref: PostRef,
  { kind, note = '' }: { kind: FlagKind; note?: string },
): Promise<{ questionId: number; actionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    authorize(canModerate(me), say.moderatorsOnly);
    const post = await lockPost(tx, me, ref);
    if (post.visibility === 'hidden') throw new Conflict(say.alreadyHidden, {}, 'hidden');
    const accepted = post.kind === 'answer' && post.question.acceptedAnswerId === post.id;
    const before = {
      visibility: post.visibility,
      visibilityReason: post.kind === 'question' ? post.question.visibilityReason : null,
      acceptedAt: accepted ? post.question.acceptedAt?.toISOString() : null,
    };
    await setHidden(tx, post, kind, me.personId, at);
    if (accepted)
      await tx
        .update(questions)
        .set({ acceptedAnswerId: null, acceptedAt: null })
        .where(eq(questions.id, post.question.id));
    if (post.kind !== 'question') await recountThreadStep(tx, post.question.id);
    const columns = columnsOf(post);
    const reason = note || kind;
    const actionId = await recordActionStep(tx, me, { kind: 'hide', ...columns, reason, before }, at);
    await settleFlagsStep(tx, me, post, 'upheld', at);
    recordEvent(tx, {
      type: `${post.kind}.hidden`,
      actor: me,
      questionId: columns.questionId,
      answerId: post.answerId,
      data: { actionId, authorId: post.authorId, reason: kind, commentId: columns.commentId, wasAccepted: accepted },
      at,
    });
    return { questionId: columns.questionId, actionId };
  });
}

async function setHidden(tx: Tx, post: LockedPost, reason: FlagKind, byId: number, at: Date): Promise<void> {
  if (post.kind === 'question') {
    await tx
      .update(questions)
      .set({ visibility: 'hidden', visibilityReason: reason, visibilityBy: byId, visibilityAt: at })
      .where(eq(questions.id, post.id));
    return;
  }
  const table = post.kind === 'answer' ? answers : comments;
  await tx
    .update(table)
    .set({ visibility: 'hidden', hiddenReason: reason, hiddenBy: byId, hiddenAt: at })
    .where(eq(table.id, post.id));
}
