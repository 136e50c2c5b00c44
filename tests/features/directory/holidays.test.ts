import { describe, expect, it } from 'vitest';
import { editedHolidays, publicHolidays } from '~/features/directory/holidays';

describe('holidays', () => {
  it('lists a place’s days off in order, with substitute days, in the language asked for', async () => {
    const days = await publicHolidays({ country: 'US', state: 'CA' }, 2026, 2027);
    const dates = days.map((day) => day.date);
    expect(dates).toContain('2026-07-03');
    expect(dates).toContain('2026-11-26');
    expect(dates).toContain('2027-01-01');
    expect(dates).toEqual([...new Set(dates)].sort());
    const spanish = await publicHolidays({ country: 'US', state: 'CA' }, 2026, 2026, 'es');
    expect(spanish.find((day) => day.date === '2026-01-01')?.name).toBe('Año Nuevo');
  });

  it('takes changes by hand: days added and days worked after all', () => {
    const edited = editedHolidays([{ date: '2026-11-26', name: 'Thanksgiving' }], {
      added: [{ date: '2026-05-04', name: 'Harbor Day' }],
      removed: ['2026-11-26'],
    });
    expect(edited).toEqual([{ date: '2026-05-04', name: 'Harbor Day' }]);
  });

  it('knows no days of a place that is not there', async () => {
    expect(await publicHolidays({ country: 'QQ' }, 2026, 2026)).toEqual([]);
  });
});
