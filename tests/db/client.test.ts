import { sql as query } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db, PLANNED_ANEW, sql } from '~db/client';
import { testDatabase } from '../support/database.ts';

const database = testDatabase();

test('both clients reach the same database as the app role', async () => {
  const [raw] = await sql`SELECT current_user AS role, current_database() AS name`;
  const [viaDrizzle] = await db.execute('SELECT current_user AS role, current_database() AS name');
  expect(raw).toMatchObject({ role: 'answerhall_app' });
  expect(viaDrizzle).toEqual(raw);
});

test('the app role can neither change nor remove events nor touch the schema', async () => {
  await expect(sql`UPDATE events SET id = id`).rejects.toMatchObject({ code: '42501' });
  await expect(sql`DELETE FROM events`).rejects.toMatchObject({ code: '42501' });
  await expect(sql`TRUNCATE events`).rejects.toMatchObject({ code: '42501' });
  await expect(sql`CREATE TABLE intruder (id int)`).rejects.toMatchObject({ code: '42501' });
});

test('the app role can add jobs, and a rolled-back transaction leaves none', async () => {
  const add = (tx: typeof sql) => tx`SELECT graphile_worker.add_job('noop', payload := ${'{"a":1}'}::json)`;
  await add(sql);
  await expect(
    sql.begin(async (tx) => {
      await add(tx as unknown as typeof sql);
      throw new Error('undo');
    }),
  ).rejects.toThrow('undo');
  const [jobs] = await sql`SELECT count(*)::int AS n FROM graphile_worker.jobs`;
  expect(jobs?.n).toBe(1);
});

test('statements are prepared, but for those that say that their best plan depends on their values', async () => {
  await db.transaction(async (tx) => {
    for (const word of ['rare', 'common']) {
      await tx.execute(query`select ${word}::text as plain`);
      await tx.execute(query`${query.raw(PLANNED_ANEW)} select ${word}::text as varied`);
    }
    const kept = await tx.execute(
      query`select statement from pg_prepared_statements where statement like '%::text as %'`,
    );
    expect(kept.map(({ statement }) => statement)).toEqual(['select $1::text as plain']);
  });
});

test('renew gives an empty copy', async () => {
  await database.renew();
  const [jobs] = await sql`SELECT count(*)::int AS n FROM graphile_worker.jobs`;
  expect(jobs?.n).toBe(0);
});
