import { system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { openCaseOf } from './case-row.server';
import { changeCase } from './change-case.server';

/** The answer that a case was ready to end with was sent back: it is its holder's to go on with. Safe to repeat. */
export async function takeBackReady(questionId: number, answerId: number, at = now()): Promise<void> {
  await transaction(system, async (tx) => {
    const row = await openCaseOf(tx, questionId);
    if (row?.state !== 'ready_to_publish' || row.resolutionAnswerId !== answerId) return;
    await changeCase(tx, row, { state: 'claimed', resolutionAnswerId: null, holderActedAt: at }, at);
    recordEvent(tx, {
      type: 'escalation.state_changed',
      actor: system,
      questionId,
      answerId,
      escalationId: row.id,
      agencyId: row.agencyId,
      data: { from: row.state, to: 'claimed' },
      at,
    });
  });
}
