import { and, eq, inArray, ne, or } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import type { Tx } from '~db/client';
import { verifications } from '~db/schema';
import { displayNewestStep } from './display-revision.server';
import { heldStates, type Verification, waitingStates } from './load-verification.server';

type Successor = Pick<Verification, 'questionId' | 'answerId' | 'jurisdiction' | 'language'> & { id?: number };

/**
 * Makes room for a new current verification: those it replaces (same question, jurisdiction and language, or of the same answer) end
 * here. Run it before the new row becomes current, in the same transaction, under the question's lock.
 */
export async function supersedeStep(tx: Tx, next: Successor, at: Date): Promise<Verification[]> {
  const sameKey = and(
    eq(verifications.questionId, next.questionId),
    eq(verifications.jurisdiction, next.jurisdiction),
    eq(verifications.language, next.language),
    inArray(verifications.state, [...heldStates]),
  );
  const sameAnswer = and(
    eq(verifications.answerId, next.answerId),
    inArray(verifications.state, [...heldStates, ...waitingStates]),
  );
  return tx
    .update(verifications)
    .set({ state: 'superseded', supersededAt: at })
    .where(and(or(sameKey, sameAnswer), next.id === undefined ? undefined : ne(verifications.id, next.id)))
    .returning();
}

/** A newer request takes the place of those of the same answer that still wait for somebody. */
export async function supersedeWaitingStep(tx: Tx, answerId: number, at: Date): Promise<Verification[]> {
  return tx
    .update(verifications)
    .set({ state: 'superseded', supersededAt: at })
    .where(and(eq(verifications.answerId, answerId), inArray(verifications.state, [...waitingStates])))
    .returning();
}

/** Each of them leads to what took its place. */
export async function nameSuccessor(tx: Tx, replaced: readonly Verification[], id: number): Promise<void> {
  if (replaced.length === 0) return;
  const ids = replaced.map((old) => old.id);
  await tx.update(verifications).set({ supersededById: id }).where(inArray(verifications.id, ids));
}

/** Tells what became of those that were replaced, and lets their answers show their newest text again. */
export async function settleSuperseded(
  tx: Tx,
  me: Actor,
  replaced: readonly Verification[],
  by: { id: number; answerId: number },
  at: Date,
): Promise<void> {
  await nameSuccessor(tx, replaced, by.id);
  for (const old of replaced) {
    if (old.answerId !== by.answerId) await displayNewestStep(tx, old.answerId, at);
    recordEvent(tx, {
      type: 'verification.superseded',
      actor: me,
      questionId: old.questionId,
      answerId: old.answerId,
      agencyId: old.agencyId,
      data: { verificationId: old.id, byVerificationId: by.id, revisionId: old.revisionId },
      at,
    });
  }
}

/**
 * What a new confirmation is to those who had the one before: the first, a correction of its text, or the same text confirmed again, of
 * which nobody needs to hear unless the badge was off.
 */
export function changeOf(replaced: readonly Verification[], contentHash: string): 'first' | 'corrected' | 'again' {
  const before = replaced.filter((v) => v.verifiedAt !== null);
  if (before.some((v) => v.contentHash !== contentHash)) return 'corrected';
  return before.length === 0 || before.some((v) => v.suspendedAt !== null) ? 'first' : 'again';
}

/** Which of the replaced ones the new verification follows: the last that readers saw as official. */
export function predecessorOf(replaced: readonly Verification[]): number | null {
  const held = replaced.filter((v) => v.verifiedAt !== null).sort((a, b) => b.id - a.id);
  return held[0]?.id ?? null;
}
