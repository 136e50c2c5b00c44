import { describe, expect, test } from 'vitest';
import {
  isOfficial,
  nextChange,
  reminderDue,
  reviewDates,
  type ShownState,
  shownState,
} from '~/features/verification/review-due';
import { newCode, readCode } from '~/features/verification/verification-code';
import { days, hours } from '~/platform/clock';

const at = new Date('2026-05-03T14:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

describe('dates', () => {
  test('180 days, 90 for money, 72 hours in a crisis; official 30 days longer, in a crisis not', () => {
    expect(reviewDates(at, {})).toEqual({ reviewDueAt: later(days(180)), validUntil: later(days(210)) });
    expect(reviewDates(at, { pace: 'money' })).toEqual({ reviewDueAt: later(days(90)), validUntil: later(days(120)) });
    expect(reviewDates(at, { pace: 'crisis' })).toEqual({
      reviewDueAt: later(hours(72)),
      validUntil: later(hours(72)),
    });
  });

  test('set dates win; a short validity pulls its review forward; impossible ones are refused', () => {
    expect(reviewDates(at, { validUntil: later(days(5)) })).toEqual({
      reviewDueAt: later(days(5)),
      validUntil: later(days(5)),
    });
    expect(reviewDates(at, { reviewDueAt: later(days(10)) })).toEqual({
      reviewDueAt: later(days(10)),
      validUntil: later(days(40)),
    });
    expect(reviewDates(at, { reviewDueAt: at })).toEqual({ field: 'reviewDueAt', problem: 'past' });
    expect(reviewDates(at, { validUntil: later(-1) })).toEqual({ field: 'validUntil', problem: 'past' });
    expect(reviewDates(at, { reviewDueAt: later(days(9)), validUntil: later(days(8)) })).toEqual({
      field: 'validUntil',
      problem: 'before_review',
    });
  });
});

describe('what is shown', () => {
  const v = { reviewDueAt: later(days(180)), validUntil: later(days(210)), state: 'current' as const, revisionId: 7 };
  const answer = { revisionId: 7, visibility: 'public' };

  test('current, due and expired follow from the dates alone, to the millisecond', () => {
    const shown: [number, ShownState, boolean][] = [
      [0, 'current', true],
      [days(180) - 1, 'current', true],
      [days(180), 'due', true],
      [days(210) - 1, 'due', true],
      [days(210), 'expired', false],
    ];
    for (const [ms, state, official] of shown) {
      expect(shownState(v, later(ms))).toBe(state);
      expect(isOfficial(v, answer, later(ms))).toBe(official);
    }
  });

  test('no badge on another revision, a hidden answer, or any other state', () => {
    expect(isOfficial(v, { ...answer, revisionId: 8 }, at)).toBe(false);
    expect(isOfficial(v, { ...answer, visibility: 'hidden' }, at)).toBe(false);
    for (const state of ['proposed', 'in_review', 'suspended', 'superseded', 'withdrawn'] as const)
      expect(isOfficial({ ...v, state }, answer, at)).toBe(false);
  });

  test('a page may be kept until the review, then until the end of validity, then for ever', () => {
    expect(nextChange(v, at)).toEqual(v.reviewDueAt);
    expect(nextChange(v, v.reviewDueAt)).toEqual(v.validUntil);
    expect(nextChange(v, v.validUntil)).toBeNull();
    expect(nextChange({ ...v, state: 'withdrawn' }, at)).toBeNull();
  });
});

describe('reminders', () => {
  const v = { state: 'current' as const, verifiedAt: at, reviewDueAt: later(days(180)), validUntil: later(days(210)) };
  const on = (day: number, sent: number[] = []) => reminderDue(v, sent, later(days(day)));

  test('come 30, 14 and 3 days ahead, once each', () => {
    expect(on(149)).toBeNull();
    expect(on(150)).toBe(30);
    expect(on(151, [30])).toBeNull();
    expect(on(166, [30])).toBe(14);
    expect(on(177, [30, 14])).toBe(3);
    expect(on(178, [30, 14, 3])).toBeNull();
    expect(on(180)).toBeNull();
  });

  test('after an outage only the nearest is sent, and those that do not fit the span never', () => {
    expect(on(178)).toBe(3);
    const short = { ...v, reviewDueAt: later(days(10)), validUntil: later(days(40)) };
    expect(reminderDue(short, [], at)).toBeNull();
    expect(reminderDue(short, [], later(days(8)))).toBe(3);
  });
});

describe('codes', () => {
  test('have no letters or digits that are taken for each other, and are read however they are typed', () => {
    for (let n = 0; n < 500; n += 1) expect(newCode('PW')).toMatch(/^PW-[2-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of ['pw-4f7k', ' PW 4F7K ', 'Pw–4f7K']) expect(readCode(typed)).toBe('PW-4F7K');
    for (const nonsense of ['', 'PW', "PW-4F7K'--", 'a-b-c', `PW-${'X'.repeat(50)}`, '../etc'])
      expect(readCode(nonsense)).toBeNull();
  });
});
