import { and, eq, isNotNull, lt } from 'drizzle-orm';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { db } from '~db/client';
import { agencies, calendars } from '~db/schema';
import { addHolidays } from './change-calendar.server';
import { publicHolidays } from './holidays';

/** Keeps the public holidays of every calendar that takes them over known two years ahead. Safe to repeat. */
export async function keepHolidays(at = now()): Promise<number> {
  const until = at.getUTCFullYear() + 2;
  const behind = await db
    .select()
    .from(calendars)
    .where(and(isNotNull(calendars.holidayCountry), lt(calendars.holidaysUntil, until)))
    .limit(100);
  for (const calendar of behind) {
    const place = {
      country: calendar.holidayCountry ?? '',
      ...(calendar.holidayState && { state: calendar.holidayState }),
    };
    const found = await publicHolidays(place, (calendar.holidaysUntil ?? until) + 1, until);
    await transaction(system, async (tx) => {
      if (found.length > 0) await addHolidays(tx, calendar.id, found);
      await tx.update(calendars).set({ holidaysUntil: until }).where(eq(calendars.id, calendar.id));
      const users = await tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.calendarId, calendar.id));
      for (const { id } of users)
        recordEvent(tx, {
          type: 'calendar.changed',
          actor: system,
          agencyId: id,
          data: { calendarId: calendar.id, what: 'holidays_taken_over' },
          at,
        });
    });
  }
  return behind.length;
}
