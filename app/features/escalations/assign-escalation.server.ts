import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { loadActor } from '~/platform/load-actor.server';
import { transaction } from '~/platform/transaction.server';
import { people } from '~db/schema';
import { type CaseRow, lockCase } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import { canAssign, canClaim, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { settleTransfer } from './transfer-escalation.server';

const say = escalationWords.en;

/** A lead gives a case to somebody of its desk (or takes it), whoever holds it now. */
export async function assignEscalation(actor: Actor, id: number, personId: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    authorize(canAssign(me, row), say.onlyLeadAssigns);
    if (!isOpenState(row.state)) throw new Conflict(say.ended, { state: row.state }, 'ended');
    if (row.assigneeId === personId) return row;
    await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.erasedAt)))
      .for('key share');
    const chosen = await loadActor(tx, personId);
    if (!chosen || !canClaim(chosen, row)) throw new Invalid({ person: say.notOfAgency });
    if (row.transferAgencyId !== null) await settleTransfer(tx, id, { acceptedAt: at, acceptedBy: me.personId });
    const changed = await changeCase(
      tx,
      row,
      {
        state: row.state === 'queued' ? 'claimed' : row.state,
        assigneeId: personId,
        claimedAt: at,
        transferAgencyId: null,
        transferAcceptBy: null,
        ...holderActs(at),
      },
      at,
    );
    recordEvent(tx, {
      type: 'escalation.assigned',
      actor: me,
      questionId: row.questionId,
      escalationId: id,
      agencyId: row.agencyId,
      data: { from: row.assigneeId, to: personId },
      at,
    });
    return changed;
  });
}
