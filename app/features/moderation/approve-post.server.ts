import { eq } from 'drizzle-orm';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { answers, comments, questions } from '~db/schema';
import { columnsOf, type LockedPost, lockPost } from './load-post.server';
import { canModerate } from './moderation.policy';
import { moderationWords } from './moderation.words';
import type { PostRef } from './post-ref';
import { type Action, markUndoneStep, recordActionStep } from './record-action.server';
import { recountThreadStep } from './recount-thread.server';

const say = moderationWords.en;

/** Makes public what waited for review, or what had been limited to asker and staff. */
export async function approvePost(actor: Actor, ref: PostRef): Promise<{ questionId: number; actionId: number }> {
  return transaction(actor, async (tx, me) => {
    authorize(canModerate(me), say.moderatorsOnly);
    const post = await lockPost(tx, me, ref);
    if (post.visibility !== 'pending_review' && post.visibility !== 'limited')
      throw new Conflict(post.visibility === 'public' ? say.alreadyPublic : say.changedSince, {}, 'decided');
    return { questionId: columnsOf(post).questionId, actionId: await publishStep(tx, me, post, now()) };
  });
}

/** Makes a locked post public, as an act that can be undone; returns its number. */
export async function publishStep(tx: Tx, me: PersonActor, post: LockedPost, at: Date): Promise<number> {
  await setVisibility(tx, me, post, 'public', at);
  const before = { visibility: post.visibility };
  const actionId = await recordActionStep(tx, me, { kind: 'approve', ...columnsOf(post), before }, at);
  tell(tx, me, post, `${post.kind}.approved`, actionId, at);
  return actionId;
}

/** Limits a public question to its asker and staff: for what the public should not read and need not be deleted. */
export async function limitQuestion(actor: Actor, questionId: number, note = ''): Promise<{ actionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    authorize(canModerate(me), say.moderatorsOnly);
    const post = await lockPost(tx, me, { kind: 'question', id: questionId });
    if (post.visibility !== 'public') throw new Conflict(say.notPublic, {}, 'decided');
    await setVisibility(tx, me, post, 'limited', at);
    const action = { kind: 'limit' as const, questionId, reason: note, before: { visibility: post.visibility } };
    const actionId = await recordActionStep(tx, me, action, at);
    tell(tx, me, post, 'question.limited', actionId, at);
    return { actionId };
  });
}

/** Undoes an approval or a limit, unless something else has happened to the post since. */
export async function unsetVisibilityStep(tx: Tx, me: PersonActor, post: LockedPost, action: Action, at: Date) {
  const { visibility } = action.before as { visibility: string };
  if (post.visibility !== (action.kind === 'limit' ? 'limited' : 'public'))
    throw new Conflict(say.changedSince, {}, 'changed');
  await setVisibility(tx, me, post, visibility, at);
  await markUndoneStep(tx, me, action.id, at);
  tell(tx, me, post, `${post.kind}.${action.kind === 'limit' ? 'unlimited' : 'unapproved'}`, action.id, at);
}

async function setVisibility(tx: Tx, me: PersonActor, post: LockedPost, visibility: string, at: Date) {
  if (post.kind === 'question') {
    await tx
      .update(questions)
      .set({ visibility, visibilityReason: null, visibilityBy: me.personId, visibilityAt: at, updatedAt: at })
      .where(eq(questions.id, post.id));
    return;
  }
  const table = post.kind === 'answer' ? answers : comments;
  await tx.update(table).set({ visibility }).where(eq(table.id, post.id));
  await recountThreadStep(tx, post.question.id);
}

function tell(tx: Tx, me: PersonActor, post: LockedPost, type: string, actionId: number, at: Date): void {
  const { questionId, commentId } = columnsOf(post);
  const data = { actionId, authorId: post.authorId, commentId };
  recordEvent(tx, { type, actor: me, questionId, answerId: post.answerId, data, at });
}
