import type { Ago } from './types';

const minutesIn = { d: 1440, h: 60, m: 1 } as const;

/** Minutes before loading: "1d 2h 5m" is 1565. Throws on anything else, so that a typo never becomes a date. */
export function minutesAgo(ago: Ago): number {
  if (!/^\d+[dhm]( \d+[dhm])*$/.test(ago)) throw new Error(`Not a distance in time: "${ago}"`);
  return ago.split(' ').reduce((sum, part) => {
    const unit = part.at(-1) as keyof typeof minutesIn;
    return sum + Number(part.slice(0, -1)) * minutesIn[unit];
  }, 0);
}
