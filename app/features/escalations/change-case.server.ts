import { asc, eq } from 'drizzle-orm';
import { agencyCalendars, officeHours, toCalendar } from '~/features/directory/agency-calendars.server';
import { system } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import type { Tx } from '~db/client';
import { escalationClockEvents, escalations } from '~db/schema';
import { calendarsOver } from './case-calendars';
import type { CaseRow, EscalationRow } from './case-row.server';
import { soonest, wakeAt } from './case-wake';
import { type CalendarOf, type ClockEvent, dueTimes, legs } from './due-times';
import { leaseMs } from './escalation.policy';

export type Changes = Partial<Omit<EscalationRow, 'id' | 'questionId' | 'policy'>>;

/** What an action of the holder does besides: the lease begins anew, and the day without action too. */
export const holderActs = (at: Date): Changes => ({ leaseUntil: new Date(at.getTime() + leaseMs), holderActedAt: at });

/**
 * Writes changes to a locked case together with the clock events that go with them, and with the due times and the next wake-up
 * that follow from both. The only way a case is changed.
 */
export async function changeCase(
  tx: Tx,
  row: CaseRow,
  changes: Changes,
  at: Date,
  clock: readonly ClockEvent[] = [],
): Promise<CaseRow> {
  if (clock.length > 0)
    await tx.insert(escalationClockEvents).values(
      clock.map((event) => ({
        escalationId: row.id,
        kind: event.kind,
        agencyId: 'agencyId' in event ? event.agencyId : null,
        calendar: 'calendar' in event ? event.calendar : null,
        at: event.at,
      })),
    );
  const next = { ...row, ...changes };
  const events = await clockEvents(tx, row.id);
  const calendarOf = await caseCalendars(tx, next, events);
  const due = dueTimes(row.policy, events, calendarOf);
  const running = soonest(due);
  const dueAt = running?.dueAt ?? null;
  // A later due time has not been warned of.
  const warnedAt = sameMoment(dueAt, row.dueAt) ? next.warnedAt : null;
  const written: Changes = {
    ...changes,
    dueAt,
    warnedAt,
    // While a clock stands still its last known due time stays on record.
    firstResponseDueAt: due.firstResponse.dueAt ?? row.firstResponseDueAt,
    nextUpdateDueAt: due.nextUpdate.dueAt ?? row.nextUpdateDueAt,
    resolutionDueAt: due.resolution.dueAt ?? row.resolutionDueAt,
    firstRespondedAt: due.firstResponse.metAt,
    wakeAt: wakeAt(due, { ...next, warnedAt }, calendarOf(next.agencyId, at.getTime()), at),
    updatedAt: at,
  };
  await tx.update(escalations).set(written).where(eq(escalations.id, row.id));
  const { metAt, dueAt: promised } = due.firstResponse;
  if (row.firstRespondedAt === null && metAt !== null)
    recordEvent(tx, {
      type: 'escalation.first_responded',
      actor: system,
      questionId: row.questionId,
      escalationId: row.id,
      agencyId: row.agencyId,
      data: { minutes: minutesUsed(events, calendarOf, metAt), late: promised !== null && promised < metAt },
      at,
    });
  return { ...next, ...written };
}

/** Whole minutes of business time that the citizen's clock has run on a case up to a moment. */
export async function citizenMinutes(tx: Tx, row: CaseRow, at: Date): Promise<number> {
  const events = await clockEvents(tx, row.id);
  return minutesUsed(events, await caseCalendars(tx, row, events), at);
}

const minutesUsed = (events: readonly ClockEvent[], calendarOf: CalendarOf, until: Date) =>
  Math.round(legs(events, calendarOf, until).reduce((sum, { citizenMs }) => sum + citizenMs, 0) / 60_000);

/** A case's clock events in the order they were written. */
export async function clockEvents(tx: Tx, escalationId: number): Promise<ClockEvent[]> {
  const rows = await tx
    .select()
    .from(escalationClockEvents)
    .where(eq(escalationClockEvents.escalationId, escalationId))
    .orderBy(asc(escalationClockEvents.id));
  return rows.map(
    ({ kind, at, agencyId, calendar }) => ({ kind, at, agencyId, ...(calendar && { calendar }) }) as ClockEvent,
  );
}

/** The hours of a case's agencies over time; those it kept need no asking. */
export async function caseCalendars(
  tx: Tx,
  row: Pick<EscalationRow, 'policy' | 'agencyId'>,
  events: readonly ClockEvent[],
): Promise<CalendarOf> {
  const unkept = events.flatMap((event) => (event.kind === 'transferred' && !event.calendar ? [event.agencyId] : []));
  const [opened] = events;
  if (opened?.kind !== 'opened' || opened.agencyId !== row.agencyId || !toCalendar(row.policy.calendar))
    unkept.push(row.agencyId);
  const live = unkept.length === 0 ? () => officeHours : await agencyCalendars(tx, unkept);
  return calendarsOver(events, row.policy.calendar, live);
}

function sameMoment(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
