import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { agencyCalendars } from '~/features/directory/agency-calendars.server';
import { LevelsForm } from '~/features/directory/agency-settings.schema';
import { removeHoliday, setHoliday, setHours, takeOverHolidays } from '~/features/directory/change-calendar.server';
import { getDirectory } from '~/features/directory/directory.server';
import { keepHolidays } from '~/features/directory/keep-holidays.server';
import { serviceLevelOf } from '~/features/directory/service-level.server';
import { setServiceLevel } from '~/features/directory/set-service-level.server';
import { readHours, writeHours } from '~/features/directory/written-hours';
import { watchTopics } from '~/features/escalations/watch-topics.server';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { agencies, escalationWatches, events } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { agency, days, later, monday, person, question, refusal, topic } from '../escalations/desk.ts';

const database = testDatabase();

describe('written hours', () => {
  test('are read as people write them, and written back in one way', () => {
    expect(readHours('')).toEqual([]);
    expect(readHours('9-12:30, 13:00–17')).toEqual([
      { from: '09:00', to: '12:30' },
      { from: '13:00', to: '17:00' },
    ]);
    expect(writeHours(readHours('20:00-24:00; 0-4') as { from: string; to: string }[])).toBe(
      '00:00-04:00, 20:00-24:00',
    );
    for (const bad of ['9', 'nine-five', '17-9', '9-25', '24-25', '9:60-10']) expect(readHours(bad)).toBe('bad');
    expect(readHours('9-13, 12-17')).toBe('overlap');
  });
});

describe('figures', () => {
  const read = (figures: Record<string, string>) => LevelsForm.safeParse({ agency: 'works', ...figures });

  test('are whole numbers, none beyond a year: due times are reckoned day by day', () => {
    expect(read({ resolutionDays: ' 366 ', demandViews: '1000000', updateDays: '' }).data).toMatchObject({
      resolutionDays: 366,
      demandViews: 1_000_000,
      updateDays: null,
      askerHours: null,
    });
    for (const bad of ['0', '-1', '1.5', '1e2', '0x10', 'many', '367', '1000000', '9'.repeat(40)])
      expect(read({ resolutionDays: bad }).error?.issues[0]?.message, bad).toContain('from 1 to 366');
  });
});

describe('an agency’s lead', () => {
  let works: number;
  let parks: number;
  let lead: Actor;
  let rep: Actor;
  let admin: Actor;

  beforeEach(async () => {
    await database.renew();
    works = await agency('works');
    parks = await agency('parks');
    lead = await person('Lena', 'lead', works);
    rep = await person('Rosa', 'rep', works);
    admin = await person('Adam', 'admin');
  });

  const weekly = [
    [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '16:00' },
    ],
    [],
    [],
    [],
    [],
    [],
    [],
  ];
  const hoursOf = async (id: number) => (await agencyCalendars(db, [id]))(id);

  test('sets the hours of their own agency alone, even where two share a calendar', async () => {
    const [shared] = await db.select().from(agencies).where(eq(agencies.id, works));
    await db
      .update(agencies)
      .set({ calendarId: shared?.calendarId ?? null })
      .where(eq(agencies.id, parks));
    await setHours(lead, works, { timeZone: 'America/New_York', weekly });
    expect(await hoursOf(works)).toMatchObject({ timeZone: 'America/New_York', weekly });
    expect(await hoursOf(parks)).toMatchObject({ timeZone: 'UTC' });
    for (const other of [rep, admin])
      expect(await refusal(setHours(other, works, { timeZone: 'UTC', weekly }))).toMatchObject({ status: 403 });
    expect(await refusal(setHours(lead, parks, { timeZone: 'UTC', weekly }))).toMatchObject({ status: 403 });
    for (const timeZone of ['Mars/Base', '+05:30'])
      expect(await refusal(setHours(lead, works, { timeZone, weekly })), timeZone).toMatchObject({ status: 422 });
    const never = Array.from({ length: 7 }, () => []);
    expect(await refusal(setHours(lead, works, { timeZone: 'UTC', weekly: never }))).toMatchObject({ status: 422 });
    const [event] = await db.select().from(events).where(eq(events.type, 'calendar.changed'));
    expect(event).toMatchObject({ agencyId: works, actorId: lead.personId });
  });

  test('takes holidays over, adds, renames and removes; what is removed stays removed', async () => {
    await takeOverHolidays(lead, works, { country: 'US', state: null }, monday);
    const off = async () => (await hoursOf(works)).holidays;
    expect(await off()).toContain('2026-12-25');
    expect(await off()).toContain('2028-07-04');
    await removeHoliday(lead, works, '2026-12-25');
    await setHoliday(lead, works, { day: '2026-08-03', name: 'Founders’ Day' }, monday);
    await setHoliday(lead, works, { day: '2026-08-03', name: 'City birthday' }, monday);
    expect(await refusal(setHoliday(lead, works, { day: '2026-05-31', name: 'Over' }, monday))).toMatchObject({
      status: 422,
    });
    await takeOverHolidays(lead, works, { country: 'US', state: 'NY' }, monday);
    expect(await off()).not.toContain('2026-12-25');
    expect(await off()).toContain('2026-08-03');
    expect((await getDirectory()).agency(works)?.calendar?.holidays).not.toContain('2026-12-25');
    expect(await refusal(takeOverHolidays(lead, works, { country: 'XX', state: null }))).toMatchObject({ status: 422 });

    expect(await keepHolidays(monday)).toBe(0);
    expect(await keepHolidays(later(days(366)))).toBe(1);
    expect(await off()).toContain('2029-12-25');
    expect(await keepHolidays(later(days(366)))).toBe(0);
  });

  test('sets figures for the agency and for one topic; open questions are looked at again', async () => {
    const trees = await topic('trees', works);
    const lamps = await topic('lamps', works);
    const empty = {
      firstResponseDays: null,
      updateDays: null,
      resolutionDays: null,
      unansweredHours: null,
      unresolvedDays: null,
      demandPeople: null,
      demandViews: null,
      askerHours: null,
      conflictVotes: null,
      conflictComments: null,
      recheckReports: null,
    };
    await setServiceLevel(lead, { agencyId: works, topicId: null }, { ...empty, resolutionDays: 10 });
    await setServiceLevel(
      lead,
      { agencyId: works, topicId: trees },
      { ...empty, resolutionDays: 3, unansweredHours: 4 },
    );
    await setServiceLevel(lead, { agencyId: works, topicId: trees }, { ...empty, unansweredHours: 6 });
    expect(await serviceLevelOf(db, { agencyId: works, topicId: trees })).toMatchObject({
      resolutionDays: 10,
      unansweredHours: 6,
      firstResponseDays: 1,
    });
    expect(await serviceLevelOf(db, { agencyId: works, topicId: lamps })).toMatchObject({ unansweredHours: 24 });
    const foreign = await topic('swings', parks);
    expect(await refusal(setServiceLevel(lead, { agencyId: works, topicId: foreign }, empty))).toMatchObject({
      status: 422,
    });
    expect(await refusal(setServiceLevel(rep, { agencyId: works, topicId: null }, empty))).toMatchObject({
      status: 403,
    });

    const asker = await person('Ana');
    const asked = await question(asker, trees);
    await question(asker, lamps);
    await db.delete(escalationWatches);
    expect(await watchTopics(works, trees)).toBe(1);
    expect(await db.select({ id: escalationWatches.questionId }).from(escalationWatches)).toEqual([{ id: asked }]);
    expect(await watchTopics(works, null)).toBe(1);
  });
});
