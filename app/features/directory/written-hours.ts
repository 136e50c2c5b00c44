import { assertCalendar, businessDayMinutes, CalendarError, type OpenInterval } from './business-time';

/** How a day's hours are wrong: not readable, or stretches that overlap. */
export type HoursProblem = 'bad' | 'overlap';

/** "9-12:30, 13:00–17:00" as intervals; an empty text is a closed day. */
export function readHours(text: string): OpenInterval[] | HoursProblem {
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  const intervals: OpenInterval[] = [];
  for (const part of parts.filter((one) => one !== '')) {
    const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] =
      /^(\d{1,2})(?:[:.h](\d\d))?\s*[-–—]\s*(\d{1,2})(?:[:.h](\d\d))?$/.exec(part) ?? [];
    if (fromHour === undefined || toHour === undefined) return 'bad';
    const interval = { from: clock(fromHour, fromMinute), to: clock(toHour, toMinute) };
    if (!isTime(interval.from, false) || !isTime(interval.to, true) || interval.from >= interval.to) return 'bad';
    intervals.push(interval);
  }
  intervals.sort((a, b) => (a.from < b.from ? -1 : 1));
  const overlap = intervals.some(({ from }, n) => n > 0 && from < (intervals[n - 1]?.to ?? ''));
  return overlap ? 'overlap' : intervals;
}

/** The way back: "09:00-12:30, 13:00-17:00". */
export const writeHours = (intervals: readonly OpenInterval[]) =>
  intervals.map(({ from, to }) => `${from}-${to}`).join(', ');

/** Whether a week is open at all, in a zone that exists. */
export function usableWeek(timeZone: string, weekly: readonly (readonly OpenInterval[])[]): 'ok' | 'zone' | 'never' {
  const calendar = { timeZone, weekly, holidays: new Set<string>() };
  try {
    assertCalendar(calendar);
    // Bare offsets are zones to the calendar library, but nothing to write dates with.
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (error) {
    if (error instanceof CalendarError || error instanceof RangeError) return 'zone';
    throw error;
  }
  if (!weekly.some((day) => day.length > 0)) return 'never';
  return businessDayMinutes(calendar) > 0 ? 'ok' : 'never';
}

const clock = (hour: string, minute: string) => `${hour.padStart(2, '0')}:${minute}`;
const isTime = (text: string, end: boolean) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || (end && text === '24:00');
