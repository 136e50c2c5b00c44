import { and, eq, isNull, ne } from 'drizzle-orm';
import type { LockedAnswer } from '~/features/answers/load-answer.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { verifications } from '~db/schema';
import { factsOf, lockLiveOf, lockVerification, type Verification, waitingStates } from './load-verification.server';
import { canWithdraw } from './verification.policy';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/**
 * Undoes what no reader saw: what was sent back waits again, and a request for a second person is taken back by whoever made it. A badge that
 * was shown is not undone but withdrawn, with a note. Conflict if somebody has acted on it since.
 */
export async function undoDecision(actor: Actor, id: number): Promise<{ questionId: number; answerId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const { question, answer, verification } = await lockVerification(tx, me, id);
    const facts = await factsOf(tx, question, answer, verification.agencyId);
    const { state, verifierId, verifiedAt } = verification;
    authorize(canWithdraw(me, facts, at) && (state !== 'in_review' || verifierId === me.personId), say.onlyOwnUndone);
    if (verifiedAt !== null || (state !== 'withdrawn' && state !== 'in_review'))
      throw new Conflict(say.decided, { state }, 'decided');
    const told = state === 'withdrawn' ? await putBack(tx, answer, verification) : await takeBack(tx, verification, at);
    recordEvent(tx, {
      type: 'verification.restored',
      actor: me,
      questionId: question.id,
      answerId: answer.id,
      agencyId: verification.agencyId,
      data: { verificationId: id, was: state, personIds: told, authorId: answer.authorId },
      at,
    });
    return { questionId: question.id, answerId: answer.id };
  });
}

/** As it was before it was sent back; what nobody had suggested is a good answer like others again. */
async function putBack(tx: Tx, answer: LockedAnswer, v: Verification): Promise<number[]> {
  const since = (await lockLiveOf(tx, answer.id)).filter(
    (live) => live.revisionId === v.revisionId || (waitingStates as readonly string[]).includes(live.state),
  );
  if (since.length > 0 || answer.newest.id !== v.revisionId) throw new Conflict(say.decided, {}, 'decided');
  const before = v.verifierId !== null ? 'in_review' : v.proposedBy !== null ? 'proposed' : null;
  await tx
    .update(verifications)
    .set({
      ...(before ? { state: before } : { state: 'superseded', supersededAt: v.withdrawnAt }),
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnNote: null,
      refused: false,
    })
    .where(eq(verifications.id, v.id));
  return [answer.authorId, v.proposedBy, v.verifierId].filter((person) => person !== null);
}

/** The request ends here; a reader's suggestion that it took the place of waits again. */
async function takeBack(tx: Tx, v: Verification, at: Date): Promise<number[]> {
  await tx
    .update(verifications)
    .set({ state: 'superseded', supersededAt: at })
    .where(and(eq(verifications.id, v.id), ne(verifications.state, 'current')));
  await tx
    .update(verifications)
    .set({ state: 'proposed', supersededAt: null, supersededById: null })
    .where(
      and(
        eq(verifications.supersededById, v.id),
        isNull(verifications.verifierId),
        eq(verifications.revisionId, v.revisionId),
      ),
    );
  return [];
}
