import { sql } from 'drizzle-orm';
import type { Database, Tx } from '~db/client';
import type { WeeklyHours } from '~db/schema/directory';
import { type BusinessCalendar, businessDayMinutes } from './business-time';

const office = [{ from: '09:00', to: '17:00' }];

/** For a place that has set no hours at all. */
export const officeHours: BusinessCalendar = {
  timeZone: 'UTC',
  weekly: [office, office, office, office, office, [], []],
  holidays: new Set(),
};

export type CalendarOf = (agencyId: number) => BusinessCalendar;

/**
 * The business calendars of these agencies. One without a usable calendar of its own (none, or never open) works the hours of the
 * triage desk, and where that has none office hours: a case must have due times whatever was typed into a calendar.
 */
export async function agencyCalendars(db: Database | Tx, agencyIds: readonly number[]): Promise<CalendarOf> {
  const ids = [...new Set(agencyIds)];
  const rows = await db.execute(sql`
    select a.id, a.is_triage, c.time_zone, c.weekly,
      (select array_agg(h.day::text) from holidays h where h.calendar_id = c.id and h.removed_at is null) as holidays
    from agencies a join calendars c on c.id = a.calendar_id
    where a.is_triage or a.id in (select value::bigint from json_array_elements_text(${JSON.stringify(ids)}::json))`);
  const calendars = new Map<number, BusinessCalendar>();
  let fallback = officeHours;
  for (const row of rows) {
    const calendar = toCalendar({
      timeZone: String(row.time_zone),
      weekly: row.weekly as WeeklyHours,
      holidays: (row.holidays ?? []) as string[],
    });
    if (!calendar) continue;
    calendars.set(Number(row.id), calendar);
    if (row.is_triage) fallback = calendar;
  }
  return (agencyId) => calendars.get(agencyId) ?? fallback;
}

/** A stored calendar as one to reckon with; null when it is unusable. */
export function toCalendar(stored: {
  timeZone: string;
  weekly: WeeklyHours;
  holidays: readonly string[];
}): BusinessCalendar | null {
  const calendar = { timeZone: stored.timeZone, weekly: stored.weekly, holidays: new Set(stored.holidays) };
  try {
    businessDayMinutes(calendar);
    return calendar;
  } catch {
    return null;
  }
}
