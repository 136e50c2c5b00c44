import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { challengeVerification } from '~/features/verification/challenge-verification.server';
import { remindReviews } from '~/features/verification/remind-reviews.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { days, setClockOffset } from '~/platform/clock';
import { db } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, eventsOf, person, thread, topic, verification } from './official-desk.ts';

testDatabase();
afterEach(() => setClockOffset(0));

test('agencies are reminded 30, 14 and 3 days ahead, once each however many sweep; after an outage by the nearest alone', async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  const [ana, joe] = [await person('Ana'), await person('Joe')];
  const lead = await person('Lead', 'lead', works.id);
  const diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  await delegate(await person('Former'), works.id);
  const { answerId, questionId, hash } = await thread('bulky', ana, joe);
  await verifyAnswer(diaz, verification(answerId, hash, 'works'));
  const reminders = async () => (await eventsOf(questionId)).filter((event) => event.type === 'verification.reminded');

  setClockOffset(days(149));
  expect(await remindReviews()).toBe(0);
  setClockOffset(days(150) + 60_000);
  const sweeps = await Promise.all(Array.from({ length: 8 }, () => remindReviews()));
  expect(sweeps.reduce((a, b) => a + b, 0)).toBe(1);
  expect((await reminders())[0]?.data).toMatchObject({ daysAhead: 30, personIds: [lead.personId, diaz.personId] });
  setClockOffset(days(178));
  expect(await remindReviews()).toBe(1);
  expect(await remindReviews()).toBe(0);
  expect((await reminders()).map((event) => event.data.daysAhead)).toEqual([30, 3]);
  setClockOffset(days(181));
  expect(await remindReviews()).toBe(0);
});

test('dormant threads stay quiet; a report of danger tells the agency', async () => {
  const health = await agency('health', 'HF');
  await topic('flu', health.id);
  const [ana, joe] = [await person('Ana'), await person('Joe')];
  const kim = await delegate(await person('Kim', 'rep', health.id), health.id);
  const { answerId, questionId, hash } = await thread('flu', ana, joe);
  await verifyAnswer(kim, verification(answerId, hash, 'health'));
  await challengeVerification(ana, answerId, { kind: 'dangerous', note: 'Wrong dose.' });
  expect((await eventsOf(questionId)).at(-1)?.data).toMatchObject({ suspended: true, personIds: [kim.personId] });
  const quiet = await thread('flu', ana, joe);
  await verifyAnswer(kim, verification(quiet.answerId, quiet.hash, 'health'));
  await db.execute(sql`update questions set dormant = true where id = ${quiet.questionId}`);
  setClockOffset(days(170));
  expect(await remindReviews()).toBe(0);
});
