import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { toCsv } from '~/platform/text/csv';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '"=1', '＝1'])('defuses %j', (cell) => {
  const rows = parse(toCsv(['name'], [[cell]]), { bom: true }) as string[][];
  expect(rows[1]?.[0]).toBe(`'${cell}`);
});

test('keeps everything else as it is', () => {
  const cells = ['plain', 'a,b', 'say "hi"', 'two\r\nlines', 'a=b', '5-3', '', 'ñandú'];
  const rows = parse(toCsv(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], [cells]), { bom: true }) as string[][];
  expect(rows[1]).toEqual(cells);
});

test('numbers keep their sign, dates are RFC 3339, nothing is empty, lines end in CRLF', () => {
  expect(toCsv(['n', 'd', 'x'], [[-5, new Date('2026-01-02T03:04:05Z'), null]])).toBe(
    '\uFEFFn,d,x\r\n-5,2026-01-02T03:04:05.000Z,\r\n',
  );
});
