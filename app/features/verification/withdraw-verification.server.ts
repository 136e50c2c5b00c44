import { and, desc, eq, inArray } from 'drizzle-orm';
import { lockAnswer } from '~/features/answers/load-answer.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { verifications } from '~db/schema';
import { displayNewestStep, touchQuestionStep } from './display-revision.server';
import { factsOf, lockLiveOf } from './load-verification.server';
import { readersOf } from './readers-of.server';
import { settleChallengesStep } from './settle-challenges.server';
import { canWithdraw } from './verification.policy';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/**
 * Takes back what makes an answer official, with a note everybody reads. The newest text shows again. NotFound if it never was
 * official, Conflict if somebody has taken it back already, or has confirmed another since the one that is named.
 */
export async function withdrawVerification(
  actor: Actor,
  answerId: number,
  note: string,
  verificationId?: number,
): Promise<{ questionId: number; id?: number }> {
  return transaction(actor, async (tx, me) => withdrawVerificationStep(tx, me, { answerId, note, verificationId }));
}

export async function withdrawVerificationStep(
  tx: Tx,
  me: Actor,
  { answerId, note, verificationId }: { answerId: number; note: string; verificationId?: number | undefined },
): Promise<{ questionId: number; id?: number }> {
  const at = now();
  const { question, answer } = await lockAnswer(tx, me, answerId);
  const live = (await lockLiveOf(tx, answerId)).filter((v) => v.state !== 'proposed');
  if (live.length === 0) throw await nothingToWithdraw(tx, answerId);
  if (verificationId !== undefined && !live.some((v) => v.id === verificationId))
    throw new Conflict(say.confirmedSince, { state: live[0]?.state }, 'decided');
  for (const verification of live) {
    const facts = await factsOf(tx, question, answer, verification.agencyId);
    authorize(canWithdraw(me, facts, at), say.onlySpeakersWithdraw);
  }
  const ids = live.map((v) => v.id);
  await tx
    .update(verifications)
    .set({ state: 'withdrawn', withdrawnAt: at, withdrawnBy: me.personId, withdrawnNote: note })
    .where(inArray(verifications.id, ids));
  await displayNewestStep(tx, answerId, at);
  await touchQuestionStep(tx, question.id, at);
  await settleChallengesStep(tx, me, ids, 'upheld', at);
  for (const verification of live) {
    recordEvent(tx, {
      type: 'verification.withdrawn',
      actor: me,
      questionId: question.id,
      answerId,
      agencyId: verification.agencyId,
      data: {
        verificationId: verification.id,
        revisionId: verification.revisionId,
        authorId: answer.authorId,
        wasOfficial: verification.verifiedAt !== null,
        personIds: verification.verifiedAt === null ? [] : await readersOf(tx, question.id, [answerId]),
      },
      at,
    });
  }
  return { questionId: question.id, ...(ids[0] === undefined ? {} : { id: ids[0] }) };
}

async function nothingToWithdraw(tx: Tx, answerId: number) {
  const [last] = await tx
    .select({ at: verifications.withdrawnAt })
    .from(verifications)
    .where(and(eq(verifications.answerId, answerId), eq(verifications.state, 'withdrawn')))
    .orderBy(desc(verifications.id))
    .limit(1);
  return last
    ? new Conflict(say.alreadyWithdrawn, { withdrawnAt: last.at?.toISOString() }, 'withdrawn')
    : new NotFound(say.notOfficial);
}
