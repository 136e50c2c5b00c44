const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in the unit people would say it in, rounded, never less than a minute. */
export function spanOf(milliseconds: number): [count: number, unit: 'minute' | 'hour' | 'day'] {
  const length = Math.abs(milliseconds);
  if (length < 59.5 * MINUTE) return [Math.max(1, Math.round(length / MINUTE)), 'minute'];
  if (length < 23.5 * HOUR) return [Math.round(length / HOUR), 'hour'];
  return [Math.round(length / DAY), 'day'];
}
