import { eq } from 'drizzle-orm';
import { canSee } from '~/features/questions/question.policy';
import type { Actor } from '~/platform/actor';
import { authorize, NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { answerRevisions, answers, questions } from '~db/schema';
import { canEditAnswer, canSeeAnswer } from './answer.policy';

/** The newest text of an answer, for those who may change it, with the question it belongs to. */
export async function answerToEdit(actor: Actor, id: number) {
  const [row] = await db
    .select({ answer: answers, question: questions, markdown: answerRevisions.bodyMarkdown })
    .from(answers)
    .innerJoin(questions, eq(questions.id, answers.questionId))
    .innerJoin(answerRevisions, eq(answerRevisions.id, answers.newestRevisionId))
    .where(eq(answers.id, id));
  if (!row || !canSee(actor, row.question) || !canSeeAnswer(actor, row.answer)) throw new NotFound();
  authorize(canEditAnswer(actor, row.answer), 'Only its author and moderators can change this answer.');
  return row;
}
