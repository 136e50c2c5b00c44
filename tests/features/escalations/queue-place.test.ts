import { describe, expect, it } from 'vitest';
import { findRow, keyOf, readKey } from '~/features/escalations/queue-place';

const at = (hour: number) => new Date(Date.UTC(2026, 4, 4, hour));
const row = (id: number, dueAt: Date | null, priority = 0) => ({ id, priority, dueAt, waitingSince: null });
const rows = [row(9, at(20), 1), row(3, at(10)), row(4, at(12)), row(1, null)];
const keyed = (one: ReturnType<typeof row>) => findRow(rows, 'agency', keyOf(one, 'agency'));

describe('a row of the queue', () => {
  it('is found by its key or number wherever it stands by now', () => {
    expect(rows.map(keyed)).toEqual([0, 1, 2, 3].map((n) => ({ at: n, gone: null })));
    expect(keyed(row(4, at(1)))).toEqual({ at: 2, gone: null });
    expect(findRow(rows, 'agency', '4')).toEqual({ at: 2, gone: null });
  });

  it('leaves its place to the next one when it has gone', () => {
    expect(keyed(row(2, at(10)))).toEqual({ at: 1, gone: 2 });
    expect(keyed(row(5, at(11)))).toEqual({ at: 2, gone: 5 });
    expect(keyed(row(10, at(20), 1))).toEqual({ at: 1, gone: 10 });
    expect(keyed(row(8, null))).toEqual({ at: 4, gone: 8 });
    expect(findRow([], 'agency', keyOf(row(8, null), 'agency'))).toEqual({ at: 0, gone: 8 });
  });

  it('is the first where nothing sensible is named', () => {
    for (const key of [null, '', 'x', '_', '99999999999999999999', `${'2026-05-04T10:00:00.000Z'}_x`])
      expect(findRow(rows, 'agency', key)).toEqual({ at: 0, gone: null });
    expect(readKey('infinity_7')).toEqual({ moment: 'infinity', id: 7 });
  });
});
