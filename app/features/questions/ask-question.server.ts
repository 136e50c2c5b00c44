import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { insertPersonStep } from '~/features/people/insert-person.server';
import { type Actor, isPerson } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Forbidden, RateLimited } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { toBody } from '~/platform/markdown/body.server';
import { findPersonalData, type PersonalData } from '~/platform/text/personal-data';
import { slugOf } from '~/platform/text/slug';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { follows, questionRevisions, questions } from '~db/schema';
import { topicBySlug } from './load-question.server';
import { canAsk, canAskForOthers } from './question.policy';
import type { AskQuestion } from './question.schema';

export type Asked = { id: number; slug: string; visibility: 'public' | 'pending_review'; warnings: PersonalData[] };

/**
 * Asks a question in public. The asker follows it. Personal data found in the text comes back as warnings, not as a refusal.
 * Past the daily limit an urgent question goes to review instead of away. Taken down by staff for somebody else it is that person's, whose
 * name (or number to call back) is withheld like any other; who took it down follows it.
 */
export async function askQuestion(actor: Actor, input: AskQuestion, at = now()): Promise<Asked> {
  const body = await toBody(input.body, 'body', true);
  const channel = input.channel ?? actor.channel;
  const forOther = channel !== actor.channel || Boolean(input.onBehalfOf);
  // A desk takes down more questions in a day than one person has.
  const visibility = forOther && canAskForOthers(actor) ? 'public' : await admission(actor, input.urgent ?? false);
  return transaction(actor, async (tx, me) => {
    authorize(canAsk(me), 'Please log in and confirm your e-mail address to ask.');
    if (forOther) authorize(canAskForOthers(me), 'Only staff can ask for somebody else.');
    const askerId = forOther ? await guestStep(tx, input.onBehalfOf || 'Somebody', at) : me.personId;
    const withheld = forOther || (input.anonymous ?? false);
    const topic = await topicBySlug(tx, input.topic);
    const [question] = await tx
      .insert(questions)
      .values({
        title: input.title,
        slug: slugOf(input.title),
        topicId: topic.id,
        askerId,
        askerWithheld: withheld,
        takenById: forOther ? me.personId : null,
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
      data: { topicId: topic.id, channel, visibility, withheld },
      at,
    });
    return { ...question, visibility, warnings: findPersonalData(`${input.title}\n${body.markdown}`) };
  });
}

/** Somebody without an account, by the name or number they gave: an asker whom nobody can log in as or look up. */
async function guestStep(tx: Tx, name: string, at: Date): Promise<number> {
  const handle = `guest-${randomBytes(9).toString('hex')}`;
  const guest = await insertPersonStep(tx, { handle, name, createdAt: at });
  if (!guest) throw new Error('The asker was not written.');
  return guest.id;
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
