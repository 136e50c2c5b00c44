import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { type CaseRow, lockCase } from './case-row.server';
import { changeCase } from './change-case.server';
import { canWork } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { settleTransfer, transferStep } from './transfer-escalation.server';

const say = escalationWords.en;

/** The receiving agency says it will take the case; it stays in its queue until claimed. Accepting again changes nothing. */
export async function acceptTransfer(actor: Actor, id: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    authorize(canWork(me, row));
    if (row.transferAgencyId === null) return row;
    await settleTransfer(tx, id, { acceptedAt: at, acceptedBy: me.personId });
    const changed = await changeCase(tx, row, { transferAgencyId: null, transferAcceptBy: null }, at);
    recordEvent(tx, {
      type: 'escalation.transfer_accepted',
      actor: me,
      questionId: row.questionId,
      escalationId: id,
      agencyId: row.agencyId,
      at,
    });
    return changed;
  });
}

/** The receiving agency says it is not theirs: the case goes to triage at once. */
export async function declineTransfer(actor: Actor, id: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    authorize(canWork(me, row));
    if (row.transferAgencyId === null || row.triageAgencyId === null)
      throw new Conflict(say.noTransfer, { state: row.state }, 'no_transfer');
    const triage = { toAgencyId: row.triageAgencyId, note: '', toTriage: true, returned: true };
    return transferStep(tx, me, row, triage, at);
  });
}
