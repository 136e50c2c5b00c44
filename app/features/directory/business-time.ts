import { knownTimeZone, type OffsetStretch, offsetStretches, stretchIndex } from './zone-offsets';

/** Open from `from` up to, not including, `to`, both `HH:MM` on the wall clock; `to` may be `24:00`. */
export interface OpenInterval {
  from: string;
  to: string;
}

/**
 * When an agency works. `weekly` holds seven lists, Monday first (index 0 = Monday … 6 = Sunday), each of any number
 * of intervals; `holidays` are the dates (`YYYY-MM-DD`, in the calendar's own zone) on which it does not work at all.
 * A shift over midnight is written as two intervals, `20:00–24:00` and `00:00–04:00` on the next day.
 *
 * An instant is open when the wall clock shows an open time on a working date. So an hour that the clocks skip in
 * spring counts for nothing, and one they repeat in autumn counts twice.
 *
 * A calendar is read once and remembered by identity: make a new object, do not change one.
 */
export interface BusinessCalendar {
  timeZone: string;
  weekly: readonly (readonly OpenInterval[])[];
  holidays: ReadonlySet<string>;
}

/** The calendar cannot be used: an unknown zone, a badly written interval, or no opening within reach. */
export class CalendarError extends Error {
  override name = 'CalendarError';
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Further than this no opening is looked for: a calendar that has none in 50 years has none. */
const REACH = 50 * 366 * DAY;

interface Compiled {
  zone: string;
  /** Monday first: flat pairs of ms since local midnight, sorted and merged. */
  days: number[][];
  holidays: Set<number>;
  weeklyMs: number;
}

const compiledCalendars = new WeakMap<BusinessCalendar, Compiled>();

/** Throws a CalendarError that says what is wrong with a calendar, or returns quietly. */
export function assertCalendar(calendar: BusinessCalendar): void {
  compile(calendar);
}

/** Whether the agency is at work at that instant. */
export function isOpen(calendar: BusinessCalendar, instant: Date): boolean {
  const at = instant.getTime();
  const [span] = openSpans(calendar, at, at + 1);
  return span !== undefined;
}

/** The instant itself when open, else the next moment the agency opens. Throws a CalendarError when it never does. */
export function nextOpening(calendar: BusinessCalendar, instant: Date): Date {
  const at = instant.getTime();
  for (const [start] of openSpans(calendar, at, at + REACH)) return new Date(start);
  throw neverOpen();
}

/**
 * The moment at which `minutes` of business time have passed since `instant`. It is the earliest such moment, so a
 * time that runs out as the agency closes is due at closing, not at the next opening. Zero minutes: `instant` itself.
 */
export function addBusinessMinutes(calendar: BusinessCalendar, instant: Date, minutes: number): Date {
  return new Date(addOpenMs(calendar, instant.getTime(), Math.round(minutes * MINUTE)));
}

/** Minutes of business time from `a` to `b` (a fraction when they are not whole minutes; negative when b is earlier). */
export function businessMinutesBetween(calendar: BusinessCalendar, a: Date, b: Date): number {
  if (b < a) return -businessMinutesBetween(calendar, b, a);
  return openMsBetween(calendar, a.getTime(), b.getTime()) / MINUTE;
}

/**
 * How many minutes one "business day" of a service level is: the median of the open minutes of the weekdays that are
 * open at all. Throws a CalendarError when none is.
 */
export function businessDayMinutes(calendar: BusinessCalendar): number {
  const lengths = compile(calendar)
    .days.map(lengthOf)
    .filter((ms) => ms > 0)
    .sort((a, b) => a - b);
  const upper = lengths[lengths.length >> 1];
  const lower = lengths[(lengths.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw neverOpen();
  return Math.round((lower + upper) / 2 / MINUTE);
}

/** As addBusinessMinutes, in epoch ms and ms: exact, for sums that must add up. */
export function addOpenMs(calendar: BusinessCalendar, at: number, ms: number): number {
  if (!(ms >= 0)) throw new CalendarError('Business time can only be added forwards.');
  if (ms === 0) return at;
  const weeklyMs = compile(calendar).weeklyMs;
  if (weeklyMs === 0) throw neverOpen();
  const reach = REACH + (ms / weeklyMs) * 7 * DAY;
  let left = ms;
  for (const [start, end] of openSpans(calendar, at, at + reach)) {
    if (end - start >= left) return start + left;
    left -= end - start;
  }
  throw neverOpen();
}

/** Open ms in `from` … `to` (epoch ms); 0 when `to` is not later. */
export function openMsBetween(calendar: BusinessCalendar, from: number, to: number): number {
  let sum = 0;
  for (const [start, end] of openSpans(calendar, from, to)) sum += end - start;
  return sum;
}

/**
 * The open spans within `from` … `to`, in order. While the offset stays the same the wall clock is a straight line, so
 * each stretch of constant offset is walked by its local days; what the clocks skip is in no stretch, what they repeat
 * is in two.
 */
function* openSpans(calendar: BusinessCalendar, from: number, to: number): Generator<readonly [number, number]> {
  const { zone, days, holidays, weeklyMs } = compile(calendar);
  if (weeklyMs === 0 || to <= from) return;
  // The far end of a long search is rarely reached: the table of clock changes grows as the walk goes on.
  let stretches = offsetStretches(zone, from, from + DAY);
  let index = stretchIndex(stretches, from);
  for (let at = from; at < to; ) {
    stretches = offsetStretches(zone, from, Math.min(at + DAY, to));
    if (!((stretches[index] as OffsetStretch).start <= at && at < (stretches[index] as OffsetStretch).end))
      index = stretchIndex(stretches, at);
    const stretch = stretches[index] as OffsetStretch;
    const day = Math.floor((at + stretch.offset) / DAY);
    const midnight = day * DAY - stretch.offset;
    const end = Math.min(to, stretch.end, midnight + DAY);
    if (!holidays.has(day)) {
      // 1 January 1970, day 0, was a Thursday: 3 with Monday as 0.
      const pairs = days[(((day + 3) % 7) + 7) % 7] as number[];
      for (let i = 0; i < pairs.length; i += 2) {
        const opens = Math.max(at, midnight + (pairs[i] as number));
        const closes = Math.min(end, midnight + (pairs[i + 1] as number));
        if (opens < closes) yield [opens, closes];
      }
    }
    at = end;
  }
}

function compile(calendar: BusinessCalendar): Compiled {
  const known = compiledCalendars.get(calendar);
  if (known) return known;
  const zone = knownTimeZone(calendar.timeZone);
  if (zone === null) throw new CalendarError(`There is no time zone "${calendar.timeZone}".`);
  if (calendar.weekly.length !== 7) throw new CalendarError('A week has seven days, Monday first.');
  const days = calendar.weekly.map(mergeIntervals);
  const weeklyMs = days.reduce((sum, pairs) => sum + lengthOf(pairs), 0);
  const holidays = new Set([...calendar.holidays].map(epochDay));
  const compiled = { zone, days, holidays, weeklyMs };
  compiledCalendars.set(calendar, compiled);
  return compiled;
}

function mergeIntervals(intervals: readonly OpenInterval[]): number[] {
  const sorted = intervals
    .map(({ from, to }) => ({ from: wallClockMs(from), to: wallClockMs(to) }))
    .sort((a, b) => a.from - b.from);
  const pairs: number[] = [];
  for (const { from, to } of sorted) {
    if (from >= to) throw new CalendarError('An interval ends after it begins; write one over midnight as two.');
    const lastEnd = pairs.at(-1);
    if (lastEnd !== undefined && from <= lastEnd) pairs[pairs.length - 1] = Math.max(lastEnd, to);
    else pairs.push(from, to);
  }
  return pairs;
}

function wallClockMs(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/.exec(text);
  if (!match) throw new CalendarError(`"${text}" is not a time of day (HH:MM, at most 24:00).`);
  return match[1] === undefined ? DAY : (Number(match[1]) * 60 + Number(match[2])) * MINUTE;
}

function epochDay(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  // Date.parse takes 30 February for 2 March; a date that comes back otherwise is none.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date)
    throw new CalendarError(`"${date}" is not a date (YYYY-MM-DD).`);
  return ms / DAY;
}

function lengthOf(pairs: number[]): number {
  let sum = 0;
  for (let i = 0; i < pairs.length; i += 2) sum += (pairs[i + 1] as number) - (pairs[i] as number);
  return sum;
}

function neverOpen(): CalendarError {
  return new CalendarError('This calendar has no opening within 50 years: give it office hours on some day.');
}
