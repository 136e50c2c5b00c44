import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '~/features/directory/business-time';
import { calendarsOver, toStored } from '~/features/escalations/case-calendars';
import { type ClockEvent, dueTimes, legs, type PolicyMinutes } from '~/features/escalations/due-times';
import { calendarArbitrary, MINUTE, minuteIsOpen, oddMoments } from '../directory/calendar-oracle';

const office = [{ from: '09:00', to: '17:00' }];
const week = [office, office, office, office, office, [], []];
const utc: BusinessCalendar = { timeZone: 'UTC', weekly: week, holidays: new Set() };
const madrid: BusinessCalendar = { timeZone: 'Europe/Madrid', weekly: week, holidays: new Set(['2026-06-03']) };
const calendarOf = (agencyId: number) => (agencyId === 2 ? madrid : utc);
const policy: PolicyMinutes = { firstResponseMinutes: 480, updateMinutes: 960, resolutionMinutes: 2400 };
const at = (text: string) => new Date(`${text}:00Z`);
/** The full check of QUALITY.md 24: some fifteen seconds. */
const caseRuns = 10_000;
const opened: ClockEvent = { kind: 'opened', at: at('2026-06-01T10:00'), agencyId: 1 };

describe('due times', () => {
  it('runs in business hours and warns at three quarters', () => {
    const due = dueTimes(policy, [opened], calendarOf);
    expect(due.firstResponse).toEqual({ dueAt: at('2026-06-02T10:00'), warnAt: at('2026-06-01T16:00'), metAt: null });
    expect(due.nextUpdate.dueAt).toEqual(at('2026-06-03T10:00'));
    expect(due.resolution.dueAt).toEqual(at('2026-06-08T10:00'));
    expect(due.resolution.warnAt).toEqual(at('2026-06-04T16:00'));
  });

  it("a person's message meets the first response and restarts the next update", () => {
    const due = dueTimes(policy, [opened, { kind: 'visible_message', at: at('2026-06-01T15:00') }], calendarOf);
    expect(due.firstResponse.metAt).toEqual(at('2026-06-01T15:00'));
    expect(due.firstResponse.dueAt).toEqual(at('2026-06-02T10:00'));
    expect(due.nextUpdate.dueAt).toEqual(at('2026-06-03T15:00'));
    expect(due.resolution.dueAt).toEqual(at('2026-06-08T10:00'));
  });

  it('waiting for the asker stands still and moves all three by the time spent waiting', () => {
    const waiting: ClockEvent[] = [opened, { kind: 'wait_asker', at: at('2026-06-01T12:00') }];
    const still = dueTimes(policy, waiting, calendarOf);
    expect([still.firstResponse.dueAt, still.nextUpdate.dueAt, still.resolution.dueAt]).toEqual([null, null, null]);
    const due = dueTimes(policy, [...waiting, { kind: 'resume', at: at('2026-06-02T12:00') }], calendarOf);
    expect(due.firstResponse.dueAt).toEqual(at('2026-06-03T10:00'));
    expect(due.nextUpdate.dueAt).toEqual(at('2026-06-04T10:00'));
    expect(due.resolution.dueAt).toEqual(at('2026-06-09T10:00'));
  });

  it("waiting for a third party pauses only the agency's own leg", () => {
    const events: ClockEvent[] = [
      opened,
      { kind: 'wait_third_party', at: at('2026-06-01T12:00') },
      { kind: 'resume', at: at('2026-06-02T12:00') },
    ];
    expect(dueTimes(policy, events, calendarOf).resolution.dueAt).toEqual(at('2026-06-08T10:00'));
    const [leg] = legs(events, calendarOf, at('2026-06-02T17:00'));
    expect(leg).toMatchObject({ citizenMs: 15 * 60 * MINUTE, ownMs: 7 * 60 * MINUTE });
  });

  it("a transfer goes on with the citizen's clock in the other agency's hours", () => {
    const events: ClockEvent[] = [opened, { kind: 'transferred', at: at('2026-06-01T16:00'), agencyId: 2 }];
    // Six of eight hours used up; Madrid (UTC+2) has closed, opens 07:00Z on Tuesday.
    expect(dueTimes(policy, events, calendarOf).firstResponse.dueAt).toEqual(at('2026-06-02T09:00'));
    const [first, second] = legs(events, calendarOf, at('2026-06-04T08:00'));
    expect(first).toMatchObject({ agencyId: 1, citizenMs: 6 * 60 * MINUTE, to: at('2026-06-01T16:00') });
    expect(second).toMatchObject({ agencyId: 2, citizenMs: 9 * 60 * MINUTE, to: null });
  });

  it('stands still while resolved and goes on when reopened, with a new time for the next update', () => {
    const resolved: ClockEvent[] = [opened, { kind: 'resolved', at: at('2026-06-02T10:00') }];
    expect(dueTimes(policy, resolved, calendarOf).resolution.metAt).toEqual(at('2026-06-02T10:00'));
    const due = dueTimes(policy, [...resolved, { kind: 'reopened', at: at('2026-06-04T10:00') }], calendarOf);
    expect(due.resolution).toMatchObject({ dueAt: at('2026-06-10T10:00'), metAt: null });
    expect(due.nextUpdate.dueAt).toEqual(at('2026-06-08T10:00'));
  });

  it('keeps a missed due time where it was', () => {
    const late: ClockEvent[] = [opened, { kind: 'visible_message', at: at('2026-06-05T10:00') }];
    expect(dueTimes(policy, late, calendarOf).firstResponse).toMatchObject({
      dueAt: at('2026-06-02T10:00'),
      metAt: at('2026-06-05T10:00'),
    });
    const paused: ClockEvent[] = [opened, { kind: 'wait_asker', at: at('2026-06-09T10:00') }];
    expect(dueTimes(policy, paused, calendarOf).resolution.dueAt).toEqual(at('2026-06-08T10:00'));
  });

  it('takes a clock that was set back as standing still', () => {
    const events: ClockEvent[] = [
      opened,
      { kind: 'wait_asker', at: at('2026-06-01T11:00') },
      { kind: 'resume', at: at('2026-06-01T10:00') },
    ];
    expect(dueTimes(policy, events, calendarOf).firstResponse.dueAt).toEqual(at('2026-06-02T10:00'));
  });

  it(`agrees with a slow oracle on ${caseRuns} random calendars with pauses, transfers and changes of hours`, {
    timeout: 900_000,
  }, () => {
    fc.assert(
      fc.property(caseArbitrary, ({ calendars, rules, events, minutes }) => {
        const slow = playMinutes(rules, events, hoursOver(calendars, events), minutes);
        const of = calendarsOver(events, toStored(calendars[0]), (agencyId) => calendars[agencyId] as BusinessCalendar);
        const fast = dueTimes(rules, events, of);
        const end = (events[0] as ClockEvent).at.getTime() + minutes * MINUTE;
        for (const name of ['firstResponse', 'nextUpdate', 'resolution'] as const) {
          const { dueAt, metAt } = fast[name];
          expect(metAt?.getTime() ?? null).toBe(slow[name].metAt);
          // A promise kept before it ran out: its frozen due time cannot be seen by playing what happened.
          if (slow[name].dueAt !== null) expect(dueAt?.getTime()).toBe(slow[name].dueAt);
          else if (slow[name].metAt === null) expect(dueAt === null || dueAt.getTime() > end - MINUTE).toBe(true);
        }
        const found = legs(events, of, new Date(end));
        expect(found.map((leg) => [leg.citizenMs, leg.ownMs])).toEqual(slow.legs);
        expect(found.reduce((sum, leg) => sum + leg.citizenMs, 0)).toBe(slow.wholeMs);
      }),
      { numRuns: caseRuns },
    );
  });
});

type Stored = ClockEvent['kind'];
const later: Stored[] = [
  'visible_message',
  'wait_asker',
  'wait_third_party',
  'resume',
  'transferred',
  'resolved',
  'reopened',
  'calendar_changed',
];

/** A case is never timed by a calendar without any opening: opening one falls back to office hours. */
const openCalendar = (zone: string, around: number) =>
  calendarArbitrary(zone, around).filter((calendar) => calendar.weekly.some((day) => day.length > 0));

const caseArbitrary = fc
  .tuple(fc.constantFrom(...oddMoments), fc.constantFrom(...oddMoments))
  .chain(([[zone, around], [otherZone]]) => {
    const middle = Date.parse(around);
    return fc.record({
      calendars: fc.tuple(openCalendar(zone, middle), openCalendar(otherZone, middle)),
      rules: fc.record({
        firstResponseMinutes: fc.integer({ min: 1, max: 600 }),
        updateMinutes: fc.integer({ min: 1, max: 1200 }),
        resolutionMinutes: fc.integer({ min: 1, max: 3000 }),
      }),
      minutes: fc.integer({ min: 0, max: 3 * 1440 }),
      events: fc
        .tuple(
          fc.integer({ min: -2 * 1440, max: 2 * 1440 }),
          fc.array(fc.tuple(fc.constantFrom(...later), fc.integer({ min: 0, max: 720 }), fc.nat(1)), {
            maxLength: 10,
          }),
        )
        .map(([start, steps]) => {
          let when = middle + start * MINUTE;
          const list: ClockEvent[] = [{ kind: 'opened', at: new Date(when), agencyId: 0 }];
          for (const [kind, gap, agencyId] of steps) {
            when += gap * MINUTE;
            list.push({ kind, at: new Date(when), agencyId } as ClockEvent);
          }
          return list;
        }),
      others: fc.array(openCalendar(zone, middle), { minLength: 3, maxLength: 3 }),
    });
  })
  // The played time covers all events.
  .map((scene) => {
    const [first] = scene.events;
    const last = scene.events.at(-1);
    const span = ((last?.at.getTime() ?? 0) - (first?.at.getTime() ?? 0)) / MINUTE;
    // Each change of hours brings other ones.
    const events = scene.events.map((event, n) => {
      const other = scene.others[n % 3];
      return event.kind === 'calendar_changed' && other ? { ...event, calendar: toStored(other) } : event;
    });
    return { ...scene, events, minutes: span + scene.minutes };
  });

interface Played {
  dueAt: number | null;
  metAt: number | null;
  used: number;
}

/** Whose hours count at a moment, told simply: the agency's own until the last change before it. */
const hoursOver = (calendars: readonly BusinessCalendar[], events: readonly ClockEvent[]) => {
  const changes = events.flatMap((event) =>
    event.kind === 'calendar_changed' && event.calendar
      ? [{ ...event, calendar: { ...event.calendar, holidays: new Set(event.calendar.holidays) } }]
      : [],
  );
  return (agencyId: number, now: number) =>
    changes.filter((event) => event.agencyId === agencyId && event.at.getTime() <= now).at(-1)?.calendar ??
    (calendars[agencyId] as BusinessCalendar);
};

/** Plays a case minute by minute with three stopwatches, the way a patient clerk would. */
function playMinutes(
  rules: PolicyMinutes,
  events: ClockEvent[],
  of: (agencyId: number, now: number) => BusinessCalendar,
  minutes: number,
) {
  const watch = (): Played => ({ dueAt: null, metAt: null, used: 0 });
  const played = { firstResponse: watch(), nextUpdate: watch(), resolution: watch(), legs: [[0, 0]], wholeMs: 0 };
  const budgets = {
    firstResponse: rules.firstResponseMinutes,
    nextUpdate: rules.updateMinutes,
    resolution: rules.resolutionMinutes,
  };
  const queue = events.slice(1);
  const start = (events[0] as ClockEvent).at.getTime();
  let waiting = '';
  let stopped = false;
  let agencyId = 0;
  for (let minute = 0; minute <= minutes; minute++) {
    const now = start + minute * MINUTE;
    while (queue[0] && queue[0].at.getTime() <= now) {
      const event = queue.shift() as ClockEvent;
      if (event.kind === 'visible_message') {
        played.firstResponse.metAt ??= now;
        played.nextUpdate = { ...watch(), metAt: played.nextUpdate.metAt };
      }
      if (event.kind === 'wait_asker' || event.kind === 'wait_third_party') waiting = event.kind;
      if (event.kind === 'resume') waiting = '';
      if (event.kind === 'transferred') {
        waiting = '';
        agencyId = event.agencyId;
        played.legs.push([0, 0]);
      }
      if (event.kind === 'resolved') {
        stopped = true;
        played.resolution.metAt ??= now;
        played.nextUpdate.metAt ??= now;
      }
      if (event.kind === 'reopened') {
        stopped = false;
        waiting = '';
        played.resolution.metAt = null;
        played.nextUpdate = watch();
      }
    }
    if (minute === minutes || stopped || waiting === 'wait_asker' || !minuteIsOpen(of(agencyId, now), now)) continue;
    const leg = played.legs.at(-1) as [number, number];
    leg[0] += MINUTE;
    if (waiting === '') leg[1] += MINUTE;
    played.wholeMs += MINUTE;
    for (const name of ['firstResponse', 'nextUpdate', 'resolution'] as const) {
      const clock = played[name];
      if (clock.metAt !== null) continue;
      clock.used += 1;
      if (clock.used === budgets[name]) clock.dueAt = now + MINUTE;
    }
  }
  return played;
}
