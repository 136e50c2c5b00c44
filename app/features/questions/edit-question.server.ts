import { eq } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { toBody } from '~/platform/markdown/body.server';
import { slugOf } from '~/platform/text/slug';
import { transaction } from '~/platform/transaction.server';
import { questionRevisions, questions } from '~db/schema';
import { lockQuestion, topicBySlug } from './load-question.server';
import { canEditQuestion } from './question.policy';
import type { EditQuestion } from './question.schema';

/** Changes title, text, topic or tags; what stood before stays in the history. Nothing changed: nothing written. */
export async function editQuestion(
  actor: Actor,
  id: number,
  input: EditQuestion,
): Promise<{ id: number; slug: string }> {
  const body = input.body === undefined ? null : await toBody(input.body, 'body', true);
  return transaction(actor, async (tx, me) => {
    const question = await lockQuestion(tx, me, id);
    authorize(canEditQuestion(me, question), 'Only the person who asked and moderators can change this question.');
    const [latest] = await tx
      .select()
      .from(questionRevisions)
      .where(eq(questionRevisions.id, question.revisionId ?? 0));
    if (!latest) throw new Error(`Question ${id} has no revision.`);
    const topic = input.topic === undefined ? null : await topicBySlug(tx, input.topic);
    const next = {
      title: input.title ?? latest.title,
      bodyMarkdown: body?.markdown ?? latest.bodyMarkdown,
      bodyHtml: body?.html ?? latest.bodyHtml,
      tags: input.tags ?? latest.tags,
      topicId: topic?.id ?? question.topicId,
    };
    const same =
      next.title === latest.title &&
      next.bodyMarkdown === latest.bodyMarkdown &&
      next.topicId === question.topicId &&
      next.tags.join() === latest.tags.join();
    if (same) return { id, slug: question.slug };
    const at = now();
    const [revision] = await tx
      .insert(questionRevisions)
      .values({
        ...next,
        questionId: id,
        number: latest.number + 1,
        authorId: me.personId,
        note: input.note || null,
        createdAt: at,
      })
      .returning({ id: questionRevisions.id, number: questionRevisions.number });
    const slug = slugOf(next.title);
    await tx
      .update(questions)
      .set({
        title: next.title,
        slug,
        tags: next.tags,
        topicId: next.topicId,
        revisionId: revision?.id ?? question.revisionId,
        needsInfoAt: null,
        needsInfoBy: null,
        needsInfoNote: null,
        dormant: false,
        updatedAt: at,
      })
      .where(eq(questions.id, id));
    recordEvent(tx, {
      type: 'question.edited',
      actor: me,
      questionId: id,
      data: { revision: revision?.number, topicId: next.topicId, movedFrom: topic ? question.topicId : null },
      at,
    });
    return { id, slug };
  });
}
