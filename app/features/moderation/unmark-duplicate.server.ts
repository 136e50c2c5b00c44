import { and, eq, isNull } from 'drizzle-orm';
import { returnReadersStep } from '~/features/questions/carry-readers.server';
import type { PersonActor } from '~/platform/actor';
import { Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import type { Tx } from '~db/client';
import { questionDuplicates } from '~db/schema';
import { lockBoth } from './mark-duplicate.server';
import { moderationWords } from './moderation.words';
import { type Action, markUndoneStep } from './record-action.server';

/** Undoes a merge: the question stands by itself again, and whoever came along with it to the original leaves that again. */
export async function unmarkDuplicateStep(tx: Tx, me: PersonActor, action: Action, at: Date): Promise<void> {
  const { originalId } = action.before as { originalId: number };
  const questionId = action.questionId ?? 0;
  const { question } = await lockBoth(tx, me, questionId, originalId);
  const [ended] = await tx
    .update(questionDuplicates)
    .set({ undoneBy: me.personId, undoneAt: at })
    .where(
      and(
        eq(questionDuplicates.questionId, questionId),
        eq(questionDuplicates.originalId, originalId),
        isNull(questionDuplicates.undoneAt),
      ),
    )
    .returning();
  if (!ended) throw new Conflict(moderationWords.en.changedSince, {}, 'changed');
  await returnReadersStep(tx, originalId, ended.carried, at);
  await markUndoneStep(tx, me, action.id, at);
  recordEvent(tx, {
    type: 'question.unmerged',
    actor: me,
    questionId,
    data: { actionId: action.id, originalId, authorId: question.askerId },
    at,
  });
}
