import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { type CaseRow, lockCase } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import type { ClockEvent } from './due-times';
import type { SettableState } from './escalation.schema';
import { assertHolder } from './hold-case.server';
import { insertNote } from './write-case-message.server';

/** The holder says how the case stands; the note is internal. Setting the state it has changes nothing. */
export async function setCaseState(
  actor: Actor,
  id: number,
  input: { state: SettableState; note?: string | undefined },
  at = now(),
): Promise<CaseRow> {
  const note = await toBody(input.note ?? '', 'note', true);
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    await assertHolder(tx, me, row);
    if (note.markdown !== '') await insertNote(tx, me.personId, id, note, at);
    return setStateStep(tx, me, row, input.state, at);
  });
}

/** Sets the state of a locked case for its holder, in a transaction that may do more. */
export async function setStateStep(tx: Tx, me: Actor, row: CaseRow, state: SettableState, at: Date): Promise<CaseRow> {
  if (row.state === state) return changeCase(tx, row, holderActs(at), at);
  const waitingSince = state === 'waiting_asker' || state === 'waiting_third_party' ? at : null;
  const changes = { state, waitingSince, nudges: 0, ...holderActs(at) };
  const changed = await changeCase(tx, row, changes, at, clockOf(row.state, state, at));
  recordState(tx, me, row, state, at);
  return changed;
}

/** Records that a case, in the state it had before, is in another. */
export function recordState(tx: Tx, me: Actor, row: CaseRow, to: SettableState, at: Date): void {
  recordEvent(tx, {
    type: 'escalation.state_changed',
    actor: me,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { from: row.state, to },
    at,
  });
}

function clockOf(from: string, to: SettableState, at: Date): ClockEvent[] {
  if (to === 'waiting_asker') return [{ kind: 'wait_asker', at }];
  if (to === 'waiting_third_party') return [{ kind: 'wait_third_party', at }];
  return from.startsWith('waiting_') ? [{ kind: 'resume', at }] : [];
}
