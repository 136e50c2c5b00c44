import { addOpenMs, type BusinessCalendar, openMsBetween } from '~/features/directory/business-time';
import type { CasePolicy } from '~db/schema/escalations';

/** Hours as they are written down with a case. */
export type StoredCalendar = CasePolicy['calendar'];

/** Service level of one case, in minutes of business time, as copied onto it when it opened. */
export type PolicyMinutes = Pick<CasePolicy, 'firstResponseMinutes' | 'updateMinutes' | 'resolutionMinutes'>;

/**
 * What starts, stops and moves the clocks of a case, in the order it happened; the rows of `escalation_clock_events`.
 * `visible_message`: a person on the staff side wrote something that the asker sees. `resume` ends either kind of waiting;
 * so does a transfer. `calendar_changed`: from then on the agency works other hours; `calendar` has them, after a transfer too.
 * `warned` and `breached` move nothing. A merge that was undone moves nothing either: the asker has waited all along.
 */
export type ClockEvent =
  | { kind: 'opened'; at: Date; agencyId: number }
  | { kind: 'transferred' | 'calendar_changed'; at: Date; agencyId: number; calendar?: StoredCalendar }
  | {
      kind:
        | 'visible_message'
        | 'wait_asker'
        | 'wait_third_party'
        | 'resume'
        | 'resolved'
        | 'closed'
        | 'withdrawn'
        | 'merged'
        | 'unmerged'
        | 'reopened'
        | 'warned'
        | 'breached';
      at: Date;
    };

/**
 * One promise to the citizen. `dueAt` and `warnAt` (75 % used up) are null while the clock stands still, for then nobody
 * can say; `metAt` is when the promise was kept, late or not, and freezes the other two.
 */
export interface Promised {
  dueAt: Date | null;
  warnAt: Date | null;
  metAt: Date | null;
}

export interface DueTimes {
  firstResponse: Promised;
  nextUpdate: Promised;
  resolution: Promised;
}

/** One agency's time with a case, in ms of its own business time. */
export interface Leg {
  agencyId: number;
  from: Date;
  /** Null while the case still lies there. */
  to: Date | null;
  /** The citizen's clock: everything but waiting for the asker and standing resolved. Legs add up to the whole. */
  citizenMs: number;
  /** The agency's own time: the citizen's clock without waiting for third parties. */
  ownMs: number;
}

/** The hours an agency works, or worked, from a moment (ms) on. */
export type CalendarOf = (agencyId: number, from: number) => BusinessCalendar;

const MINUTE = 60_000;
/** A promise is warned of when this much of its time is used up. */
const WARN_AT = 0.75;

interface Stretch {
  from: number;
  /** Infinity for the last one: things stay as they are until something happens. */
  to: number;
  leg: number;
  agencyId: number;
  /** The citizen's clock runs. */
  running: boolean;
  /** The agency's own clock runs. */
  own: boolean;
}

interface History {
  stretches: Stretch[];
  openedAt: number;
  firstMessageAt: number | null;
  updateSince: number;
  stoppedAt: number | null;
}

/**
 * The three due times of a case, from the policy it opened with and its clock events alone: the same list gives the same
 * times, whenever it is asked. Waiting for the asker moves all three; a transfer changes only whose hours they run in; the
 * next update is counted from the last message to the asker; the first response is the first message by a person.
 */
export function dueTimes(policy: PolicyMinutes, events: readonly ClockEvent[], calendarOf: CalendarOf): DueTimes {
  const history = readHistory(events);
  const promise = (minutes: number, since: number, metAt: number | null): Promised => {
    const due = (share: number) => whenUsedUp(history, calendarOf, since, metAt, Math.round(minutes * MINUTE * share));
    return { dueAt: due(1), warnAt: due(WARN_AT), metAt: metAt === null ? null : new Date(metAt) };
  };
  const { openedAt, firstMessageAt, updateSince, stoppedAt } = history;
  return {
    firstResponse: promise(policy.firstResponseMinutes, openedAt, firstMessageAt),
    nextUpdate: promise(policy.updateMinutes, updateSince, stoppedAt),
    resolution: promise(policy.resolutionMinutes, openedAt, stoppedAt),
  };
}

/** The legs of a case up to `until`, one per stay with an agency, each timed by that agency's calendar. */
export function legs(events: readonly ClockEvent[], calendarOf: CalendarOf, until: Date): Leg[] {
  const result: Leg[] = [];
  for (const stretch of readHistory(events).stretches) {
    const { agencyId, from, to } = stretch;
    const open = stretch.running ? openMsBetween(calendarOf(agencyId, from), from, Math.min(to, until.getTime())) : 0;
    const end = to === Number.POSITIVE_INFINITY ? null : new Date(to);
    const leg = result[stretch.leg] ?? { agencyId, from: new Date(from), to: end, citizenMs: 0, ownMs: 0 };
    leg.to = end;
    leg.citizenMs += open;
    if (stretch.own) leg.ownMs += open;
    result[stretch.leg] = leg;
  }
  return result;
}

/** When `budget` ms of the citizen's clock have run since `since`; what came after `metAt` no longer counts. */
function whenUsedUp(
  history: History,
  calendarOf: CalendarOf,
  since: number,
  metAt: number | null,
  budget: number,
): Date | null {
  let left = budget;
  for (const { from, to, agencyId, running } of history.stretches) {
    const start = Math.max(from, since);
    if (to < start) continue;
    const last = to === Number.POSITIVE_INFINITY || (metAt !== null && metAt <= to && metAt >= from);
    if (last && metAt !== null && !running)
      return new Date(addOpenMs(calendarOf(agencyId, from), Math.max(start, metAt), left));
    if (last) return running ? new Date(addOpenMs(calendarOf(agencyId, from), start, left)) : null;
    if (!running) continue;
    const open = openMsBetween(calendarOf(agencyId, from), start, to);
    if (open >= left) return new Date(addOpenMs(calendarOf(agencyId, from), start, left));
    left -= open;
  }
  return null;
}

/** The events without merges that were undone. */
function lasting(events: readonly ClockEvent[]): ClockEvent[] {
  const undone = events.findLastIndex((event) => event.kind === 'unmerged');
  return events.filter(({ kind }, n) => kind !== 'unmerged' && (kind !== 'merged' || n > undone));
}

function readHistory(events: readonly ClockEvent[]): History {
  const [first] = events;
  if (first?.kind !== 'opened') throw new Error('The clock events of a case begin with its opening.');
  const stretches: Stretch[] = [];
  const history: History = {
    stretches,
    openedAt: first.at.getTime(),
    firstMessageAt: null,
    updateSince: first.at.getTime(),
    stoppedAt: null,
  };
  let waiting: 'asker' | 'third_party' | null = null;
  let agencyId = first.agencyId;
  let leg = 0;
  let since = history.openedAt;
  let last = since;
  const close = (to: number) => {
    const running = waiting !== 'asker' && history.stoppedAt === null;
    stretches.push({ from: since, to, leg, agencyId, running, own: running && waiting === null });
    since = to;
  };
  for (const event of lasting(events)) {
    // A clock that was set back must not give negative time: nothing happens before what happened before it.
    const at = Math.max(last, event.at.getTime());
    last = at;
    switch (event.kind) {
      case 'visible_message':
        history.firstMessageAt ??= at;
        history.updateSince = at;
        break;
      case 'wait_asker':
        close(at);
        waiting = 'asker';
        break;
      case 'wait_third_party':
        close(at);
        waiting = 'third_party';
        break;
      case 'resume':
        close(at);
        waiting = null;
        break;
      case 'calendar_changed':
        close(at);
        break;
      case 'transferred':
        close(at);
        waiting = null;
        agencyId = event.agencyId;
        leg += 1;
        break;
      case 'resolved':
      case 'closed':
      case 'withdrawn':
      case 'merged':
        close(at);
        history.stoppedAt ??= at;
        break;
      case 'reopened':
        close(at);
        waiting = null;
        history.stoppedAt = null;
        history.updateSince = at;
        break;
    }
  }
  close(Number.POSITIVE_INFINITY);
  return history;
}
