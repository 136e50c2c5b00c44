import type { Actor } from '~/platform/actor';
import { days, now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { type CaseRow, lockCaseAndQuestion, openCaseOf } from './case-row.server';
import { changeCase } from './change-case.server';
import { canReopen, isOpenState, reopenWithinDays } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { tellMergedStep } from './merged-cases.server';
import { suggestAgain } from './suggest-holder.server';

const say = escalationWords.en;

/** Takes a resolved or closed case up again, within 14 days of its end. An open one stays as it is. */
export async function reopenEscalation(actor: Actor, id: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const { row } = await lockCaseAndQuestion(tx, me, id);
    authorize(canReopen(me, row));
    if (isOpenState(row.state)) return row;
    if (!canBeReopened(row, at) || (await openCaseOf(tx, row.questionId)))
      throw new Conflict(say.cannotReopen, { state: row.state }, 'ended');
    return reopenStep(tx, me, row, at);
  });
}

/** Whether the case ended so recently that it is still the same case. */
export function canBeReopened(row: Pick<CaseRow, 'state' | 'resolvedAt' | 'closedAt'>, at: Date): boolean {
  const ended =
    row.state === 'resolved' ? row.resolvedAt : row.state === 'closed' ? (row.resolvedAt ?? row.closedAt) : null;
  return ended !== null && at.getTime() < ended.getTime() + days(reopenWithinDays);
}

/** Back to the queue, suggested to whoever held it last if they are there; the citizen's clock goes on from where it stood. */
export async function reopenStep(tx: Tx, actor: Actor, row: CaseRow, at: Date): Promise<CaseRow> {
  const changed = await changeCase(
    tx,
    row,
    {
      state: 'queued',
      assigneeId: null,
      claimedAt: null,
      leaseUntil: null,
      holderActedAt: null,
      ...(await suggestAgain(tx, row, row.assigneeId ?? row.resolvedBy, at)),
      waitingSince: null,
      nudges: 0,
      resolvedAt: null,
      resolvedBy: null,
      resolutionAnswerId: null,
      resolutionReason: null,
      resolutionNote: null,
      closedAt: null,
      reopenedAt: at,
    },
    at,
    [{ kind: 'reopened', at }],
  );
  recordEvent(tx, {
    type: 'escalation.reopened',
    actor,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { from: row.state, reason: row.resolutionReason, answerId: row.resolutionAnswerId },
    at,
  });
  await tellMergedStep(tx, actor, changed, 'escalation.merged_reopened', at);
  return changed;
}
