import { eq } from 'drizzle-orm';
import { lockQuestion } from '~/features/questions/load-question.server';
import { type Actor, isAdmin, isMember, isModerator, isPerson, type PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { moderationActions } from '~db/schema';
import { unsetVisibilityStep } from './approve-post.server';
import { clearInfoStep } from './ask-for-info.server';
import { lockPost } from './load-post.server';
import { moderationWords } from './moderation.words';
import { moveBackStep } from './move-question.server';
import type { PostRef } from './post-ref';
import type { Action, ActionKind } from './record-action.server';
import { reopenStep } from './reopen-question.server';
import { restoreStep } from './restore-post.server';
import { unsuspendStep } from './suspend-person.server';
import { unmarkDuplicateStep } from './unmark-duplicate.server';

const say = moderationWords.en;

/**
 * Undoes what a moderator did, by the action's number. Conflict when somebody has undone it already, or when something else has
 * happened to the post since.
 */
export async function undoModerationAction(actor: Actor, actionId: number): Promise<{ questionId: number | null }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const [action] = await tx.select().from(moderationActions).where(eq(moderationActions.id, actionId));
    authorize(isPerson(me) && canUndo(me, action), say.moderatorsOnly);
    if (!action) throw new NotFound();
    if (action.undoneAt !== null) throw new Conflict(say.alreadyUndone, {}, 'undone');
    await undo(tx, me, action, at);
    return { questionId: action.questionId };
  });
}

/** Moderators undo each other's work; whoever asked for more information takes that back; admins end suspensions. */
function canUndo(me: PersonActor, action: Action | undefined): boolean {
  if (isModerator(me)) return true;
  if (action?.kind === 'suspend') return isAdmin(me);
  return isMember(me) && action?.kind === 'needs_info' && action.byId === me.personId;
}

async function undo(tx: Tx, me: PersonActor, action: Action, at: Date): Promise<void> {
  switch (action.kind as ActionKind) {
    case 'hide':
      return restoreStep(tx, me, await lockPost(tx, me, postOf(action)), action, at);
    case 'approve':
    case 'limit':
      return unsetVisibilityStep(tx, me, await lockPost(tx, me, postOf(action)), action, at);
    case 'close':
      return reopenStep(tx, me, await lockQuestion(tx, me, action.questionId ?? 0), action, at);
    case 'move_topic':
      return moveBackStep(tx, me, await lockQuestion(tx, me, action.questionId ?? 0), action, at);
    case 'needs_info':
      return clearInfoStep(tx, me, await lockQuestion(tx, me, action.questionId ?? 0), action, at);
    case 'duplicate':
      return unmarkDuplicateStep(tx, me, action, at);
    case 'suspend':
      return unsuspendStep(tx, me, action, at);
    case 'redact':
      throw new Conflict(say.redactFinal, {}, 'final');
  }
}

function postOf(action: Action): PostRef {
  if (action.commentId !== null) return { kind: 'comment', id: action.commentId };
  if (action.answerId !== null) return { kind: 'answer', id: action.answerId };
  return { kind: 'question', id: action.questionId ?? 0 };
}
