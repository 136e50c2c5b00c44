import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import {
  countsQuery,
  type WaitingKind,
  waitingForVerifier,
  waitingKinds,
  waitingQuery,
} from '~/features/verification/desk.queries.server';
import { inOrder } from '~/features/verification/in-order.server';
import { listOfficial, officialOrders, officialQuery } from '~/features/verification/official-list.queries.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { db, type Tx } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, person, thread, topic } from './official-desk.ts';

testDatabase();

let diaz: Actor;

/** So many entries of each kind but the second person's, written at once. */
async function fill(from: number, to: number): Promise<void> {
  const [made] = await db.execute<{
    question_id: string;
    author_id: string;
    agency_id: string;
    delegation_id: string;
  }>(sql`
    select a.question_id, a.author_id, t.agency_id, (select min(id) from delegations) as delegation_id
    from answers a join questions q on q.id = a.question_id join topics t on t.id = q.topic_id limit 1`);
  if (!made) throw new Error('nothing to copy');
  const n = sql`generate_series(${from}::int, ${to}::int) n`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into questions (id, title, slug, topic_id, asker_id, channel, language, tags, revision_id, created_at, updated_at)
      overriding system value select 100000 + n, 'Question ' || n, 'question-' || n, q.topic_id, q.asker_id, 'web', 'en', '{}', q.revision_id,
        now() - n * interval '1 minute', now() - n * interval '1 minute'
      from ${n}, questions q where q.id = ${made.question_id}`);
    await tx.execute(sql`with made as (insert into answers (id, question_id, author_id, revision_id, newest_revision_id, score, created_at, updated_at)
      overriding system value select 100000 + n, 100000 + n, ${made.author_id}, 100000 + n, 100000 + n,
        case when n % 4 = 0 then 5 else 0 end, now() - n * interval '1 minute', now() - n * interval '1 minute' from ${n})
      insert into answer_revisions (id, answer_id, number, body_markdown, body_html, content_hash, author_id, created_at)
      overriding system value select 100000 + n, 100000 + n, 1, 'x', 'x', repeat('a', 64), ${made.author_id}, now() from ${n}`);
    await tx.execute(sql`insert into verifications (question_id, answer_id, revision_id, content_hash, agency_id, verifier_id, delegation_id, method,
        state, code, verified_at, review_due_at, valid_until, created_at)
      select 100000 + n, 100000 + n, 100000 + n, 'x', ${made.agency_id}, ${made.author_id}, ${made.delegation_id}, 'endorsed',
        case n % 4 when 1 then 'proposed' when 2 then 'current' else 'suspended' end, 'T-' || n,
        case n % 4 when 1 then null else now() - interval '1 year' end, now() - n * interval '1 minute', now() + interval '1 day',
        now() - n * interval '1 minute'
      from ${n} where n % 4 <> 0`);
    await tx.execute(
      sql`update verifications set suspended_at = created_at where state = 'suspended' and suspended_at is null`,
    );
  });
  await db.execute(sql`analyze questions, answers, verifications`);
}

type Node = { 'Actual Rows'?: number; 'Actual Loops'?: number; 'Rows Removed by Filter'?: number; Plans?: Node[] };
const rowsOf = (node: Node): number =>
  ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1) +
  (node.Plans ?? []).reduce((sum, child) => sum + rowsOf(child), 0);

/** How many rows a statement touches, kept or thrown away. */
async function cost(query: SQL): Promise<number> {
  const [plan] = await inOrder((tx) => tx.execute(sql`explain (analyze, format json) ${query}`));
  const [explained] = (plan?.['QUERY PLAN'] ?? []) as { Plan: Node }[];
  if (!explained) throw new Error('no plan');
  return rowsOf(explained.Plan);
}

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  await thread('bulky', await person('Ana'), await person('Joe'));
});

test('with 5,000 waiting a page and its figures cost what they cost with 500, and so do the lists of what is official', async () => {
  const pages = async () => {
    const first = await waitingForVerifier(diaz, { scope: 'mine' });
    expect(first.items).toHaveLength(25);
    const costs: Record<string, number> = {
      figures: await cost(countsQuery(diaz, 'mine', now())),
      'second page': await cost(waitingQuery(diaz, { scope: 'mine', after: first.next }, now())),
    };
    for (const order of officialOrders) {
      const { next } = await listOfficial({ order, limit: 100 });
      for (const after of next ? [null, next] : [null])
        costs[`official ${order}${after ? ', later page' : ''}`] = await cost(
          officialQuery(db as unknown as Tx, { order, after }, now()).getSQL(),
        );
    }
    for (const kind of [null, ...waitingKinds] as (WaitingKind | null)[])
      costs[kind ?? 'all'] = await cost(waitingQuery(diaz, { scope: 'mine', kind }, now()));
    return costs;
  };
  await fill(1, 500);
  const few = await pages();
  await fill(501, 5_000);
  const many = await pages();
  const [waiting] = await db.execute(sql`select count(*)::int as n from verifications where state <> 'withdrawn'`);
  expect(Number(waiting?.n)).toBeGreaterThan(3_700);
  console.info(
    Object.entries(many)
      .map(([what, rows]) => `${what} ${few[what]} → ${rows}`)
      .join(', '),
  );
  for (const [what, rows] of Object.entries(many)) expect(rows, what).toBeLessThan(1.5 * (few[what] ?? 0) + 500);
}, 120_000);
