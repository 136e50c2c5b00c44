import { days, hours } from '~/platform/clock';

/** A source is looked at twice a week: three looks in a row span a week. */
export const checkEvery = hours(84);
const looksToBreak = 3;
const spanToBreak = days(7);
/** From so many sources in a run on, a fifth of them failing means that the network is to blame. */
const fewestToJudge = 5;

export type Look = { status: number | null };
export type Health = { failures: number; firstFailedAt: Date | null };

/** 404 and 410 alone say that a page is gone; anything else may pass. */
export function isGone(look: Look): boolean {
  return look.status === 404 || look.status === 410;
}

function failed(look: Look): boolean {
  return look.status === null || look.status >= 400;
}

/** Whether a run can be trusted: where a fifth or more of it failed, nothing of it is marked. */
export function trustRun(looks: readonly Look[]): boolean {
  const failures = looks.filter(failed).length;
  return looks.length < fewestToJudge
    ? looks.some((look) => !failed(look)) || looks.every(isGone)
    : failures * 5 < looks.length;
}

/** What is known of a source after one more look. */
export function afterLook(health: Health, look: Look, at: Date): Health {
  if (!isGone(look)) return failed(look) ? health : { failures: 0, firstFailedAt: null };
  return { failures: health.failures + 1, firstFailedAt: health.firstFailedAt ?? at };
}

/** Gone on three looks over seven days. */
export function isBroken(health: Health, at: Date): boolean {
  return (
    health.failures >= looksToBreak &&
    health.firstFailedAt !== null &&
    at.getTime() - health.firstFailedAt.getTime() >= spanToBreak
  );
}
