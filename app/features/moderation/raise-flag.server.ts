import type { Actor } from '~/platform/actor';
import { isMember } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Forbidden } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { transaction } from '~/platform/transaction.server';
import { flags } from '~db/schema';
import { limitAtOnceStep } from './limit-at-once.server';
import { columnsOf, lockPost } from './load-post.server';
import { canFlag } from './moderation.policy';
import type { RaiseFlag } from './moderation.schema';
import { moderationWords } from './moderation.words';
import type { PostRef } from './post-ref';

const say = moderationWords.en;

/** A member reports somebody else's post: once per person and post. What cannot wait for a moderator goes out of sight at once. */
export async function raiseFlag(
  actor: Actor,
  ref: PostRef,
  input: RaiseFlag,
): Promise<{ id: number; questionId: number; limited: boolean }> {
  if (!isMember(actor)) throw new Forbidden(say.logInToFlag);
  await consume('flag', actor);
  return transaction(actor, async (tx, me) => {
    const at = now();
    const post = await lockPost(tx, me, ref);
    authorize(isMember(me), say.logInToFlag);
    authorize(canFlag(me, post), say.notOwnFlag);
    const columns = columnsOf(post);
    const [flag] = await tx
      .insert(flags)
      .values({ ...columns, personId: me.personId, kind: input.kind, note: input.note, createdAt: at })
      .onConflictDoNothing()
      .returning({ id: flags.id });
    if (!flag) throw new Conflict(say.flaggedTwice, {}, 'twice');
    recordEvent(tx, {
      type: 'flag.raised',
      actor: me,
      questionId: columns.questionId,
      answerId: post.answerId,
      data: { flagId: flag.id, kind: input.kind, post: post.kind, commentId: columns.commentId },
      at,
    });
    const limited = await limitAtOnceStep(tx, me, post, { id: flag.id, ...input }, at);
    return { id: flag.id, questionId: columns.questionId, limited };
  });
}
