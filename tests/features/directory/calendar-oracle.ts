import fc from 'fast-check';
import type { BusinessCalendar, OpenInterval } from '~/features/directory/business-time';

/**
 * The slow oracle: it looks at every single minute and asks the platform's own Intl, which shares no code with the
 * product, what the wall clock shows. Offsets are remembered per quarter of an hour in which they stay the same, and per
 * minute in one in which the clocks change (St. John's used to do so at 00:01).
 */
export const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY_MINUTES = 1440;
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

let lastQuarter = { zone: '', quarter: 0, offset: 0 };

function offsetAt(zone: string, at: number): number {
  const quarter = Math.floor(at / QUARTER) * QUARTER;
  if (lastQuarter.zone === zone && lastQuarter.quarter === quarter) return lastQuarter.offset;
  const offset = askedOffset(zone, quarter);
  if (offset !== askedOffset(zone, quarter + QUARTER)) return askedOffset(zone, at);
  lastQuarter = { zone, quarter, offset };
  return offset;
}

function askedOffset(zone: string, at: number): number {
  let known = offsets.get(zone);
  if (!known) {
    known = new Map();
    offsets.set(zone, known);
  }
  const found = known.get(at);
  if (found !== undefined) return found;
  let format = formats.get(zone);
  if (!format) {
    const numeric = 'numeric' as const;
    const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric };
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...parts });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0);
  known.set(at, wall - at);
  return wall - at;
}

/** Whether the minute that begins at `at` (epoch ms) is open. */
export function minuteIsOpen(calendar: BusinessCalendar, at: number): boolean {
  const wall = new Date(at + offsetAt(calendar.timeZone, at));
  if (calendar.holidays.size > 0 && calendar.holidays.has(dateOf(wall))) return false;
  const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  const day = calendar.weekly[(wall.getUTCDay() + 6) % 7] ?? [];
  return day.some(({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to));
}

const dates = new Map<number, string>();

function dateOf(wall: Date): string {
  const day = Math.floor(wall.getTime() / (DAY_MINUTES * MINUTE));
  const date = dates.get(day) ?? wall.toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Zones with every kind of oddity, and moments (UTC) around which theirs, or the calendar's, lie. */
export const oddMoments: readonly (readonly [zone: string, around: string])[] = [
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/Los_Angeles', '2024-02-29T08:00Z'],
  ['America/St_Johns', '2011-03-13T03:31Z'],
  ['America/St_Johns', '2010-11-07T02:31Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['Europe/Dublin', '2027-03-28T01:00Z'],
  ['Europe/Madrid', '2026-10-25T01:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Asia/Kathmandu', '2028-02-29T00:00Z'],
  ['Pacific/Chatham', '2027-04-03T14:00Z'],
  ['UTC', '2027-12-31T23:59Z'],
];

const minuteArbitrary = fc.oneof(
  fc.integer({ min: 0, max: DAY_MINUTES }),
  fc.constantFrom(0, 60, 90, 120, 150, 180, 540, 1020, 1380, DAY_MINUTES),
);

const dayArbitrary: fc.Arbitrary<OpenInterval[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<OpenInterval[]>([]) },
  { weight: 1, arbitrary: fc.constant<OpenInterval[]>([{ from: '00:00', to: '24:00' }]) },
  { weight: 2, arbitrary: fc.constant<OpenInterval[]>([{ from: '09:00', to: '17:00' }]) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.tuple(minuteArbitrary, minuteArbitrary), { maxLength: 4 })
      .map((pairs) =>
        pairs
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => ({ from: timeOf(Math.min(a, b)), to: timeOf(Math.max(a, b)) })),
      ),
  },
);

/** A random calendar of one zone, with holidays near `around`. */
export function calendarArbitrary(timeZone: string, around: number): fc.Arbitrary<BusinessCalendar> {
  return fc.record({
    timeZone: fc.constant(timeZone),
    weekly: fc.array(dayArbitrary, { minLength: 7, maxLength: 7 }),
    holidays: fc
      .array(fc.integer({ min: -3, max: 9 }), { maxLength: 4 })
      .map((days) => new Set(days.map((day) => new Date(around + day * 86_400_000).toISOString().slice(0, 10)))),
  });
}

/** Random cases per property; `CALENDAR_RUNS=10000` is the full check of QUALITY.md 24 (about half a minute). */
export const calendarRuns = Number(process.env.CALENDAR_RUNS ?? 2_000);
