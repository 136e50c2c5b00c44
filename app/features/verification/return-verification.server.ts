import { eq } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { verifications } from '~db/schema';
import { factsOf, lockVerification } from './load-verification.server';
import { canWithdraw } from './verification.policy';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/**
 * Sends back what waits for a verifier or for a second person, with a friendly reason for whoever suggested or first approved it.
 * Readers notice nothing. Conflict if it waits no longer.
 */
export async function returnVerification(actor: Actor, id: number, note: string): Promise<{ questionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const { question, answer, verification } = await lockVerification(tx, me, id);
    const facts = await factsOf(tx, question, answer, verification.agencyId);
    authorize(canWithdraw(me, facts, at), say.onlySpeakersReturn);
    if (verification.state !== 'proposed' && verification.state !== 'in_review')
      throw new Conflict(say.decided, { state: verification.state }, 'decided');
    await tx
      .update(verifications)
      .set({ state: 'withdrawn', withdrawnAt: at, withdrawnBy: me.personId, withdrawnNote: note })
      .where(eq(verifications.id, id));
    recordEvent(tx, {
      type: 'verification.returned',
      actor: me,
      questionId: question.id,
      answerId: answer.id,
      agencyId: verification.agencyId,
      data: {
        verificationId: id,
        personIds: [verification.proposedBy ?? verification.verifierId],
        authorId: answer.authorId,
      },
      at,
    });
    return { questionId: question.id };
  });
}
