import { and, eq, inArray } from 'drizzle-orm';
import { openStates } from '~/features/escalations/escalation.policy';
import { canSee } from '~/features/questions/question.policy';
import { type AnswerFacts, canVerify } from '~/features/verification/verification.policy';
import type { PersonActor, Risk } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { answerRevisions, answers, escalations, questions, topics, verifications } from '~db/schema';
import { canRedact } from './moderation.policy';
import { moderationWords } from './moderation.words';
import { around } from './redact-text';
import { matching } from './redact-thread.server';
import { type TextPlace, textPlaces, threadTexts } from './thread-texts.server';

/** So many places are shown with the words around them. */
const mostShown = 12;

/** The thread, for somebody who may remove personal data from it. */
export async function threadToRedact(actor: PersonActor, id: number): Promise<typeof questions.$inferSelect> {
  const [question] = await db.select().from(questions).where(eq(questions.id, id));
  if (!question || !canSee(actor, question)) throw new NotFound();
  const [open] = await db
    .select({ holderId: escalations.assigneeId })
    .from(escalations)
    .where(and(eq(escalations.questionId, id), inArray(escalations.state, [...openStates])));
  authorize(canRedact(actor, open ?? { holderId: null }), moderationWords.en.redactWho);
  return question;
}

export type FoundText = {
  text: string;
  /** In how many texts it stands, by the place they have. */
  counts: { place: TextPlace; texts: number }[];
  shown: {
    place: TextPlace;
    answerId: number | null;
    number: number | null;
    before: string;
    hit: string;
    after: string;
  }[];
  /** Official answers whose text or short answer it stands in: of how many the reader could keep the badge. */
  official: number;
  mayKeep: number;
};

/** Where this stands in a thread, before anything is removed. */
export async function findInThread(actor: PersonActor, id: number, wanted: string): Promise<FoundText> {
  const question = await threadToRedact(actor, id);
  const found = matching(await threadTexts(db, id), wanted);
  const counts = textPlaces.flatMap((place) => {
    const texts = found.filter((one) => one.place === place).length;
    return texts === 0 ? [] : [{ place, texts }];
  });
  const shown = found
    .filter(({ place }) => place !== 'mail')
    .slice(0, mostShown)
    .map(({ place, answerId, number, text, pattern }) => ({ place, answerId, number, ...around(text, pattern) }));
  const touched = (place: TextPlace) => found.filter((one) => one.place === place).map((one) => one.id);
  const live = await liveOf(question, touched('answer'), touched('official'));
  const mayKeep = live.filter((facts) => facts.risk !== 'high' && canVerify(actor, facts, now()));
  return { text: wanted, counts, shown, official: live.length, mayKeep: mayKeep.length };
}

/** What the policy needs to know of each live verification of these texts. */
async function liveOf(
  { id: questionId, topicId }: typeof questions.$inferSelect,
  revisions: readonly number[],
  shorts: readonly number[],
): Promise<AnswerFacts[]> {
  const rows = await db
    .select({
      v: verifications,
      topicAgencyId: topics.agencyId,
      authorId: answers.authorId,
      writerId: answerRevisions.authorId,
    })
    .from(verifications)
    .innerJoin(topics, eq(topics.id, topicId))
    .innerJoin(answers, eq(answers.id, verifications.answerId))
    .innerJoin(answerRevisions, eq(answerRevisions.id, answers.newestRevisionId))
    .where(and(eq(verifications.questionId, questionId), eq(verifications.state, 'current')));
  return rows
    .filter(({ v }) => revisions.includes(v.revisionId) || shorts.includes(v.id))
    .map(({ v, topicAgencyId, authorId, writerId }) => ({
      agencyId: v.agencyId,
      risk: v.risk as Risk,
      topicId,
      topicAgencyId,
      authorIds: [authorId, writerId],
    }));
}
