import { eq, sql } from 'drizzle-orm';
import type { Actor, Risk } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Conflict, Forbidden } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { loadActor } from '~/platform/load-actor.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { verifications } from '~db/schema';
import { alreadyDecided } from './decided.server';
import { displayRevisionStep, touchQuestionStep } from './display-revision.server';
import { factsOf, lockVerification } from './load-verification.server';
import { readersOf } from './readers-of.server';
import { settleReplacedStep } from './settle-challenges.server';
import { changeOf, predecessorOf, settleSuperseded, supersedeStep } from './supersede-verification.server';
import { canApprove, canVerify, verifyingDelegation } from './verification.policy';
import { verificationWords } from './verification.words';
import { assertSameText, type Verified } from './verify-answer.server';

const say = verificationWords.en;

/**
 * The second person's yes to a high-risk answer: exactly the text, sources and short answer the first one approved. An edit in between, or the
 * first person's loss of their delegation, is a Conflict: it starts again.
 */
export async function approveVerification(actor: Actor, id: number, contentHash: string): Promise<Verified> {
  return transaction(actor, async (tx, me) => approveVerificationStep(tx, me, id, contentHash));
}

export async function approveVerificationStep(tx: Tx, me: Actor, id: number, contentHash: string): Promise<Verified> {
  const at = now();
  const { question, answer, verification } = await lockVerification(tx, me, id);
  const facts = await factsOf(tx, question, answer, verification.agencyId, verification.risk as Risk);
  if (!canApprove(me, { ...facts, verifierId: verification.verifierId }, at)) {
    throw verifyingDelegation(me, facts, at) === null
      ? new Forbidden(say.noDelegation, 'no_delegation')
      : new Forbidden(say.secondPerson, 'second_person');
  }
  if (verification.state !== 'in_review') throw await alreadyDecided(tx, verification);
  assertSameText(contentHash, verification.contentHash, answer.newest.number);
  assertSameText(verification.contentHash, answer.newest.contentHash, answer.newest.number);
  if (question.visibility === 'hidden' || answer.visibility !== 'public')
    throw new Conflict(say.notPublic, { visibility: answer.visibility }, 'not_public');
  if (verification.validUntil <= at || verification.reviewDueAt <= at)
    throw new Conflict(say.reviewPassed, {}, 'expired');
  // Whoever ends a delegation locks the person's row first: held here, the first approval cannot lose its ground meanwhile.
  await tx.execute(sql`select 1 from people where id = ${verification.verifierId} for key share`);
  const first = verification.verifierId === null ? null : await loadActor(tx, verification.verifierId);
  if (!first || !canVerify(first, facts, at)) throw new Conflict(say.firstLost, {}, 'first_lost');

  const replaced = await supersedeStep(tx, verification, at);
  await tx
    .update(verifications)
    .set({
      state: 'current',
      approvedBy: me.personId,
      approvedAt: at,
      verifiedAt: at,
      supersedesId: predecessorOf(replaced),
    })
    .where(eq(verifications.id, id));
  await displayRevisionStep(tx, answer.id, verification.revisionId, at);
  await touchQuestionStep(tx, question.id, at);
  await settleSuperseded(tx, me, replaced, { id, answerId: answer.id }, at);
  await settleReplacedStep(tx, me, replaced, verification.contentHash, at);
  recordEvent(tx, {
    type: 'answer.verified',
    actor: me,
    questionId: question.id,
    answerId: answer.id,
    agencyId: verification.agencyId,
    data: {
      verificationId: id,
      revisionId: verification.revisionId,
      authorId: answer.authorId,
      firstId: verification.verifierId,
      delegationId: verification.delegationId,
      supersedesId: predecessorOf(replaced),
      change: changeOf(replaced, verification.contentHash),
      risk: verification.risk,
      reviewDueAt: verification.reviewDueAt.toISOString(),
      validUntil: verification.validUntil.toISOString(),
      personIds: await readersOf(
        tx,
        question.id,
        replaced.map((v) => v.answerId),
      ),
    },
    at,
  });
  const { code, questionId, answerId, revisionId } = verification;
  return { id, code, state: 'current', questionId, answerId, revisionId };
}
