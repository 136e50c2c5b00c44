let offset = 0;

/** The product's one clock: every rule, page and sweep reads the time here. */
export function now(): Date {
  return new Date(Date.now() + offset);
}

/** Moves the clock (milliseconds; demo and tests only). Every process learns the offset from the `clock_offset` setting. */
export function setClockOffset(milliseconds: number): void {
  offset = milliseconds;
}

export function clockOffset(): number {
  return offset;
}

export const minutes = (n: number) => n * 60_000;
export const hours = (n: number) => n * 3_600_000;
export const days = (n: number) => n * 86_400_000;

/** `now()` plus a number of milliseconds (negative: before). */
export function fromNow(milliseconds: number): Date {
  return new Date(now().getTime() + milliseconds);
}
