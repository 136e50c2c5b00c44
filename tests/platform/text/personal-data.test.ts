import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPersonalData, type PersonalDataKind } from '~/platform/text/personal-data';
import { cpuTime } from './cpu-time';

const show = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

describe('findPersonalData', () => {
  test.each([
    ['My SSN is 219-08-1234.', ['ssn:219-08-1234']],
    ['Mi seguro social: 219 08 1234', ['ssn:219 08 1234']],
    ['ITIN 912-70-1234', ['ssn:912-70-1234']],
    ['card 4111 1111 1111 1111 exp 12/29', ['card:4111 1111 1111 1111']],
    ['amex 3714-496353-98431', ['card:3714-496353-98431']],
    ['my file is A123456789', ['a_number:A123456789']],
    ['A-123-456-789 was assigned', ['a_number:A-123-456-789']],
    ['my alien registration number is 123 456 789', ['a_number:123 456 789']],
    ['call me at (415) 555-0132 or 212-555-0199 x12', ['phone:(415) 555-0132', 'phone:212-555-0199 x12']],
    ['mail jane.doe+city@mail.example.com, thanks', ['email:jane.doe+city@mail.example.com']],
    ['4111111111111111 and 219-08-1234 and a@b.gov', ['card:4111111111111111', 'ssn:219-08-1234', 'email:a@b.gov']],
  ])('%s', (text, expected) => {
    expect(show(text)).toEqual(expected);
  });

  test.each([
    'Open Monday to Friday 9-5, 123 Main Street, ZIP 02139-4307',
    'The fee is $1,234,567.89 since 2024-01-15 10:30',
    'See https://city.gov/form/219081234 and section 12-34-5678',
    'Form DD214, I-765, SF-86, 28 CFR 35.130(b)(7)',
    'permit 2024-000123, parcel 000-11-2222, 666-12-3456',
    'version 10.0.19045.3693, 192.168.100.200',
    '1748503543012',
    'Between 1990-1995 and 2000-2005 about 1500 2000 people',
    'Call 911 or 311',
  ])('leaves "%s" alone', (text) => {
    expect(show(text)).toEqual([]);
  });

  test('time is bounded', () => {
    for (const text of [
      '1'.repeat(30_000),
      '1 '.repeat(15_000),
      'a@'.repeat(15_000),
      `${'a.'.repeat(15_000)}@`,
      '(1-'.repeat(10_000),
      'A1'.repeat(15_000),
      '+'.repeat(30_000),
      '555-01'.repeat(5000),
    ]) {
      expect(
        cpuTime(() => findPersonalData(text)),
        text.slice(0, 6),
      ).toBeLessThan(500);
    }
  });
});

const folder = process.env.TEST_DATA && path.join(process.env.TEST_DATA, 'pii');
if (!folder) console.info('skipped: the labelled personal-data cases need TEST_DATA');

describe.skipIf(!folder)('labelled cases', () => {
  const kinds: Record<string, PersonalDataKind> = {
    US_SSN: 'ssn',
    CREDIT_CARD: 'card',
    PHONE: 'phone',
    EMAIL_ADDRESS: 'email',
  };

  test('precision and recall', () => {
    const rows = readFileSync(path.join(folder ?? '', 'presidio_recognizer_cases.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { text: string; entity: string; expected_count: number });
    for (const [entity, kind] of Object.entries(kinds)) {
      let right = 0;
      let found = 0;
      let wanted = 0;
      for (const { text, expected_count } of rows.filter((row) => row.entity === entity)) {
        const count = findPersonalData(text).filter((item) => item.kind === kind).length;
        right += Math.min(count, expected_count);
        found += count;
        wanted += expected_count;
        if (count !== expected_count && process.env.SHOW) console.info(entity, expected_count, count, text);
      }
      console.info(`${kind}: precision ${right}/${found}, recall ${right}/${wanted}`);
      expect(right / found, `${kind} precision`).toBeGreaterThanOrEqual(0.9);
      expect(right / wanted, `${kind} recall`).toBeGreaterThanOrEqual(0.75);
    }
  });
});
