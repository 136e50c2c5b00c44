import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { editAnswerStep } from '~/features/answers/edit-answer.server';
import { lockAnswer } from '~/features/answers/load-answer.server';
import { type Actor, isPerson, type PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Conflict, Forbidden, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { type Body, toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { verifications } from '~db/schema';
import { agencySpeakers } from './agency-speakers.server';
import { alreadyDecided } from './decided.server';
import { displayRevisionStep, touchQuestionStep } from './display-revision.server';
import { insertVerification } from './insert-verification.server';
import { agencyBySlug, factsOf, type Verification } from './load-verification.server';
import { readersOf } from './readers-of.server';
import { reviewDates } from './review-due';
import { settleReplacedStep } from './settle-challenges.server';
import {
  changeOf,
  nameSuccessor,
  predecessorOf,
  settleSuperseded,
  supersedeStep,
  supersedeWaitingStep,
} from './supersede-verification.server';
import { type AnswerFacts, canVerify, effectiveRisk, verifyingDelegation } from './verification.policy';
import type { VerificationBody } from './verification.schema';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/** `seen`: the answer's newest verification when it was read, 0 for none; left out, whatever was confirmed meanwhile is replaced. */
export type VerifyAnswer = VerificationBody & { answerId: number; seen?: number | undefined };
/** `in_review`: a second person has to approve before readers see a badge. */
export type Verified = {
  id: number;
  state: 'current' | 'in_review';
  code: string;
  questionId: number;
  answerId: number;
  revisionId: number;
};

/**
 * Confirms one revision of an answer as official for an agency. `body` first makes a revision of its own, which credits the citizen.
 * Conflict if the text is no longer the one whose hash was read; `detail` has both hashes.
 */
export async function verifyAnswer(
  actor: Actor,
  input: VerifyAnswer & { body?: string | undefined },
): Promise<Verified> {
  const body = input.body === undefined ? null : await toBody(input.body);
  return transaction(actor, async (tx, me) => verifyAnswerStep(tx, me, input, body));
}

/**
 * The same inside another command's transaction. Checks the rights itself; takes question and answer under lock. An agency that was
 * `entrusted` with the question (its case was passed on to it) speaks on it as on its own topics.
 */
export async function verifyAnswerStep(
  tx: Tx,
  me: Actor,
  input: VerifyAnswer,
  improved: Body | null = null,
  entrusted: number | null = null,
): Promise<Verified> {
  const at = now();
  const { question, answer: read } = await lockAnswer(tx, me, input.answerId);
  const agency = await agencyBySlug(tx, input.agency);
  const facts = await factsOf(tx, question, read, agency.id);
  const topicFacts = entrusted === agency.id ? { ...facts, topicAgencyId: agency.id } : facts;
  const risk = effectiveRisk(topicFacts.risk, input.riskClass);
  authorizeVerifying(me, { ...topicFacts, risk }, at, improved !== null);
  if (question.visibility === 'hidden' || question.visibility === 'pending_review' || read.visibility !== 'public')
    throw new Conflict(say.notPublic, { visibility: read.visibility }, 'not_public');
  const since = input.seen === undefined ? null : await confirmedSince(tx, read.id, input.seen);
  if (since) {
    const same = since.verifierId === me.personId && since.contentHash === (improved?.hash ?? input.contentHash);
    if (!same) throw await alreadyDecided(tx, since);
    const { id, code, state, questionId, answerId, revisionId } = since;
    return { id, code, state: state === 'current' ? state : 'in_review', questionId, answerId, revisionId };
  }
  assertSameText(input.contentHash, read.newest.contentHash, read.newest.number);
  const dates = datesOf(input, at);

  const answer = improved ? await improve(tx, me, read, improved) : read;
  const delegation = verifyingDelegation(me, { ...topicFacts, risk }, at);
  const jurisdiction = input.jurisdiction ?? agency.jurisdiction;
  const language = input.language ?? question.language;
  const second = risk === 'high' || input.secondPerson === true;
  const key = { questionId: question.id, answerId: answer.id, jurisdiction, language };
  const replaced = second ? await supersedeWaitingStep(tx, answer.id, at) : await supersedeStep(tx, key, at);
  const row = await insertVerification(
    tx,
    agency.codePrefix,
    {
      ...key,
      ...dates,
      revisionId: answer.newest.id,
      contentHash: answer.newest.contentHash,
      agencyId: agency.id,
      verifierId: me.personId,
      delegationId: delegation?.id ?? null,
      method: input.method ?? (answer.newest.authorId === me.personId ? 'authored' : 'endorsed'),
      shortAnswer: input.shortAnswer,
      risk,
      state: second ? 'in_review' : 'current',
      publicNote: input.publicNote || null,
      plainLanguageOverride: input.plainLanguageOverride || null,
      verifiedAt: second ? null : at,
      supersedesId: second ? null : predecessorOf(replaced),
      createdAt: at,
    },
    input.sources,
  );
  await touchQuestionStep(tx, question.id, at);
  if (second) await nameSuccessor(tx, replaced, row.id);
  else {
    await displayRevisionStep(tx, answer.id, answer.newest.id, at);
    await settleSuperseded(tx, me, replaced, { id: row.id, answerId: answer.id }, at);
    await settleReplacedStep(tx, me, replaced, answer.newest.contentHash, at);
  }
  recordEvent(tx, {
    type: second ? 'verification.review_asked' : 'answer.verified',
    actor: me,
    questionId: question.id,
    answerId: answer.id,
    agencyId: agency.id,
    data: {
      verificationId: row.id,
      revisionId: answer.newest.id,
      authorId: answer.authorId,
      delegationId: delegation?.id ?? null,
      supersedesId: second ? null : predecessorOf(replaced),
      ...(second ? {} : { change: changeOf(replaced, answer.newest.contentHash) }),
      risk,
      reviewDueAt: dates.reviewDueAt.toISOString(),
      validUntil: dates.validUntil.toISOString(),
      personIds: second
        ? await agencySpeakers(tx, agency.id, question.topicId, at)
        : await readersOf(
            tx,
            question.id,
            replaced.map((v) => v.answerId),
          ),
    },
    at,
  });
  const state = second ? 'in_review' : 'current';
  return { ...row, state, questionId: question.id, answerId: answer.id, revisionId: answer.newest.id };
}

/** What somebody has confirmed since a page was read: by the same hand and of the same text, it is that page sent twice. */
async function confirmedSince(tx: Tx, answerId: number, seen: number): Promise<Verification | null> {
  const [row] = await tx
    .select()
    .from(verifications)
    .where(
      and(
        eq(verifications.answerId, answerId),
        gt(verifications.id, seen),
        inArray(verifications.state, ['current', 'in_review']),
      ),
    )
    .orderBy(desc(verifications.id))
    .limit(1);
  return row ?? null;
}

function authorizeVerifying(me: Actor, facts: AnswerFacts, at: Date, improving: boolean): asserts me is PersonActor {
  if (!isPerson(me) || verifyingDelegation(me, facts, at) === null)
    throw new Forbidden(say.noDelegation, 'no_delegation');
  if (!canVerify(me, facts, at) || (improving && facts.risk === 'high'))
    throw new Forbidden(say.notOwnHighRisk, 'second_person');
}

/** Both hashes, so that the loser sees what has changed. */
export function assertSameText(readHash: string, newestHash: string, revision: number): void {
  if (readHash === newestHash) return;
  throw new Conflict(say.textChanged, { yours: readHash, newest: newestHash, revision }, 'text_changed');
}

function datesOf(input: VerifyAnswer, at: Date) {
  const dates = reviewDates(at, {
    ...(input.pace ? { pace: input.pace } : {}),
    reviewDueAt: input.reviewDueAt ?? null,
    validUntil: input.validUntil ?? null,
  });
  if ('field' in dates) {
    throw new Invalid({ [dates.field]: dates.problem === 'past' ? say.datePast : say.dateBeforeReview });
  }
  return dates;
}

async function improve(tx: Tx, me: PersonActor, answer: Awaited<ReturnType<typeof lockAnswer>>['answer'], body: Body) {
  await editAnswerStep(tx, me, { answer, body, note: null });
  return (await lockAnswer(tx, me, answer.id)).answer;
}
