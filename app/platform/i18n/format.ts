import type { Lang } from './language.ts';
import { spanOf } from './span.ts';

/** Day before month and a 24-hour clock in both languages; Spanish as written in the United States (1,204). */
const locales: Readonly<Record<Lang, string>> = { en: 'en-GB', es: 'es-US' };

const shapes = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { day: 'numeric', month: 'long' },
  shortDay: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'long' },
  weekdayTime: { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** For what may be far away, or read long after it was written. */
  weekdayDayTime: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  weekdayDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateShape = keyof typeof shapes;

// Making an Intl formatter costs about a hundred times as much as using one.
const made = new Map<string, unknown>();
function once<F>(key: string, make: () => F): F {
  const found = made.get(key);
  if (found !== undefined) return found as F;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

/** Writes an instant in a shape: `formatAs('weekdayTime', at, 'en', zone)` gives "Tue 14:00". */
export function formatAs(shape: DateShape, at: Date, lang: Lang, timeZone: string): string {
  const format = once(`${shape} ${lang} ${timeZone}`, () => {
    return new Intl.DateTimeFormat(locales[lang], { ...shapes[shape], timeZone });
  });
  if (shape === 'weekdayTime') return format.format(at).replace(',', '');
  // ICU versions differ in writing "3 May 2026 at 14:00" and "3 May 2026, 14:00".
  return shape === 'dateTime' ? format.format(at).replace(/ at | a las /, ', ') : format.format(at);
}

/** "3 May 2026" */
export function formatDate(at: Date, lang: Lang, timeZone: string): string {
  return formatAs('date', at, lang, timeZone);
}

/** "14:00" */
export function formatTime(at: Date, lang: Lang, timeZone: string): string {
  return formatAs('time', at, lang, timeZone);
}

/** "3 May 2026, 14:00" */
export function formatDateTime(at: Date, lang: Lang, timeZone: string): string {
  return formatAs('dateTime', at, lang, timeZone);
}

/** "3 May" within the year of `now`, "3 May 2025" otherwise. */
export function formatDay(at: Date, now: Date, lang: Lang, timeZone: string): string {
  const year = (date: Date) => once(`year ${timeZone}`, () => yearIn(timeZone)).format(date);
  return formatAs(year(at) === year(now) ? 'day' : 'date', at, lang, timeZone);
}

/** "1,204" */
export function formatNumber(value: number, lang: Lang): string {
  return once(`number ${lang}`, () => new Intl.NumberFormat(locales[lang])).format(value);
}

/** "71%" from 0.71, whole percents. */
export function formatPercent(share: number, lang: Lang): string {
  return once(`percent ${lang}`, () => {
    return new Intl.NumberFormat(locales[lang], { style: 'percent', maximumFractionDigits: 0 });
  }).format(share);
}

/** "3 days", "5 hours", "12 minutes": a length of time in its largest unit. Takes milliseconds. */
export function formatSpan(milliseconds: number, lang: Lang): string {
  const [count, unit] = spanOf(milliseconds);
  return once(`span ${lang} ${unit}`, () => {
    return new Intl.NumberFormat(locales[lang], { style: 'unit', unit, unitDisplay: 'long' });
  }).format(count);
}

/** "a, b and c" */
export function formatList(items: readonly string[], lang: Lang, type: 'conjunction' | 'disjunction' = 'conjunction') {
  return once(`list ${lang} ${type}`, () => new Intl.ListFormat(locales[lang], { type })).format(items);
}

/** Length of time in its two largest units, never below a minute: "1 h 20 min", "3 d 4 h". Takes milliseconds. */
export function formatDuration(milliseconds: number, lang: Lang): string {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000));
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${formatNumber(amount, lang)} ${unit}`)
    .join(' ');
}

function yearIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone });
}

/** "2.4 MB", "310 KB": what people call 1,000 bytes. */
export function formatBytes(bytes: number, lang: Lang): string {
  const [unit, size] =
    bytes >= 1e6 ? (['megabyte', bytes / 1e6] as const) : (['kilobyte', Math.max(1, bytes / 1e3)] as const);
  return once(`bytes ${lang} ${unit}`, () => {
    return new Intl.NumberFormat(locales[lang], {
      style: 'unit',
      unit,
      maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
    });
  }).format(size);
}
