import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { type CaseRow, heldBySomebodyElse, lockCase } from './case-row.server';
import { type Changes, changeCase } from './change-case.server';
import { canAssign, canWork, isHolder, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { suggestAtDesk } from './suggest-holder.server';

const say = escalationWords.en;

/** Gives a case back to the queue: its holder, or a lead. One that lies in the queue stays there. */
export async function releaseEscalation(actor: Actor, id: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    if (!isOpenState(row.state)) throw new Conflict(say.ended, { state: row.state }, 'ended');
    if (row.state === 'queued') return row;
    authorize(canWork(me, row));
    if (!isHolder(me, row) && !canAssign(me, row)) throw await heldBySomebodyElse(tx, row);
    return requeueStep(tx, me, row, 'escalation.released', at);
  });
}

/** Takes a locked case from its holder and puts it back into its agency's queue, suggested to somebody else there. */
export async function requeueStep(
  tx: Tx,
  actor: Actor,
  row: CaseRow,
  type: 'escalation.released' | 'escalation.reverted',
  at: Date,
): Promise<CaseRow> {
  const waiting = row.state === 'waiting_asker' || row.state === 'waiting_third_party';
  const changes: Changes = {
    state: 'queued',
    ...(await suggestAtDesk(tx, row, at, row.assigneeId)),
    assigneeId: null,
    claimedAt: null,
    leaseUntil: null,
    holderActedAt: null,
    waitingSince: null,
    nudges: 0,
  };
  const changed = await changeCase(tx, row, changes, at, waiting ? [{ kind: 'resume', at }] : []);
  recordEvent(tx, {
    type,
    actor,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { from: row.assigneeId, state: row.state },
    at,
  });
  return changed;
}
