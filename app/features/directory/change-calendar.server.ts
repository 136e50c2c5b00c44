import { and, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, calendars, holidays, type WeeklyHours } from '~db/schema';
import { officeHours } from './agency-calendars.server';
import { agencySettingsWords } from './agency-settings.words';
import { holidayPlaces, publicHolidays } from './holidays';
import { dayIn } from './local-day';
import { canLead } from './team.policy';
import { usableWeek } from './written-hours';

const say = agencySettingsWords.en;
/** Public holidays are taken over for this year and so many after it. */
const yearsAhead = 2;

/** Sets an agency's opening hours and time zone. Open cases run in them from now on. */
export async function setHours(
  actor: Actor,
  agencyId: number,
  { timeZone, weekly }: { timeZone: string; weekly: WeeklyHours },
): Promise<void> {
  const usable = usableWeek(timeZone, weekly);
  if (usable === 'zone') throw new Invalid({ timeZone: say.zoneBad });
  if (usable === 'never') throw new Invalid({ day0: say.neverOpen });
  await change(actor, agencyId, 'hours', (tx, calendarId) =>
    tx.update(calendars).set({ timeZone, weekly }).where(eq(calendars.id, calendarId)),
  );
}

/** Adds a day off, or gives one another name. One that is over is a slip of the pen: the page would not show it. */
export async function setHoliday(
  actor: Actor,
  agencyId: number,
  { day, name }: { day: string; name: string },
  at = now(),
): Promise<void> {
  await change(actor, agencyId, 'holiday', async (tx, calendarId) => {
    const [calendar] = await tx
      .select({ timeZone: calendars.timeZone })
      .from(calendars)
      .where(eq(calendars.id, calendarId));
    if (day < dayIn(calendar?.timeZone ?? 'UTC', at)) throw new Invalid({ day: say.dayPast });
    await tx
      .insert(holidays)
      .values({ calendarId, day, name })
      .onConflictDoUpdate({ target: [holidays.calendarId, holidays.day], set: { name, removedAt: null } });
  });
}

/** Makes a day off a working day; it stays one when holidays are taken over again. */
export async function removeHoliday(actor: Actor, agencyId: number, day: string): Promise<void> {
  await change(actor, agencyId, 'holiday_removed', (tx, calendarId) =>
    tx
      .update(holidays)
      .set({ removedAt: now() })
      .where(and(eq(holidays.calendarId, calendarId), eq(holidays.day, day))),
  );
}

/** Takes over the public holidays of a place, from this year on. Days a lead has named or removed stay as they are. */
export async function takeOverHolidays(
  actor: Actor,
  agencyId: number,
  place: { country: string; state: string | null },
  at = now(),
): Promise<void> {
  const year = at.getUTCFullYear();
  // A state that was chosen for another country says nothing of this one.
  const { states } = await holidayPlaces('en', place.country);
  const state = states.find(({ value }) => value === place.state)?.value ?? null;
  const found = await publicHolidays({ country: place.country, ...(state && { state }) }, year, year + yearsAhead);
  if (found.length === 0) throw new Invalid({ country: say.countryBad });
  await change(actor, agencyId, 'holidays_taken_over', async (tx, calendarId) => {
    await addHolidays(tx, calendarId, found);
    await tx
      .update(calendars)
      .set({ holidayCountry: place.country, holidayState: state, holidaysUntil: year + yearsAhead })
      .where(eq(calendars.id, calendarId));
  });
}

/** What is not there yet is added; what a lead has changed is left alone. */
export async function addHolidays(
  tx: Tx,
  calendarId: number,
  found: readonly { date: string; name: string }[],
): Promise<void> {
  await tx
    .insert(holidays)
    .values(found.map(({ date, name }) => ({ calendarId, day: date, name })))
    .onConflictDoNothing();
}

/** One change of an agency's own calendar: its lead only, recorded. */
async function change(
  actor: Actor,
  agencyId: number,
  what: string,
  run: (tx: Tx, calendarId: number) => Promise<unknown>,
): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canLead(me, agencyId));
    const calendarId = await ownCalendar(tx, agencyId);
    await run(tx, calendarId);
    recordEvent(tx, { type: 'calendar.changed', actor: me, agencyId, data: { calendarId, what } });
  });
}

/** The agency's calendar, locked. One that it shares with another agency, or has not got, becomes its own first. */
async function ownCalendar(tx: Tx, agencyId: number): Promise<number> {
  const [agency] = await tx.select().from(agencies).where(eq(agencies.id, agencyId)).for('no key update');
  if (!agency) throw new NotFound();
  const shared = agency.calendarId
    ? await tx
        .select({ id: agencies.id })
        .from(agencies)
        .where(and(eq(agencies.calendarId, agency.calendarId), ne(agencies.id, agencyId)))
        .limit(1)
    : [];
  if (agency.calendarId && shared.length === 0) {
    await tx.select({ id: calendars.id }).from(calendars).where(eq(calendars.id, agency.calendarId)).for('update');
    return agency.calendarId;
  }
  const [old] = agency.calendarId
    ? await tx.select().from(calendars).where(eq(calendars.id, agency.calendarId))
    : [undefined];
  const { timeZone, weekly, holidayCountry, holidayState, holidaysUntil } =
    old ??
    ({
      timeZone: officeHours.timeZone,
      weekly: officeHours.weekly.map((day) => [...day]),
    } as Partial<typeof calendars.$inferSelect> & Pick<typeof calendars.$inferSelect, 'timeZone' | 'weekly'>);
  const [made] = await tx
    .insert(calendars)
    .values({ name: agency.name, timeZone, weekly, holidayCountry, holidayState, holidaysUntil })
    .returning({ id: calendars.id });
  if (!made) throw new Error('The calendar was not written.');
  if (old)
    await tx.execute(sql`
      insert into holidays (calendar_id, day, name, removed_at)
      select ${made.id}, day, name, removed_at from holidays where calendar_id = ${old.id}`);
  await tx.update(agencies).set({ calendarId: made.id }).where(eq(agencies.id, agencyId));
  return made.id;
}
