import { beforeEach, expect, test } from 'vitest';
import { beat } from '~/platform/jobs/worker-heartbeat.server';
import { sql } from '~db/client';
import { testDatabase } from '../../support/database.ts';

testDatabase();

const heldBy = async () =>
  (await sql<{ by: string | null }[]>`select locked_by as by from graphile_worker.jobs order by id`).map(
    ({ by }) => by,
  );

/** A job that this worker took so many seconds ago. */
async function taken(worker: string, seconds: number): Promise<void> {
  const [job] = await sql<{ id: string }[]>`select id from graphile_worker.add_job('react')`;
  await sql`
    update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - make_interval(secs => ${seconds})
     where id = ${job?.id ?? 0}`;
}

const lastHeard = (worker: string, seconds: number) => sql`
  insert into worker_heartbeats (worker_id, seen_at) values (${worker}, clock_timestamp() - make_interval(secs => ${seconds}))`;

beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`;
  await sql`delete from worker_heartbeats`;
});

test('what a dead worker holds is given back, what a living one holds is not', async () => {
  await lastHeard('other', 5);
  await lastHeard('silent', 60);
  for (const worker of ['own', 'other', 'silent', 'unknown']) await taken(worker, 30);
  await taken('just-come', 1);
  expect(await beat(['own'])).toBe(2);
  expect(await heldBy()).toEqual(['own', 'other', null, null, 'just-come']);
  expect(await beat(['own'])).toBe(0);
});

test('a process without workers is quiet', async () => {
  expect(await beat([])).toBe(0);
});
