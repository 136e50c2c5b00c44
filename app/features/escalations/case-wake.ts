import {
  addBusinessMinutes,
  type BusinessCalendar,
  businessDayMinutes,
  isOpen,
  nextOpening,
} from '~/features/directory/business-time';
import { days } from '~/platform/clock';
import type { DueTimes, Promised } from './due-times';
import { isOpenState, reopenWithinDays } from './escalation.policy';

/** Days without a reply from the asker after which they are nudged, and after which the case closes. */
export const nudgeDays = [3, 7] as const;
export const noReplyDays = 10;

/** What of a case time alone acts upon. */
export type Timed = {
  state: string;
  warnedAt: Date | null;
  breachedAt: Date | null;
  holderActedAt: Date | null;
  waitingSince: Date | null;
  nudges: number;
  transferAcceptBy: Date | null;
  resolvedAt: Date | null;
};

/** The promise that runs out first of those still running; null when none runs. */
export function soonest(due: DueTimes): Promised | null {
  const running = [due.firstResponse, due.nextUpdate, due.resolution].filter(
    (promise) => promise.metAt === null && promise.dueAt !== null,
  );
  return running.sort((a, b) => Number(a.dueAt) - Number(b.dueAt))[0] ?? null;
}

/** When a holder who does nothing loses the case: one business day after their last action. */
export function revertsAt(timed: Timed, calendar: BusinessCalendar): Date | null {
  const held = timed.state === 'claimed' || timed.state === 'ready_to_publish';
  if (!held || !timed.holderActedAt) return null;
  return addBusinessMinutes(calendar, timed.holderActedAt, businessDayMinutes(calendar));
}

/** The next nudge or, after the last, the closing of a case that waits for its asker. */
export function nextNudgeAt(timed: Timed): Date | null {
  if (timed.state !== 'waiting_asker' || !timed.waitingSince) return null;
  return new Date(timed.waitingSince.getTime() + days(nudgeDays[timed.nudges] ?? noReplyDays));
}

/** When a resolved case closes for good. */
export function closesAt(timed: Timed): Date | null {
  return timed.state === 'resolved' && timed.resolvedAt
    ? new Date(timed.resolvedAt.getTime() + days(reopenWithinDays))
    : null;
}

/** A warning is given in working hours: at three quarters, or at the next opening when that has passed. */
export function warnsAt(due: DueTimes, timed: Timed, calendar: BusinessCalendar, at: Date): Date | null {
  const warnAt = timed.warnedAt === null ? (soonest(due)?.warnAt ?? null) : null;
  if (warnAt === null || warnAt > at) return warnAt;
  return isOpen(calendar, at) ? at : nextOpening(calendar, at);
}

/** The soonest moment at which the sweep has something to do with this case, as things stand; null for never. */
export function wakeAt(due: DueTimes, timed: Timed, calendar: BusinessCalendar, at: Date): Date | null {
  const open = isOpenState(timed.state);
  const moments = [
    open ? warnsAt(due, timed, calendar, at) : null,
    open && timed.breachedAt === null ? (soonest(due)?.dueAt ?? null) : null,
    revertsAt(timed, calendar),
    nextNudgeAt(timed),
    open ? timed.transferAcceptBy : null,
    closesAt(timed),
  ].filter((moment) => moment !== null);
  return moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
