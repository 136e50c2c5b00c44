import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { unsubscribeUrl } from '~/features/people/stop-mail.server';
import { questionPath } from '~/features/questions/slug';
import type { Lang } from '~/platform/actor';
import { env } from '~/platform/env.server';
import { wordsFor } from '~/platform/i18n/words';
import { queueMail } from '~/platform/mail/queue-mail.server';
import type { Tx } from '~db/client';
import { db } from '~db/client';
import { agencies, answers, comments, escalations, type events, follows, notices, people, questions } from '~db/schema';
import { noticeWords } from './notice.words';
import { noticeTypes, recipients, type Scene, type Told } from './recipients';

type Event = typeof events.$inferSelect;

/**
 * Tells everybody concerned of an event: a notice on the site and, for who wants it, a mail. One of each per person and event,
 * however often it runs. A dormant (imported) thread tells nobody.
 */
export async function notify(event: Event): Promise<void> {
  if (!noticeTypes.test(event.type) || event.questionId === null) return;
  const questionId = event.questionId;
  await db.transaction(async (tx) => {
    const [question] = await tx.select().from(questions).where(eq(questions.id, questionId));
    if (!question || question.dormant) return;
    const told = recipients(event.type, await sceneOf(tx, event, question), event.actorId);
    if (told.length === 0) return;
    await tx
      .insert(notices)
      .values(
        told.map(({ personId, kind }) => ({
          personId,
          kind,
          eventId: event.id,
          questionId,
          answerId: event.answerId,
          escalationId: event.escalationId,
          createdAt: event.at,
        })),
      )
      .onConflictDoNothing();
    await mailAll(tx, event, question, told);
  });
}

async function sceneOf(tx: Tx, event: Event, question: typeof questions.$inferSelect): Promise<Scene> {
  const followers = await tx.select({ id: follows.personId }).from(follows).where(eq(follows.questionId, question.id));
  const [answer] = event.answerId
    ? await tx.select({ authorId: answers.authorId }).from(answers).where(eq(answers.id, event.answerId))
    : [];
  const [held] = event.escalationId
    ? await tx
        .select({ assigneeId: escalations.assigneeId })
        .from(escalations)
        .where(eq(escalations.id, event.escalationId))
    : [];
  const commentId = Number(event.data.commentId ?? 0);
  const [comment] =
    commentId && event.type.startsWith('comment.') && event.type !== 'comment.posted'
      ? await tx.select({ authorId: comments.authorId }).from(comments).where(eq(comments.id, commentId))
      : [];
  const ids = event.data.personIds;
  return {
    askerId: question.askerId,
    answerAuthorId: answer?.authorId ?? null,
    followers: followers.map((f) => f.id),
    assigneeId: held?.assigneeId ?? null,
    named: {
      personIds: Array.isArray(ids) ? ids.map(Number) : event.data.personId ? [Number(event.data.personId)] : [],
      authorId: comment?.authorId ?? null,
    },
    data: event.data,
  };
}

async function mailAll(tx: Tx, event: Event, question: typeof questions.$inferSelect, told: Told[]): Promise<void> {
  const mailed = told.filter((t) => t.mail);
  if (mailed.length === 0) return;
  const addressed = await tx
    .select({ id: people.id, name: people.name, email: people.email, language: people.language })
    .from(people)
    .where(
      and(
        inArray(
          people.id,
          mailed.map((t) => t.personId),
        ),
        eq(people.mailFrequency, 'each'),
        isNotNull(people.email),
        isNotNull(people.emailConfirmedAt),
        isNull(people.erasedAt),
      ),
    );
  const [agency] = event.agencyId
    ? await tx.select({ name: agencies.name }).from(agencies).where(eq(agencies.id, event.agencyId))
    : [];
  const actor = await actorName(tx, event, question);
  for (const person of addressed) {
    const kind = mailed.find((t) => t.personId === person.id)?.kind;
    if (!kind || !person.email) continue;
    const lang = person.language as Lang;
    const t = wordsFor(lang, noticeWords);
    const values = { title: question.title, who: actor ?? t('somebody'), agency: agency?.name ?? t('staff') };
    const ofCase = kind === 'case_message' || kind === 'case_nudged' || kind === 'case_closed';
    const verifier = ['second_needed', 'review_due', 'official_challenged'].includes(kind) && event.answerId !== null;
    const path = verifier
      ? `/answers/${event.answerId}/verify`
      : ofCase
        ? `/questions/${question.id}/case`
        : questionPath(question);
    await queueMail(tx, {
      to: person.email,
      personId: person.id,
      kind,
      cause: `event:${event.id}`,
      lang,
      name: person.name,
      subject: t(kind, values),
      paragraphs: [t(kind, values)],
      button: { label: t(ofCase ? 'openCase' : 'open'), url: `${env().publicUrl}${path}` },
      notes: [t('mailWhy')],
      unsubscribeUrl: await unsubscribeUrl(person.id),
    });
  }
}

/** The name of who did it, unless it is the asker of a question asked without one. */
async function actorName(tx: Tx, event: Event, question: typeof questions.$inferSelect): Promise<string | null> {
  if (event.actorId === null || (question.askerWithheld && event.actorId === question.askerId)) return null;
  const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, event.actorId));
  return person?.name ?? null;
}
