import { minutesAgo } from './content/minutes-ago';
import type { Ago } from './content/types';

const MINUTE = 60_000;

/** Turns the city's distances into moments: all of them count back from the moment of loading. */
export class Moments {
  readonly loadedAt: Date;

  constructor(loadedAt: Date) {
    this.loadedAt = loadedAt;
  }

  of(ago: Ago): Date {
    return new Date(this.loadedAt.getTime() - minutesAgo(ago) * MINUTE);
  }

  /**
   * `count` moments between two, denser towards the first: what a post gets from its readers, it gets mostly while it is new. The same for
   * the same input; `salt` keeps threads from moving in step.
   */
  between(from: Date, to: Date, count: number, salt: string): Date[] {
    const span = Math.max(0, to.getTime() - from.getTime());
    let seed = 7;
    for (const letter of salt) seed = (seed * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
    return Array.from({ length: count }, (_, n) => {
      const share = (n + 0.3 + 0.4 * (((seed + n * 613) % 97) / 97)) / count;
      return new Date(from.getTime() + Math.round(span * share ** 2));
    });
  }
}
