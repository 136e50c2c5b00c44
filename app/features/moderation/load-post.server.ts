import { eq } from 'drizzle-orm';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import { type Actor, isModerator } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import type { Tx } from '~db/client';
import { answers, comments } from '~db/schema';
import type { PostRef } from './post-ref';

/** A post under lock, with its question (locked first). */
export type LockedPost = PostRef & {
  question: LockedQuestion;
  /** The answer that it is or hangs on. */
  answerId: number | null;
  authorId: number;
  visibility: string;
};

/** Throws NotFound also when the actor may not see it. */
export async function lockPost(tx: Tx, actor: Actor, ref: PostRef): Promise<LockedPost> {
  if (ref.kind === 'question') {
    const question = await lockQuestion(tx, actor, ref.id);
    return { ...ref, question, answerId: null, authorId: question.askerId, visibility: question.visibility };
  }
  const table = ref.kind === 'answer' ? answers : comments;
  const [found] = await tx.select({ questionId: table.questionId }).from(table).where(eq(table.id, ref.id));
  if (!found) throw new NotFound();
  const question = await lockQuestion(tx, actor, found.questionId);
  const post =
    ref.kind === 'answer'
      ? (await tx.select().from(answers).where(eq(answers.id, ref.id)).for('update'))[0]
      : (await tx.select().from(comments).where(eq(comments.id, ref.id)).for('update'))[0];
  if (!post || (post.visibility !== 'public' && !isModerator(actor) && post.authorId !== actor.personId))
    throw new NotFound();
  const answerId = 'answerId' in post ? post.answerId : post.id;
  return { ...ref, question, answerId, authorId: post.authorId, visibility: post.visibility };
}

/** The same post as columns of a flag or an action name it. */
export function columnsOf(post: LockedPost): { questionId: number; answerId: number | null; commentId: number | null } {
  return {
    questionId: post.question.id,
    answerId: post.kind === 'answer' ? post.id : null,
    commentId: post.kind === 'comment' ? post.id : null,
  };
}
