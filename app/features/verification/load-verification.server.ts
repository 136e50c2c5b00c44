import { and, desc, eq, inArray } from 'drizzle-orm';
import { type LockedAnswer, lockAnswer } from '~/features/answers/load-answer.server';
import type { LockedQuestion } from '~/features/questions/load-question.server';
import type { Actor, Risk } from '~/platform/actor';
import { Invalid, NotFound } from '~/platform/errors';
import type { Tx } from '~db/client';
import { agencies, topics, verifications } from '~db/schema';
import type { AnswerFacts } from './verification.policy';
import { verificationWords } from './verification.words';

export type Verification = typeof verifications.$inferSelect;
export type Agency = typeof agencies.$inferSelect;

/** States in which a verification keeps its revision on display or waits for somebody. */
export const heldStates = ['current', 'suspended'] as const;
export const waitingStates = ['proposed', 'in_review'] as const;

/** A verification with its answer and question, all locked: question first, then answer, then verification. */
export async function lockVerification(
  tx: Tx,
  actor: Actor,
  id: number,
): Promise<{ question: LockedQuestion; answer: LockedAnswer; verification: Verification }> {
  const [found] = await tx
    .select({ answerId: verifications.answerId })
    .from(verifications)
    .where(eq(verifications.id, id));
  if (!found) throw new NotFound();
  const { question, answer } = await lockAnswer(tx, actor, found.answerId);
  const [verification] = await tx.select().from(verifications).where(eq(verifications.id, id)).for('update');
  if (!verification) throw new NotFound();
  return { question, answer, verification };
}

/** The verifications of an answer that are live or waiting, newest first, locked. Its question and answer are locked already. */
export async function lockLiveOf(tx: Tx, answerId: number): Promise<Verification[]> {
  return tx
    .select()
    .from(verifications)
    .where(and(eq(verifications.answerId, answerId), inArray(verifications.state, [...heldStates, ...waitingStates])))
    .orderBy(desc(verifications.id))
    .for('update');
}

/** What the policy needs to know of a locked answer when this agency speaks about it. */
export async function factsOf(
  tx: Tx,
  question: LockedQuestion,
  answer: LockedAnswer,
  agencyId: number,
  risk?: Risk,
): Promise<AnswerFacts> {
  const [topic] = await tx
    .select({ agencyId: topics.agencyId, risk: topics.risk })
    .from(topics)
    .where(eq(topics.id, question.topicId));
  if (!topic) throw new Error(`Question ${question.id} has no topic.`);
  return {
    authorIds: [answer.authorId, answer.newest.authorId],
    agencyId,
    topicId: question.topicId,
    topicAgencyId: topic.agencyId,
    risk: risk ?? (topic.risk as Risk),
  };
}

/** The agency of this slug; Invalid on `agency` if there is none. */
export async function agencyBySlug(tx: Tx, slug: string): Promise<Agency> {
  const [agency] = await tx.select().from(agencies).where(eq(agencies.slug, slug));
  if (!agency) throw new Invalid({ agency: verificationWords.en.agencyUnknown });
  return agency;
}
