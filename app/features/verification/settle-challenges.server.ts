import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import type { Tx } from '~db/client';
import { verificationChallenges, verifications } from '~db/schema';

export type Outcome = 'upheld' | 'dismissed';

/** Gives open challenges of these verifications their outcome; those who raised them are told. Returns how many. */
export async function settleChallengesStep(
  tx: Tx,
  me: Actor,
  verificationIds: readonly number[],
  outcome: Outcome,
  at: Date,
): Promise<number> {
  if (verificationIds.length === 0) return 0;
  const settled = await tx
    .update(verificationChallenges)
    .set({ outcome, decidedBy: me.personId, decidedAt: at })
    .where(
      and(inArray(verificationChallenges.verificationId, [...verificationIds]), isNull(verificationChallenges.outcome)),
    )
    .returning({
      id: verificationChallenges.id,
      verificationId: verificationChallenges.verificationId,
      personId: verificationChallenges.personId,
    });
  for (const id of new Set(settled.map((c) => c.verificationId))) {
    const [v] = await tx.select().from(verifications).where(eq(verifications.id, id));
    const mine = settled.filter((c) => c.verificationId === id);
    recordEvent(tx, {
      type: 'verification.challenge_decided',
      actor: me,
      questionId: v?.questionId ?? null,
      answerId: v?.answerId ?? null,
      agencyId: v?.agencyId ?? null,
      data: {
        verificationId: id,
        outcome,
        challengeIds: mine.map((c) => c.id),
        personIds: mine.map((c) => c.personId),
      },
      at,
    });
  }
  return settled.length;
}

/**
 * After a new confirmation: doubts about a text that was replaced by another were right; those about the very text that was confirmed
 * again were not.
 */
export async function settleReplacedStep(
  tx: Tx,
  me: Actor,
  replaced: readonly { id: number; contentHash: string }[],
  contentHash: string,
  at: Date,
): Promise<void> {
  const ids = (same: boolean) => replaced.filter((v) => (v.contentHash === contentHash) === same).map((v) => v.id);
  await settleChallengesStep(tx, me, ids(false), 'upheld', at);
  await settleChallengesStep(tx, me, ids(true), 'dismissed', at);
}
