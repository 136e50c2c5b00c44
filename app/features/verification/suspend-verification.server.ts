import { eq } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { verifications } from '~db/schema';
import { factsOf, lockVerification, type Verification } from './load-verification.server';
import { canWithdraw } from './verification.policy';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/** Takes the badge off until somebody has looked: the text stays on display, no longer as official. */
export async function suspendVerification(actor: Actor, id: number, reason: string): Promise<{ questionId: number }> {
  return transaction(actor, async (tx, me) => {
    const { question, answer, verification } = await lockVerification(tx, me, id);
    const facts = await factsOf(tx, question, answer, verification.agencyId);
    authorize(canWithdraw(me, facts, now()), say.onlySpeakersSuspend);
    if (verification.state !== 'current') throw new Conflict(say.notOfficialNow, { state: verification.state });
    await suspendStep(tx, me, verification, reason);
    return { questionId: question.id };
  });
}

/** Suspends a current verification under lock. `cause` says who or what did it, for figures. */
export async function suspendStep(
  tx: Tx,
  me: Actor,
  verification: Verification,
  reason: string,
  cause: 'staff' | 'challenge' | 'source' | 'redaction' = 'staff',
): Promise<void> {
  const at = now();
  await tx
    .update(verifications)
    .set({ state: 'suspended', suspendedAt: at, suspendedBy: me.personId, suspendedReason: reason })
    .where(eq(verifications.id, verification.id));
  recordEvent(tx, {
    type: 'verification.suspended',
    actor: me,
    questionId: verification.questionId,
    answerId: verification.answerId,
    agencyId: verification.agencyId,
    data: { verificationId: verification.id, verifierId: verification.verifierId, cause },
    at,
  });
}
