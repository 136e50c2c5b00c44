import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { Invalid, NotFound } from '~/platform/errors';
import type { Tx } from '~db/client';
import { questionDuplicates, questions, topics } from '~db/schema';
import { canSee } from './question.policy';

export type LockedQuestion = typeof questions.$inferSelect & { duplicateOfId: number | null };

/**
 * The question's row, locked until the transaction ends; first thing in every command that changes a thread, so that commands
 * take their locks in one order. Throws NotFound also when the actor may not see it.
 */
export async function lockQuestion(tx: Tx, actor: Actor, id: number): Promise<LockedQuestion> {
  const [row] = await tx.select().from(questions).where(eq(questions.id, id)).for('update');
  if (!row) throw new NotFound();
  const [duplicate] = await tx
    .select({ originalId: questionDuplicates.originalId })
    .from(questionDuplicates)
    .where(and(eq(questionDuplicates.questionId, id), isNull(questionDuplicates.undoneAt)));
  const question = { ...row, duplicateOfId: duplicate?.originalId ?? null };
  if (actor.kind !== 'system' && !canSee(actor, question)) throw new NotFound();
  return question;
}

/** The topic of this slug; Invalid on `topic` if there is none. */
export async function topicBySlug(tx: Tx, slug: string): Promise<typeof topics.$inferSelect> {
  const [topic] = await tx.select().from(topics).where(eq(topics.slug, slug));
  if (!topic) throw new Invalid({ topic: 'There is no such topic. Please choose one from the list.' });
  return topic;
}
