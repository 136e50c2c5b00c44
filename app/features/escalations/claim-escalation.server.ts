import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { escalations } from '~db/schema';
import { type CaseRow, findCase, heldBySomebodyElse, lockCase } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import { canClaim, isOpenState, openStates } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { settleTransfer } from './transfer-escalation.server';

const say = escalationWords.en;

/**
 * Takes a case. One conditional write decides: it is nobody's, already one's own, or its holder's lease has run out. Whoever comes
 * too late gets a Conflict that names the holder. Claiming again only renews the lease. Claiming a transferred case accepts it.
 */
export async function claimEscalation(actor: Actor, id: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const seen = await lockCase(tx, me, id);
    if (!isOpenState(seen.state)) throw new Conflict(say.ended, { state: seen.state }, 'ended');
    authorize(canClaim(me, seen));
    const [won] = await tx
      .update(escalations)
      .set({
        assigneeId: me.personId,
        state: sql`case when ${escalations.state} = 'queued' then 'claimed' else ${escalations.state} end`,
        claimedAt: sql`case when ${escalations.assigneeId} = ${me.personId} then ${escalations.claimedAt} else ${at.toISOString()}::timestamptz end`,
        transferAgencyId: null,
        transferAcceptBy: null,
        ...holderActs(at),
      })
      .where(
        and(
          eq(escalations.id, id),
          eq(escalations.agencyId, seen.agencyId),
          inArray(escalations.state, [...openStates]),
          or(isNull(escalations.assigneeId), eq(escalations.assigneeId, me.personId), lte(escalations.leaseUntil, at)),
        ),
      )
      .returning({ id: escalations.id });
    const present = await findCase(tx, id);
    if (!present) throw new NotFound();
    if (!won) throw await heldBySomebodyElse(tx, present);
    const row = await changeCase(tx, { ...present, dueAt: seen.dueAt }, {}, at);
    if (seen.assigneeId === me.personId && seen.state === row.state) return row;
    if (seen.transferAgencyId !== null) await settleTransfer(tx, id, { acceptedAt: at, acceptedBy: me.personId });
    recordEvent(tx, {
      type: 'escalation.claimed',
      actor: me,
      questionId: row.questionId,
      escalationId: id,
      agencyId: row.agencyId,
      data: { from: seen.assigneeId, acceptedTransfer: seen.transferAgencyId !== null },
      at,
    });
    return row;
  });
}
