import { days, hours } from '~/platform/clock';

/** How soon an official answer is looked at again: money, benefits and deadlines sooner, a crisis within three days. */
export const reviewPaces = ['standard', 'money', 'crisis'] as const;
export type ReviewPace = (typeof reviewPaces)[number];

const spans: Readonly<Record<ReviewPace, number>> = { standard: days(180), money: days(90), crisis: hours(72) };
const grace = days(30);

/** Days before the review at which the agency is reminded. */
export const reminderDays = [30, 14, 3] as const;

export const storedStates = ['proposed', 'in_review', 'current', 'suspended', 'superseded', 'withdrawn'] as const;
export type StoredState = (typeof storedStates)[number];
/** As people see it: `due` and `expired` are stored nowhere. */
export type ShownState = StoredState | 'due' | 'expired';

export type ReviewDates = { reviewDueAt: Date; validUntil: Date };

/** Thrown dates that cannot be: in the past, or a validity that ends before its review. */
export type DateProblem = { field: 'reviewDueAt' | 'validUntil'; problem: 'past' | 'before_review' };

/**
 * When an answer verified at `at` is to be reviewed and how long it stays official. Validity ends 30 days after the review
 * unless set; in a crisis at the same moment. A validity set without a review pulls the review forward to it.
 */
export function reviewDates(
  at: Date,
  set: { pace?: ReviewPace; reviewDueAt?: Date | null; validUntil?: Date | null },
): ReviewDates | DateProblem {
  const pace = set.pace ?? 'standard';
  if (set.reviewDueAt && set.reviewDueAt <= at) return { field: 'reviewDueAt', problem: 'past' };
  if (set.validUntil && set.validUntil <= at) return { field: 'validUntil', problem: 'past' };
  const usual = new Date(at.getTime() + spans[pace]);
  const reviewDueAt = set.reviewDueAt ?? (set.validUntil && set.validUntil < usual ? set.validUntil : usual);
  const validUntil = set.validUntil ?? new Date(reviewDueAt.getTime() + (pace === 'crisis' ? 0 : grace));
  if (validUntil < reviewDueAt) return { field: 'validUntil', problem: 'before_review' };
  return { reviewDueAt, validUntil };
}

/** What a stored verification is at this moment. Between review and end of validity it is due, and still official. */
export function shownState(v: ReviewDates & { state: StoredState }, at: Date): ShownState {
  if (v.state !== 'current') return v.state;
  if (v.validUntil <= at) return 'expired';
  return v.reviewDueAt <= at ? 'due' : 'current';
}

/**
 * May the badge be shown? Only on the very revision that was verified, only before its validity ends, and never on a post that
 * is hidden. This is the rule; `officialNow` says the same in SQL.
 */
export function isOfficial(
  v: ReviewDates & { state: StoredState; revisionId: number },
  answer: { revisionId: number | null; visibility: string },
  at: Date,
): boolean {
  return (
    v.state === 'current' && at < v.validUntil && v.revisionId === answer.revisionId && answer.visibility === 'public'
  );
}

/** The next moment at which this verification reads differently; null when time alone changes nothing more. */
export function nextChange(v: ReviewDates & { state: StoredState }, at: Date): Date | null {
  if (v.state !== 'current') return null;
  return (
    [v.reviewDueAt, v.validUntil].filter((moment) => moment > at).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
  );
}

/**
 * The reminder to send now, if any, in days ahead of the review: the nearest whose day has come. Those that do not fit between
 * verification and review are never sent, and one overslept by an outage gives way to the next.
 */
export function reminderDue(
  v: ReviewDates & { state: StoredState; verifiedAt: Date },
  sent: readonly number[],
  at: Date,
): number | null {
  if (v.state !== 'current' || v.reviewDueAt <= at) return null;
  const due = reminderDays.filter((ahead) => {
    const moment = v.reviewDueAt.getTime() - days(ahead);
    return moment > v.verifiedAt.getTime() && moment <= at.getTime();
  });
  const nearest = due.at(-1);
  return nearest === undefined || sent.some((days) => days <= nearest) ? null : nearest;
}

/** The earliest of some moments, leaving out those that never come. */
export function soonest(moments: readonly (Date | null)[]): Date | null {
  return moments.reduce<Date | null>((first, at) => (at && (!first || at < first) ? at : first), null);
}
