import { and, desc, eq, isNull } from 'drizzle-orm';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { moderationActions, questions } from '~db/schema';
import { canModerate } from './moderation.policy';
import { moderationWords } from './moderation.words';
import { type Action, markUndoneStep } from './record-action.server';

const say = moderationWords.en;

/** Opens a closed question again. Conflict when it is not closed any more. */
export async function reopenQuestion(actor: Actor, questionId: number): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canModerate(me), say.moderatorsOnly);
    const question = await lockQuestion(tx, me, questionId);
    const [action] = await tx
      .select()
      .from(moderationActions)
      .where(
        and(
          eq(moderationActions.kind, 'close'),
          eq(moderationActions.questionId, questionId),
          isNull(moderationActions.undoneAt),
        ),
      )
      .orderBy(desc(moderationActions.id))
      .limit(1);
    await reopenStep(tx, me, question, action ?? null, now());
  });
}

/** Undoes this closing, or one that an import brought along. */
export async function reopenStep(tx: Tx, me: PersonActor, question: LockedQuestion, action: Action | null, at: Date) {
  if (question.closedAt === null) throw new Conflict(say.notClosed, {}, 'not_closed');
  await tx
    .update(questions)
    .set({ closedAt: null, closedBy: null, closedReason: null, closedNote: null, updatedAt: at })
    .where(eq(questions.id, question.id));
  if (action) await markUndoneStep(tx, me, action.id, at);
  recordEvent(tx, {
    type: 'question.reopened',
    actor: me,
    questionId: question.id,
    data: { actionId: action?.id ?? null, authorId: question.askerId },
    at,
  });
}
