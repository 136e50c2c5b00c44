import { sql } from 'drizzle-orm';
import { agencyCalendars } from '~/features/directory/agency-calendars.server';
import type { BusinessCalendar } from '~/features/directory/business-time';
import { system } from '~/platform/actor';
import { days } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { sameHours, toStored } from './case-calendars';
import { type CaseRow, findCase } from './case-row.server';
import { closesAt, nextNudgeAt, noReplyDays, nudgeDays, revertsAt, soonest, warnsAt } from './case-wake';
import { caseCalendars, changeCase, clockEvents } from './change-case.server';
import { dueTimes } from './due-times';
import { isOpenState } from './escalation.policy';
import { requeueStep } from './release-escalation.server';
import { transferStep } from './transfer-escalation.server';

/**
 * Does what time alone asks for on one case: warns, records a breach, returns it to the queue or to triage, nudges its asker,
 * closes it. Whoever gets the row does it once; others pass by.
 */
export async function tendCase(id: number, at: Date): Promise<boolean> {
  return transaction(system, async (tx) => {
    const due = await tx.execute(
      sql`select 1 from escalations where id = ${id} and wake_at <= ${at.toISOString()}::timestamptz for update skip locked`,
    );
    let row = due.length === 0 ? null : await findCase(tx, id);
    if (!row) return false;
    // Several things may have fallen due at once; each step moves the wake-up on.
    for (let step = 0; step < 8 && row.wakeAt !== null && row.wakeAt <= at; step++) row = await tend(tx, row, at);
    return true;
  });
}

async function tend(tx: Tx, row: CaseRow, at: Date): Promise<CaseRow> {
  const events = await clockEvents(tx, row.id);
  const calendarOf = await caseCalendars(tx, row, events);
  const calendar = calendarOf(row.agencyId, at.getTime());
  if (isOpenState(row.state)) {
    const live = (await agencyCalendars(tx, [row.agencyId]))(row.agencyId);
    if (!sameHours(calendar, live)) return reschedule(tx, row, live, at);
  }
  const past = (moment: Date | null) => moment !== null && moment <= at;
  if (past(closesAt(row))) return close(tx, row, 'settled', at);
  if (isOpenState(row.state) && past(row.transferAcceptBy)) return returnTransfer(tx, row, at);
  if (past(revertsAt(row, calendar))) return requeueStep(tx, system, row, 'escalation.reverted', at);
  if (past(nextNudgeAt(row))) return nudge(tx, row, at);
  const due = dueTimes(row.policy, events, calendarOf);
  const promise = soonest(due);
  if (isOpenState(row.state) && promise?.dueAt && promise.dueAt <= at && row.breachedAt === null) {
    const changed = await changeCase(tx, row, { breachedAt: promise.dueAt, warnedAt: row.warnedAt ?? at }, at, [
      { kind: 'breached', at },
    ]);
    record(tx, row, 'escalation.breached', at, { dueAt: promise.dueAt.toISOString() });
    return changed;
  }
  if (isOpenState(row.state) && past(warnsAt(due, row, calendar, at))) {
    const changed = await changeCase(tx, row, { warnedAt: at }, at, [{ kind: 'warned', at }]);
    // While nobody holds it, whoever it is suggested to is warned.
    const personIds = row.assigneeId === null && row.suggestedId !== null ? [row.suggestedId] : [];
    record(tx, row, 'escalation.warned', at, { dueAt: promise?.dueAt?.toISOString() ?? null, personIds });
    return changed;
  }
  return changeCase(tx, row, {}, at);
}

/** Its agency works other hours now: what is left of its promises runs in them from here on. */
async function reschedule(tx: Tx, row: CaseRow, hours: BusinessCalendar, at: Date): Promise<CaseRow> {
  const changed = await changeCase(tx, row, {}, at, [
    { kind: 'calendar_changed', at, agencyId: row.agencyId, calendar: toStored(hours) },
  ]);
  if (changed.dueAt?.getTime() !== row.dueAt?.getTime())
    record(tx, row, 'escalation.rescheduled', at, { dueAt: changed.dueAt?.toISOString() ?? null });
  return changed;
}

/** Nobody accepted in time: to triage. Where there is none, or it lies there, it stays in the queue. */
async function returnTransfer(tx: Tx, row: CaseRow, at: Date): Promise<CaseRow> {
  if (row.triageAgencyId === null || row.triageAgencyId === row.agencyId)
    return changeCase(tx, row, { transferAgencyId: null, transferAcceptBy: null }, at);
  const triage = { toAgencyId: row.triageAgencyId, note: '', toTriage: true, returned: true };
  return transferStep(tx, system, row, triage, at);
}

/** The nudge of the day; one that was overslept gives way to the next. After ten days the case closes, reopenable. */
async function nudge(tx: Tx, row: CaseRow, at: Date): Promise<CaseRow> {
  const waited = at.getTime() - (row.waitingSince ?? at).getTime();
  if (waited >= days(noReplyDays)) return close(tx, row, 'no_reply', at);
  const nudges = nudgeDays.filter((day) => waited >= days(day)).length;
  const changed = await changeCase(tx, row, { nudges }, at);
  record(tx, row, 'escalation.nudged', at, { nudge: nudges });
  return changed;
}

async function close(tx: Tx, row: CaseRow, why: 'settled' | 'no_reply', at: Date): Promise<CaseRow> {
  const changed = await changeCase(
    tx,
    row,
    { state: 'closed', closedAt: at, waitingSince: null, leaseUntil: null },
    at,
    [{ kind: 'closed', at }],
  );
  record(tx, row, 'escalation.closed', at, { why, noReply: why === 'no_reply' });
  return changed;
}

function record(tx: Tx, row: CaseRow, type: string, at: Date, data: Record<string, unknown>): void {
  recordEvent(tx, {
    type,
    actor: system,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data,
    at,
  });
}
