import { eq, sql } from 'drizzle-orm';
import type { LockedAnswer } from '~/features/answers/load-answer.server';
import type { LockedQuestion } from '~/features/questions/load-question.server';
import type { Actor, Risk } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import type { Tx } from '~db/client';
import { answerRevisions, verifications } from '~db/schema';
import { factsOf } from './load-verification.server';
import { suspendStep } from './suspend-verification.server';
import { canVerify } from './verification.policy';
import { verificationWords } from './verification.words';

/**
 * After personal data was removed from the text or the short answer of a verification: with `keep`, and from somebody who could verify
 * it, the badge stays, bound to the new text (never at high risk, which takes two); else it is suspended. What waits for a decision
 * waits with the new text, which is what whoever decides will read.
 */
export async function keepRedactedStep(
  tx: Tx,
  me: Actor,
  { question, answer }: { question: LockedQuestion; answer: LockedAnswer },
  id: number,
  keep: boolean,
  at: Date,
): Promise<'kept' | 'suspended' | 'waiting'> {
  const [verification] = await tx.select().from(verifications).where(eq(verifications.id, id)).for('update');
  if (!verification) throw new NotFound();
  const { state, risk, agencyId, verifierId } = verification;
  const facts = await factsOf(tx, question, answer, agencyId, risk as Risk);
  if (state === 'current' && !(keep && risk !== 'high' && canVerify(me, facts, at))) {
    await suspendStep(tx, me, verification, verificationWords.en.redactedSince, 'redaction');
    return 'suspended';
  }
  await tx
    .update(verifications)
    .set({
      contentHash: sql`(select r.content_hash from ${answerRevisions} r where r.id = ${verification.revisionId})`,
    })
    .where(eq(verifications.id, id));
  if (state !== 'current') return 'waiting';
  recordEvent(tx, {
    type: 'verification.kept',
    actor: me,
    questionId: question.id,
    answerId: answer.id,
    agencyId,
    data: { verificationId: id, verifierId, revisionId: verification.revisionId, cause: 'redaction' },
    at,
  });
  return 'kept';
}
