import { Temporal } from 'temporal-polyfill';

/** The instant at which a day (`YYYY-MM-DD`) begins in a time zone; null when there is no such day. */
export function startOfDay(day: string, timeZone: string): Date | null {
  try {
    return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds);
  } catch {
    return null;
  }
}

/** The day after (`YYYY-MM-DD`). */
export const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** Which day it is at that instant in a time zone, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The instant at which a clock on the wall of a time zone shows `YYYY-MM-DDTHH:MM`; null when that is no time. */
export function wallTime(text: string, timeZone: string): Date | null {
  try {
    return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds);
  } catch {
    return null;
  }
}
