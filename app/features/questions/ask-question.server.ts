import { eq, sql } from 'drizzle-orm';
import { type Actor, isPerson } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Forbidden, RateLimited } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { toBody } from '~/platform/markdown/body.server';
import { findPersonalData, type PersonalData } from '~/platform/text/personal-data';
import { transaction } from '~/platform/transaction.server';
import { follows, questionRevisions, questions } from '~db/schema';
import { topicBySlug } from './load-question.server';
import { canAsk, canAskForOthers } from './question.policy';
import type { AskQuestion } from './question.schema';
import { slugOf } from './slug';

export type Asked = { id: number; slug: string; visibility: 'public' | 'pending_review'; warnings: PersonalData[] };

/**
 * Asks a question in public. The asker follows it. Personal data found in the text comes back as warnings, not as a refusal.
 * Past the daily limit an urgent question goes to review instead of away.
 */
export async function askQuestion(actor: Actor, input: AskQuestion, at = now()): Promise<Asked> {
  const body = await toBody(input.body, 'body', true);
  const visibility = await admission(actor, input.urgent ?? false);
  return transaction(actor, async (tx, me) => {
    authorize(canAsk(me), 'Please log in and confirm your e-mail address to ask.');
    const channel = input.channel ?? me.channel;
    if (channel !== me.channel || input.onBehalfOf)
      authorize(canAskForOthers(me), 'Only staff can ask for somebody else.');
    const topic = await topicBySlug(tx, input.topic);
    const [question] = await tx
      .insert(questions)
      .values({
        title: input.title,
        slug: slugOf(input.title),
        topicId: topic.id,
        askerId: me.personId,
        askerWithheld: input.anonymous ?? false,
        onBehalfOf: input.onBehalfOf || null,
        channel,
        language: input.language ?? me.language ?? 'en',
        tags: input.tags,
        visibility,
        followerCount: 1,
        createdAt: at,
        updatedAt: at,
      })
      .returning({ id: questions.id, slug: questions.slug });
    if (!question) throw new Error('The question was not written.');
    const [revision] = await tx
      .insert(questionRevisions)
      .values({
        questionId: question.id,
        number: 1,
        title: input.title,
        bodyMarkdown: body.markdown,
        bodyHtml: body.html,
        tags: input.tags,
        topicId: topic.id,
        authorId: me.personId,
        createdAt: at,
      })
      .returning({ id: questionRevisions.id });
    await tx
      .update(questions)
      .set({ revisionId: sql`${revision?.id}` })
      .where(eq(questions.id, question.id));
    await tx.insert(follows).values({ questionId: question.id, personId: me.personId, createdAt: at });
    recordEvent(tx, {
      type: 'question.asked',
      actor: me,
      questionId: question.id,
      agencyId: topic.agencyId,
      data: { topicId: topic.id, channel, visibility, withheld: input.anonymous ?? false },
      at,
    });
    return { ...question, visibility, warnings: findPersonalData(`${input.title}\n${body.markdown}`) };
  });
}

async function admission(actor: Actor, urgent: boolean): Promise<'public' | 'pending_review'> {
  if (!isPerson(actor)) throw new Forbidden('Please log in to ask.');
  try {
    await consume('ask', actor);
    return 'public';
  } catch (refusal) {
    if (refusal instanceof RateLimited && urgent) return 'pending_review';
    throw refusal;
  }
}
