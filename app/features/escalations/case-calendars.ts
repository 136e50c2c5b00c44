import { toCalendar } from '~/features/directory/agency-calendars.server';
import type { BusinessCalendar } from '~/features/directory/business-time';
import type { CalendarOf, ClockEvent, StoredCalendar } from './due-times';

/** Hours as a case keeps them. */
export const toStored = (calendar: BusinessCalendar): StoredCalendar => ({
  timeZone: calendar.timeZone,
  weekly: calendar.weekly.map((day) => day.map(({ from, to }) => ({ from, to }))),
  holidays: [...calendar.holidays].sort(),
});

/** Whether two calendars give the same hours. */
export function sameHours(a: BusinessCalendar, b: BusinessCalendar): boolean {
  return JSON.stringify(toStored(a)) === JSON.stringify(toStored(b));
}

/**
 * The hours of a case's agencies over time: those copied onto it for the agency that opened it, those that a transfer or a change of
 * hours brought from then on; where none were kept, `live` ones.
 */
export function calendarsOver(
  events: readonly ClockEvent[],
  copied: StoredCalendar,
  live: (agencyId: number) => BusinessCalendar,
): CalendarOf {
  const kept: { agencyId: number; from: number; calendar: BusinessCalendar }[] = [];
  for (const event of events) {
    const stored = event.kind === 'opened' ? copied : 'calendar' in event ? event.calendar : null;
    const calendar = stored && 'agencyId' in event ? toCalendar(stored) : null;
    if (calendar && 'agencyId' in event) kept.push({ agencyId: event.agencyId, from: event.at.getTime(), calendar });
  }
  return (agencyId, from) =>
    kept.findLast((one) => one.agencyId === agencyId && one.from <= from)?.calendar ?? live(agencyId);
}
