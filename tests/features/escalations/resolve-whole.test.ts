import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import type { Actor } from '~/platform/actor';
import { react } from '~/subscribers/react-jobs.server';
import { db } from '~db/client';
import { answers, escalations, events, mails, verifications } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, delegate, monday, person, question, topic } from './desk';

const database = testDatabase();

let rep: Actor;
let asker: Actor;
let caseId: number;

beforeAll(async () => {
  const works = await agency('works');
  const topicId = await topic('bulky', works);
  asker = await person('Ana');
  rep = await delegate(await person('Rosa', 'rep', works), works);
  const moderator = await person('Mo', 'moderator');
  caseId = (await openEscalation(moderator, await question(asker, topicId), { reason: 'x' }, monday)).id;
  await claimEscalation(rep, caseId, monday);
});

const resolve = () =>
  resolveEscalation(rep, caseId, {
    answer: { body: 'To the yard.', shortAnswer: 'To the yard.', sources: ['https://example.gov/yard'] },
  });

/** The job queue is the app's own; everything else belongs to the owner of the schema. */
const on = (table: string, text: string): Promise<readonly Record<string, unknown>[]> =>
  table.startsWith('graphile_worker') ? db.execute(sql.raw(text)) : database.owner.unsafe(text);

/** Everything that closing writes, the jobs that send its mail included. */
async function digest(): Promise<string> {
  const tables = ['answers', 'answer_revisions', 'verifications', 'verification_sources', 'escalations', 'questions'];
  tables.push('escalation_clock_events', 'events', 'mails', 'graphile_worker._private_jobs');
  const rows = await Promise.all(
    tables.map((table) =>
      on(table, `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${table} t`),
    ),
  );
  return JSON.stringify(rows);
}

describe('closing answer, verification, case and the mail they cause', () => {
  // The last row of each is the one that fails, as if the database had stopped there.
  it.each([
    ['answers', 'insert'],
    ['answer_revisions', 'insert'],
    ['verifications', 'insert'],
    ['verification_sources', 'insert'],
    ['escalation_clock_events', 'insert'],
    ['escalations', 'update'],
    ['events', 'insert'],
    ['graphile_worker._private_jobs', 'insert'],
  ])('are all undone when %s cannot be written', async (table, act) => {
    const before = await digest();
    await database.owner.unsafe(
      `create or replace function fail_here() returns trigger language plpgsql as $$ begin raise exception 'the disk is gone'; end $$`,
    );
    await on(table, `create trigger fail_here after ${act} on ${table} for each row execute function fail_here()`);
    try {
      await expect(resolve()).rejects.toThrow();
    } finally {
      await on(table, `drop trigger fail_here on ${table}`);
    }
    expect(await digest()).toBe(before);
  });

  it('are all there when nothing fails; a worker that dies sends the mail when it is back, once', async () => {
    await resolve();
    const [row] = await db.select().from(escalations);
    expect(row?.state).toBe('resolved');
    expect(await db.select({ id: answers.id }).from(answers)).toEqual([{ id: row?.resolutionAnswerId }]);
    expect((await db.select().from(verifications))[0]?.state).toBe('current');
    const written = await db.select().from(events).orderBy(events.id);
    const jobs = await db.execute(sql`select payload->>'event' as event from graphile_worker._private_jobs`);
    const waiting = new Set(jobs.map((job) => Number(job.event)));
    const closing = written.filter((event) => /answer\.|escalation\.resolved/.test(event.type));
    expect(closing.map((event) => event.type)).toEqual(['answer.posted', 'answer.verified', 'escalation.resolved']);
    for (const event of closing) expect(waiting.has(event.id)).toBe(true);
    for (const event of [...closing, ...closing]) await react(event.id);
    const sent = await db.select({ kind: mails.kind }).from(mails).where(sql`person_id = ${asker.personId}`);
    expect(sent).toEqual([{ kind: 'case_resolved' }]);
  });
});
