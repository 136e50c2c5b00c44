import { and, eq, isNull } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { Conflict } from '~/platform/errors';
import type { Tx } from '~db/client';
import { moderationActions } from '~db/schema';
import { moderationWords } from './moderation.words';

export type ActionKind =
  | 'hide'
  | 'close'
  | 'duplicate'
  | 'move_topic'
  | 'suspend'
  | 'approve'
  | 'limit'
  | 'needs_info'
  | 'redact';

export type Action = typeof moderationActions.$inferSelect;

/** Writes down what a moderator does, with what its undo needs. */
export async function recordActionStep(
  tx: Tx,
  me: PersonActor,
  action: {
    kind: ActionKind;
    questionId?: number | null;
    answerId?: number | null;
    commentId?: number | null;
    personId?: number | null;
    reason?: string;
    before?: Record<string, unknown>;
  },
  at: Date,
): Promise<number> {
  const [row] = await tx
    .insert(moderationActions)
    .values({ ...action, byId: me.personId, createdAt: at })
    .returning({ id: moderationActions.id });
  if (!row) throw new Error('The action was not written.');
  return row.id;
}

/** Marks an action as undone; of two at once one gets a Conflict. */
export async function markUndoneStep(tx: Tx, me: PersonActor, actionId: number, at: Date): Promise<void> {
  const marked = await tx
    .update(moderationActions)
    .set({ undoneBy: me.personId, undoneAt: at })
    .where(and(eq(moderationActions.id, actionId), isNull(moderationActions.undoneAt)))
    .returning({ id: moderationActions.id });
  if (marked.length === 0) throw new Conflict(moderationWords.en.alreadyUndone, {}, 'undone');
}
