import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { transaction } from '~/platform/transaction.server';
import { alreadyDecided } from './decided.server';
import { factsOf, lockVerification } from './load-verification.server';
import { reinstateStep } from './reinstate-verification.server';
import { settleChallengesStep } from './settle-challenges.server';
import { canReinstate } from './verification.policy';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/**
 * Says that readers' doubts were unfounded: the answer stands, and a badge they had suspended comes back. (Founded ones are settled by
 * verifying a better text or by withdrawing.) Conflict when there is nothing left to decide.
 */
export async function dismissChallenges(actor: Actor, verificationId: number): Promise<{ questionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const { question, answer, verification } = await lockVerification(tx, me, verificationId);
    const facts = await factsOf(tx, question, answer, verification.agencyId);
    authorize(canReinstate(me, facts, at), say.needsDelegation);
    const settled = await settleChallengesStep(tx, me, [verification.id], 'dismissed', at);
    if (settled === 0) throw await alreadyDecided(tx, verification);
    if (verification.state === 'suspended') await reinstateStep(tx, me, { answer, verification }, at);
    return { questionId: question.id };
  });
}
