import { spanOf } from '../../platform/i18n/span.ts';
import { clockDifference } from './clock.ts';
import { pageLang, word } from './enhance.words.ts';
import { onPage } from './morph-page.ts';

const NEAR = 7 * 86_400_000;
/** Until when a due time counts down; before, the hour itself says more than "tomorrow". */
const COUNTDOWN = 12 * 3_600_000;

/**
 * Writes `time[data-relative]` as "3 h ago" or "in 40 min" while it is nearer than a week; the title keeps the exact one. With the value
 * `due` it is told so in its last hours only, and a moment that has passed is "3 days late", however long ago.
 */
export function startRelativeTimes(): void {
  onPage(update);
  setInterval(update, 30_000);
}

function update(): void {
  const now = Date.now() + clockDifference();
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
    time.dataset.absolute ??= time.textContent ?? '';
    const difference = Date.parse(time.dateTime) - now;
    const due = time.dataset.relative === 'due';
    const text =
      (due ? late(difference, pageLang()) : null) ??
      (due && difference > COUNTDOWN ? null : relative(difference, pageLang())) ??
      time.dataset.absolute;
    if (time.textContent !== text) time.textContent = text;
  }
}

/** Null for what is too far away, or too long ago, to be told so. */
export function relative(difference: number, lang: 'en' | 'es'): string | null {
  const away = Math.abs(difference);
  if (!(away < NEAR)) return null;
  if (away < 45_000) return word('now');
  const format = new Intl.RelativeTimeFormat(lang === 'es' ? 'es-US' : 'en-GB', { style: 'short', numeric: 'auto' });
  const [count, unit] = spanOf(away);
  return format.format(Math.sign(difference) * count, unit);
}

/** Null for what is not late. */
export function late(difference: number, lang: 'en' | 'es'): string | null {
  if (!(difference <= 0)) return null;
  const [count, unit] = spanOf(difference);
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  const time = new Intl.NumberFormat(lang === 'es' ? 'es-US' : 'en-GB', style).format(count);
  return word('late').replace('{time}', time);
}
