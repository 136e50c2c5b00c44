import { and, eq, or } from 'drizzle-orm';
import { lockAnswer } from '~/features/answers/load-answer.server';
import type { LockedQuestion } from '~/features/questions/load-question.server';
import { type Actor, isPerson, type PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, verifications } from '~db/schema';
import { insertVerification } from './insert-verification.server';
import { factsOf, lockLiveOf } from './load-verification.server';
import { type ReviewDates, reviewDates } from './review-due';
import { canPropose } from './verification.policy';
import type { VerificationBody } from './verification.schema';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/** A member suggests an answer to those who verify. Conflict if it already waits or is official, or if staff sent this text back. */
export async function proposeAnswer(actor: Actor, answerId: number): Promise<{ id: number; questionId: number }> {
  await consume('flag', actor);
  return transaction(actor, async (tx, me) => {
    const at = now();
    authorize(isPerson(me) && canPropose(me), say.logInConfirmed);
    const { question, answer } = await lockAnswer(tx, me, answerId);
    authorize(answer.visibility === 'public' && question.visibility === 'public', say.onlyPublicProposed);
    const live = await lockLiveOf(tx, answerId);
    const newest = live.find((v) => v.revisionId === answer.newestRevisionId);
    if (newest) throw new Conflict(say.proposedAlready, { state: newest.state });
    const [returned] = await tx
      .select({ id: verifications.id })
      .from(verifications)
      .where(
        and(
          eq(verifications.answerId, answerId),
          eq(verifications.state, 'withdrawn'),
          or(eq(verifications.refused, true), eq(verifications.revisionId, answer.newest.id)),
        ),
      )
      .limit(1);
    if (returned) throw new Conflict(say.returnedAlready, {}, 'returned');
    const facts = await factsOf(tx, question, answer, 0);
    const [agency] = await tx.select().from(agencies).where(eq(agencies.id, facts.topicAgencyId));
    if (!agency) throw new Error(`Topic ${question.topicId} has no agency.`);
    const row = await insertVerification(
      tx,
      agency.codePrefix,
      {
        ...(reviewDates(at, {}) as ReviewDates),
        questionId: question.id,
        answerId,
        revisionId: answer.newest.id,
        contentHash: answer.newest.contentHash,
        agencyId: agency.id,
        method: 'endorsed',
        jurisdiction: agency.jurisdiction,
        language: question.language,
        risk: facts.risk,
        state: 'proposed',
        proposedBy: me.personId,
        proposedAt: at,
        createdAt: at,
      },
      [],
    );
    recordEvent(tx, {
      type: 'verification.proposed',
      actor: me,
      questionId: question.id,
      answerId,
      agencyId: agency.id,
      data: { verificationId: row.id, revisionId: answer.newest.id },
      at,
    });
    return { id: row.id, questionId: question.id };
  });
}

type SubmittedText = Pick<VerificationBody, 'shortAnswer' | 'sources' | 'pace' | 'reviewDueAt' | 'validUntil'> & {
  id: number;
  revisionId: number;
  contentHash: string;
};

/**
 * Puts a text that staff have just written before those who may confirm it, with all they need for that. The caller has asked whether its
 * writer may; `personIds` are told.
 */
export async function submitTextStep(
  tx: Tx,
  me: PersonActor,
  input: { question: LockedQuestion; answer: SubmittedText; agencyId: number; personIds: number[]; at: Date },
): Promise<void> {
  const { question, answer, agencyId, personIds, at } = input;
  const dates = reviewDates(at, {
    ...(answer.pace ? { pace: answer.pace } : {}),
    reviewDueAt: answer.reviewDueAt ?? null,
    validUntil: answer.validUntil ?? null,
  });
  if ('field' in dates)
    throw new Invalid({ [dates.field]: dates.problem === 'past' ? say.datePast : say.dateBeforeReview });
  const [agency] = await tx.select().from(agencies).where(eq(agencies.id, agencyId));
  if (!agency) throw new Error(`No agency ${agencyId}.`);
  const row = await insertVerification(
    tx,
    agency.codePrefix,
    {
      ...dates,
      questionId: question.id,
      answerId: answer.id,
      revisionId: answer.revisionId,
      contentHash: answer.contentHash,
      agencyId,
      method: 'endorsed',
      shortAnswer: answer.shortAnswer,
      jurisdiction: agency.jurisdiction,
      language: question.language,
      risk: 'high',
      state: 'proposed',
      proposedBy: me.personId,
      proposedAt: at,
      createdAt: at,
    },
    answer.sources,
  );
  recordEvent(tx, {
    type: 'verification.proposed',
    actor: me,
    questionId: question.id,
    answerId: answer.id,
    agencyId,
    data: { verificationId: row.id, revisionId: answer.revisionId, personIds },
    at,
  });
}
