import { clockDifference } from './clock.ts';
import { pageLang, word } from './enhance.words.ts';
import { onPage } from './morph-page.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NEAR = 7 * DAY;

/** Writes `time[data-relative]` as "3 h ago" or "in 40 min" while it is nearer than a week; the title keeps the exact one. */
export function startRelativeTimes(): void {
  onPage(update);
  setInterval(update, 30_000);
}

function update(): void {
  const now = Date.now() + clockDifference();
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
    time.dataset.absolute ??= time.textContent ?? '';
    const text = relative(Date.parse(time.dateTime) - now, pageLang()) ?? time.dataset.absolute;
    if (time.textContent !== text) time.textContent = text;
  }
}

/** Null for what is too far away, or too long ago, to be told so. */
export function relative(difference: number, lang: 'en' | 'es'): string | null {
  const away = Math.abs(difference);
  if (!(away < NEAR)) return null;
  if (away < 45_000) return word('now');
  const format = new Intl.RelativeTimeFormat(lang === 'es' ? 'es-US' : 'en-GB', { style: 'short', numeric: 'auto' });
  const sign = Math.sign(difference);
  if (away < 59.5 * MINUTE) return format.format(sign * Math.max(1, Math.round(away / MINUTE)), 'minute');
  if (away < 23.5 * HOUR) return format.format(sign * Math.round(away / HOUR), 'hour');
  return format.format(sign * Math.round(away / DAY), 'day');
}
