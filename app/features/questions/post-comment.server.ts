import { eq, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import { answers, comments, questions } from '~db/schema';
import { lockQuestion } from './load-question.server';
import { canComment } from './question.policy';

export type CommentOn = { questionId: number } | { answerId: number };

/** Comments on a question or on one of its answers. */
export async function postComment(
  actor: Actor,
  on: CommentOn,
  text: string,
  at = now(),
): Promise<{ id: number; questionId: number }> {
  const body = await toBody(text);
  await consume('comment', actor);
  return transaction(actor, async (tx, me) => {
    const answerId = 'answerId' in on ? on.answerId : null;
    const questionId = 'answerId' in on ? await questionOf(tx, on.answerId) : on.questionId;
    const question = await lockQuestion(tx, me, questionId);
    authorize(canComment(me, question), 'Comments are closed here.');
    if (answerId !== null) {
      const [answer] = await tx
        .update(answers)
        .set({ commentCount: sql`${answers.commentCount} + 1` })
        .where(sql`${answers.id} = ${answerId} and ${answers.visibility} = 'public'`)
        .returning({ id: answers.id });
      if (!answer) throw new NotFound();
    }
    const [comment] = await tx
      .insert(comments)
      .values({
        questionId,
        answerId,
        authorId: me.personId,
        bodyMarkdown: body.markdown,
        bodyHtml: body.html,
        createdAt: at,
      })
      .returning({ id: comments.id });
    await tx
      .update(questions)
      .set({ commentCount: sql`${questions.commentCount} + 1`, dormant: false, updatedAt: at })
      .where(eq(questions.id, questionId));
    const id = comment?.id ?? 0;
    recordEvent(tx, { type: 'comment.posted', actor: me, questionId, answerId, data: { commentId: id }, at });
    return { id, questionId };
  });
}

async function questionOf(tx: Parameters<typeof lockQuestion>[0], answerId: number): Promise<number> {
  const [answer] = await tx.select({ questionId: answers.questionId }).from(answers).where(eq(answers.id, answerId));
  if (!answer) throw new NotFound();
  return answer.questionId;
}
