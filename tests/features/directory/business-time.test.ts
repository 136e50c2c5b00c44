import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessMinutes,
  assertCalendar,
  type BusinessCalendar,
  businessDayMinutes,
  businessMinutesBetween,
  CalendarError,
  isOpen,
  nextOpening,
} from '~/features/directory/business-time';
import { calendarArbitrary, calendarRuns, MINUTE, minuteIsOpen, oddMoments } from './calendar-oracle';

const office = [{ from: '09:00', to: '17:00' }];
const newYork: BusinessCalendar = {
  timeZone: 'America/New_York',
  weekly: [office, office, office, office, office, [], []],
  holidays: new Set(['2026-07-03']),
};
const allDay = [{ from: '00:00', to: '24:00' }];
const always = { ...newYork, weekly: Array(7).fill(allDay), holidays: new Set<string>() };
const at = (text: string) => new Date(text);

describe('business time', () => {
  it('opens and closes by the wall clock, closed at the closing minute', () => {
    expect(isOpen(newYork, at('2026-07-01T13:00Z'))).toBe(true);
    expect(isOpen(newYork, at('2026-07-01T12:59:59.999Z'))).toBe(false);
    expect(isOpen(newYork, at('2026-07-01T20:59:59.999Z'))).toBe(true);
    expect(isOpen(newYork, at('2026-07-01T21:00Z'))).toBe(false);
  });

  it('goes on over nights, weekends and holidays', () => {
    // Thursday 16:00, holiday on Friday: one hour on Thursday, one on Monday.
    expect(addBusinessMinutes(newYork, at('2026-07-02T20:00Z'), 120)).toEqual(at('2026-07-06T14:00Z'));
    expect(nextOpening(newYork, at('2026-07-02T22:00Z'))).toEqual(at('2026-07-06T13:00Z'));
    expect(businessMinutesBetween(newYork, at('2026-07-02T20:00Z'), at('2026-07-06T14:00Z'))).toBe(120);
    expect(businessMinutesBetween(newYork, at('2026-07-06T14:00Z'), at('2026-07-02T20:00Z'))).toBe(-120);
  });

  it('is due at closing, not at the next opening', () => {
    expect(addBusinessMinutes(newYork, at('2026-07-01T13:00Z'), 480)).toEqual(at('2026-07-01T21:00Z'));
  });

  it('adds nothing for nothing, even when closed', () => {
    expect(addBusinessMinutes(newYork, at('2026-07-04T13:00Z'), 0)).toEqual(at('2026-07-04T13:00Z'));
  });

  it('skips the hour that spring takes and counts the one that autumn repeats', () => {
    expect(businessMinutesBetween(always, at('2026-03-08T05:00Z'), at('2026-03-09T04:00Z'))).toBe(23 * 60);
    expect(businessMinutesBetween(always, at('2026-11-01T04:00Z'), at('2026-11-02T05:00Z'))).toBe(25 * 60);
    const night = { ...always, weekly: Array(7).fill([{ from: '01:00', to: '02:30' }]) };
    expect(businessMinutesBetween(night, at('2026-03-08T05:00Z'), at('2026-03-09T04:00Z'))).toBe(60);
    expect(businessMinutesBetween(night, at('2026-11-01T04:00Z'), at('2026-11-02T05:00Z'))).toBe(150);
  });

  it('knows leap days', () => {
    const leap = { ...always, timeZone: 'UTC', holidays: new Set(['2028-02-29']) };
    expect(addBusinessMinutes(leap, at('2028-02-28T12:00Z'), 24 * 60)).toEqual(at('2028-03-01T12:00Z'));
  });

  it('runs through midnight where intervals meet there', () => {
    const night: BusinessCalendar = {
      timeZone: 'UTC',
      weekly: [[{ from: '20:00', to: '24:00' }], [{ from: '00:00', to: '04:00' }], [], [], [], [], []],
      holidays: new Set(),
    };
    expect(addBusinessMinutes(night, at('2026-06-01T23:00Z'), 120)).toEqual(at('2026-06-02T01:00Z'));
    expect(isOpen(night, at('2026-06-02T00:00Z'))).toBe(true);
  });

  it('takes the median open day as the business day', () => {
    const short = [{ from: '09:00', to: '12:00' }];
    expect(businessDayMinutes({ ...newYork, weekly: [office, office, office, office, short, [], []] })).toBe(480);
    expect(businessDayMinutes({ ...newYork, weekly: [office, short, [], [], [], [], []] })).toBe(330);
    const split = [...short, { from: '13:00', to: '16:30' }];
    expect(businessDayMinutes({ ...newYork, weekly: [split, split, [], [], [], [], []] })).toBe(390);
  });

  it('counts overlapping intervals once', () => {
    const twice = [
      { from: '10:00', to: '17:00' },
      { from: '09:00', to: '12:00' },
    ];
    expect(businessDayMinutes({ ...newYork, weekly: [twice, [], [], [], [], [], []] })).toBe(480);
  });

  it('says what is wrong with a calendar', () => {
    const never = { ...newYork, weekly: [[], [], [], [], [], [], []] };
    expect(isOpen(never, at('2026-07-01T13:00Z'))).toBe(false);
    expect(businessMinutesBetween(never, at('2026-07-01T13:00Z'), at('2027-07-01T13:00Z'))).toBe(0);
    for (const ask of [
      () => nextOpening(never, at('2026-07-01T13:00Z')),
      () => addBusinessMinutes(never, at('2026-07-01T13:00Z'), 1),
      () => businessDayMinutes(never),
    ])
      expect(ask).toThrow(/no opening/);
    expect(() => assertCalendar({ ...newYork, timeZone: 'Mars/Olympus' })).toThrow(/Mars\/Olympus/);
    expect(() => assertCalendar({ ...newYork, weekly: [office] })).toThrow(CalendarError);
    expect(() => assertCalendar({ ...newYork, holidays: new Set(['2026-02-30']) })).toThrow(/2026-02-30/);
    expect(() => assertCalendar({ ...newYork, weekly: Array(7).fill([{ from: '17:00', to: '9:00' }]) })).toThrow(
      /9:00/,
    );
    expect(() => assertCalendar({ ...newYork, weekly: Array(7).fill([{ from: '22:00', to: '04:00' }]) })).toThrow(
      /two/,
    );
    expect(() => addBusinessMinutes(newYork, at('2026-07-01T13:00Z'), -1)).toThrow(/forwards/);
  });

  it('does 10,000 sums of five business days in well under ten seconds', () => {
    const started = performance.now();
    let when = at('2026-01-01T00:00Z');
    for (let i = 0; i < 10_000; i++) when = addBusinessMinutes({ ...newYork }, new Date(+when + 7 * MINUTE), 5 * 480);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it(`agrees with a slow oracle on ${calendarRuns} random calendars`, { timeout: 600_000 }, () => {
    const scene = fc.constantFrom(...oddMoments).chain(([zone, around]) => {
      const middle = Date.parse(around);
      return fc.record({
        calendar: calendarArbitrary(zone, middle),
        from: fc.integer({ min: -3 * 1440, max: 3 * 1440 }).map((minutes) => middle + minutes * MINUTE),
        length: fc.integer({ min: 0, max: 8 * 1440 }),
        add: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4_000 })),
        part: fc.integer({ min: 0, max: 59_999 }),
      });
    });
    fc.assert(
      fc.property(scene, ({ calendar, from, length, add, part }) => {
        let open = 0;
        let passedAt: number | null = null;
        let firstOpen: number | null = null;
        for (let minute = 0; minute < length; minute++) {
          const now = from + minute * MINUTE;
          if (!minuteIsOpen(calendar, now)) continue;
          firstOpen ??= now;
          open += 1;
          if (open === add) passedAt = now + MINUTE;
        }
        const start = new Date(from);
        const end = new Date(from + length * MINUTE);
        expect(businessMinutesBetween(calendar, start, end)).toBe(open);
        expect(isOpen(calendar, new Date(from + part))).toBe(minuteIsOpen(calendar, from));
        if (firstOpen !== null) expect(nextOpening(calendar, start)).toEqual(new Date(firstOpen));
        if (passedAt !== null) expect(addBusinessMinutes(calendar, start, add)).toEqual(new Date(passedAt));
        else if (calendar.weekly.some((day) => day.length > 0))
          expect(addBusinessMinutes(calendar, start, add).getTime()).toBeGreaterThan(end.getTime() - 1);
      }),
      { numRuns: calendarRuns },
    );
  });
});
