import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { postAnswer } from '~/features/answers/post-answer.server';
import { jobs } from '~/subscribers/react-jobs.server';
import { db } from '~db/client';
import { events, mails, notices } from '~db/schema';
import { ask, town } from '../features/questions/town';
import { testDatabase } from '../support/database';

testDatabase();

/** Runs the waiting jobs as the worker would; gives their payloads. */
async function work(): Promise<Record<string, unknown>[]> {
  const rows = await db.execute<{ payload: Record<string, unknown> }>(
    sql`delete from graphile_worker._private_jobs returning payload`,
  );
  for (const { payload } of rows) await jobs.tasks.react(payload);
  return rows.map((row) => row.payload);
}

test('a job carries its event along, and what follows is there once however often it runs', async () => {
  const place = await town();
  const asked = await ask(place.ana);
  await work();
  const posted = await postAnswer(place.joe, asked.id, 'Bring it to the yard by the harbor.');
  const [payload] = await work();
  const [event] = await db.select().from(events).where(eq(events.answerId, posted.id));
  const { at, event: id, ...rest } = payload ?? {};
  const { hash: _, previousHash: __, ...stored } = event ?? {};
  expect({ ...rest, id, at: new Date(String(at)) }).toEqual(stored);
  await jobs.tasks.react(payload);
  // As an older version wrote it, with the event's number alone.
  await jobs.tasks.react({ event: id });
  const told = await db
    .select()
    .from(notices)
    .where(eq(notices.eventId, Number(id)));
  expect(told.map((n) => [n.personId, n.kind, n.answerId, n.createdAt])).toEqual([
    [place.ana.personId, 'answer_posted', posted.id, event?.at],
  ]);
  const [mail, ...others] = await db
    .select()
    .from(mails)
    .where(eq(mails.cause, `event:${id}`));
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ personId: place.ana.personId, kind: 'answer_posted', state: 'kept' });
  expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
});
