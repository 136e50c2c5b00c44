import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { transaction } from '~/platform/transaction.server';
import { publishStep } from './approve-post.server';
import { limitedByReport } from './limit-at-once.server';
import { lockPost } from './load-post.server';
import { canModerate } from './moderation.policy';
import { moderationWords } from './moderation.words';
import type { PostRef } from './post-ref';
import { settleFlagsStep } from './settle-flags.server';

const say = moderationWords.en;

/**
 * Dismissed: the post is fine. Upheld: the flags are right, and what had to be done has been done (hiding a post upholds its flags by
 * itself); a question that a report has taken out of sight is public again when it was dismissed. Those who raised them are told. Conflict when none is open any more.
 */
export async function decideFlags(
  actor: Actor,
  ref: PostRef,
  outcome: 'upheld' | 'dismissed',
): Promise<{ questionId: number }> {
  return transaction(actor, async (tx, me) => {
    authorize(canModerate(me), say.moderatorsOnly);
    const post = await lockPost(tx, me, ref);
    const at = now();
    const settled = await settleFlagsStep(tx, me, post, outcome, at);
    if (settled === 0) throw new Conflict(say.noOpenFlags, {}, 'decided');
    if (outcome === 'dismissed' && limitedByReport(post)) await publishStep(tx, me, post, at);
    return { questionId: post.question.id };
  });
}
