import { and, eq, sql } from 'drizzle-orm';
import type { LockedAnswer } from '~/features/answers/load-answer.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { answerRevisions, verifications } from '~db/schema';
import { factsOf, lockVerification, type Verification } from './load-verification.server';
import { settleChallengesStep } from './settle-challenges.server';
import { canReinstate } from './verification.policy';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/** Gives a suspended answer its badge back; the doubts that suspended it are thereby dismissed. */
export async function reinstateVerification(actor: Actor, id: number): Promise<{ questionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const { question, answer, verification } = await lockVerification(tx, me, id);
    const facts = await factsOf(tx, question, answer, verification.agencyId);
    authorize(canReinstate(me, facts, at), say.needsDelegation);
    await reinstateStep(tx, me, { answer, verification }, at);
    await settleChallengesStep(tx, me, [id], 'dismissed', at);
    return { questionId: question.id };
  });
}

/** Conflict unless it is suspended, still valid, still on display, and nothing else is current in its place. */
export async function reinstateStep(
  tx: Tx,
  me: Actor,
  { answer, verification }: { answer: LockedAnswer; verification: Verification },
  at: Date,
): Promise<void> {
  const { id, state, validUntil, revisionId } = verification;
  if (state !== 'suspended') throw new Conflict(say.notSuspended, { state });
  if (validUntil <= at) throw new Conflict(say.runOut, { validUntil }, 'expired');
  if (answer.revisionId !== revisionId)
    throw new Conflict(say.otherText, { revisionId: answer.revisionId }, 'text_changed');
  const [other] = await tx
    .select({ id: verifications.id })
    .from(verifications)
    .where(
      and(
        eq(verifications.questionId, verification.questionId),
        eq(verifications.jurisdiction, verification.jurisdiction),
        eq(verifications.language, verification.language),
        eq(verifications.state, 'current'),
      ),
    );
  if (other) throw new Conflict(say.otherOfficial, { verificationId: other.id }, 'other_current');
  await tx
    .update(verifications)
    .set({
      state: 'current',
      suspendedAt: null,
      suspendedBy: null,
      suspendedReason: null,
      // Of a text that personal data was removed from, the one there is now.
      contentHash: sql`(select r.content_hash from ${answerRevisions} r where r.id = ${revisionId})`,
    })
    .where(eq(verifications.id, id));
  recordEvent(tx, {
    type: 'verification.reinstated',
    actor: me,
    questionId: verification.questionId,
    answerId: verification.answerId,
    agencyId: verification.agencyId,
    data: { verificationId: id },
    at,
  });
}
