import { expect, test } from 'vitest';
import {
  formatAs,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  formatList,
  formatNumber,
  formatPercent,
  formatTime,
} from '~/platform/i18n/format.ts';

const at = new Date('2026-05-03T18:05:00Z');
const zone = 'America/New_York';

test('instants are written in the zone asked for', () => {
  expect(formatDate(at, 'en', zone)).toBe('3 May 2026');
  expect(formatDate(at, 'es', zone)).toBe('3 de mayo de 2026');
  expect(formatTime(at, 'en', zone)).toBe('14:05');
  expect(formatTime(new Date('2026-05-03T04:05:00Z'), 'es', zone)).toBe('00:05');
  expect(formatDateTime(at, 'en', zone)).toBe('3 May 2026, 14:05');
  expect(formatDateTime(at, 'es', zone)).toBe('3 de mayo de 2026, 14:05');
  expect(formatAs('weekdayTime', at, 'en', zone)).toBe('Sun 14:05');
  expect(formatAs('weekdayTime', at, 'es', zone)).toBe('dom 14:05');
});

test('a day names its year only when it is another one', () => {
  expect(formatDay(at, new Date('2026-11-22T00:00:00Z'), 'en', zone)).toBe('3 May');
  expect(formatDay(at, new Date('2027-01-22T00:00:00Z'), 'en', zone)).toBe('3 May 2026');
});

test('numbers, shares and lists', () => {
  expect(formatNumber(12040, 'en')).toBe('12,040');
  expect(formatNumber(1204, 'es')).toBe('1,204');
  expect(formatPercent(0.714, 'en')).toBe('71%');
  expect(formatList(['Mail', 'phone', 'counter'], 'en')).toBe('Mail, phone and counter');
  expect(formatList(['correo', 'teléfono'], 'es')).toBe('correo y teléfono');
});

test('lengths of time in two units, never below a minute', () => {
  expect(formatDuration(80 * 60_000, 'en')).toBe('1 h 20 min');
  expect(formatDuration(-40 * 60_000, 'en')).toBe('40 min');
  expect(formatDuration(76 * 3_600_000, 'es')).toBe('3 d 4 h');
  expect(formatDuration(48 * 3_600_000, 'es')).toBe('2 d');
  expect(formatDuration(5_000, 'en')).toBe('1 min');
});
