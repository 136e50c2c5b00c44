import { asc, eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { setHoliday, setHours } from '~/features/directory/change-calendar.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import type { Actor } from '~/platform/actor';
import { hours, minutes } from '~/platform/clock';
import { reaction } from '~/subscribers/rewatch-reaction.server';
import { db } from '~db/client';
import { escalationClockEvents, escalations, events } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, later, monday, person, question, topic } from './desk';

testDatabase();

let lead: Actor;
let moderator: Actor;
let works: number;
let topicId: number;

beforeAll(async () => {
  works = await agency('works');
  topicId = await topic('bulky', works);
  moderator = await person('Mo', 'moderator');
  lead = await person('Lena', 'lead', works);
});

async function caseOf(id: number) {
  const [row] = await db.select().from(escalations).where(eq(escalations.id, id));
  const clock = await db
    .select({ kind: escalationClockEvents.kind })
    .from(escalationClockEvents)
    .where(eq(escalationClockEvents.escalationId, id))
    .orderBy(asc(escalationClockEvents.id));
  return { row, clock: clock.map(({ kind }) => kind) };
}

/** What follows from the last change of a calendar. */
async function react() {
  const changes = await db.select().from(events).where(eq(events.type, 'calendar.changed')).orderBy(asc(events.id));
  const last = changes.at(-1);
  if (last) await reaction.run(last);
}

it('times open cases anew when days off or hours change, from then on, once; the promise stays', async () => {
  const ana = await person('Ana');
  const asked = await question(ana, topicId, { title: 'The lantern is loose' });
  const other = await question(ana, await topic('pipes', await agency('water')), { title: 'A pipe' });
  const { id } = await openEscalation(moderator, asked, { reason: 'Please.' });
  const elsewhere = await openEscalation(moderator, other, { reason: 'Please.' });
  const before = await caseOf(id);
  const due = before.row?.resolutionDueAt ?? later(0);
  const opened = before.row?.openedAt ?? later(0);

  // The last day is off now: it ends a working day later.
  await setHoliday(lead, works, { day: due.toISOString().slice(0, 10), name: 'Founders’ Day' }, monday);
  await react();
  const at = new Date(opened.getTime() + minutes(1));
  await Promise.all([sweepEscalations(at), sweepEscalations(at)]);
  await react();
  await sweepEscalations(at);
  const after = await caseOf(id);
  expect(after.clock.filter((kind) => kind === 'calendar_changed')).toHaveLength(1);
  expect(after.row?.resolutionDueAt.getTime()).toBeGreaterThanOrEqual(due.getTime() + hours(24));
  expect(after.row?.policy).toEqual(before.row?.policy);
  expect((await caseOf(elsewhere.id)).clock).not.toContain('calendar_changed');

  // Half the hours: twice the days for what is left.
  const half = [{ from: '09:00', to: '13:00' }];
  await setHours(lead, works, { timeZone: 'UTC', weekly: [half, half, half, half, half, [], []] });
  await react();
  await sweepEscalations(new Date(opened.getTime() + minutes(2)));
  const halved = await caseOf(id);
  expect(halved.clock.filter((kind) => kind === 'calendar_changed')).toHaveLength(2);
  expect(halved.row?.resolutionDueAt.getTime()).toBeGreaterThan(after.row?.resolutionDueAt.getTime() ?? 0);
  const told = await db.select().from(events).where(eq(events.type, 'escalation.rescheduled'));
  expect(told.every(({ escalationId }) => escalationId === id)).toBe(true);
});
