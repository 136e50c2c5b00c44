import { and, eq, isNull } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import type { Tx } from '~db/client';
import { flags } from '~db/schema';
import { columnsOf, type LockedPost } from './load-post.server';

/** Gives the open flags of a post their outcome; those who raised them are told. Returns how many there were. */
export async function settleFlagsStep(
  tx: Tx,
  me: PersonActor,
  post: LockedPost,
  outcome: 'upheld' | 'dismissed',
  at: Date,
): Promise<number> {
  const { questionId, answerId, commentId } = columnsOf(post);
  const settled = await tx
    .update(flags)
    .set({ state: outcome, decidedBy: me.personId, decidedAt: at })
    .where(
      and(
        eq(flags.questionId, questionId),
        answerId === null ? isNull(flags.answerId) : eq(flags.answerId, answerId),
        commentId === null ? isNull(flags.commentId) : eq(flags.commentId, commentId),
        eq(flags.state, 'open'),
      ),
    )
    .returning({ id: flags.id, personId: flags.personId });
  if (settled.length === 0) return 0;
  recordEvent(tx, {
    type: outcome === 'upheld' ? 'flag.upheld' : 'flag.dismissed',
    actor: me,
    questionId,
    answerId: post.answerId,
    data: {
      post: post.kind,
      commentId,
      flagIds: settled.map((flag) => flag.id),
      personIds: settled.map((flag) => flag.personId),
      authorId: post.authorId,
    },
    at,
  });
  return settled.length;
}
