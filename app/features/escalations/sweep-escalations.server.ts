import { type SQL, sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { log } from '~/platform/log.server';
import { db } from '~db/client';
import { lookAtQuestion } from './look-at-question.server';
import { tendCase } from './tend-case.server';

export type Swept = { opened: number; tended: number; failed: number };

const batch = 500;
const handful = 10;

/**
 * Everything on the tier-2 desk that time or a change makes due: questions on the watch list and cases whose wake-up has come.
 * Selects what is due and not done, never a span of time, so an outage loses and doubles nothing; any number may run at once. Costs
 * what is due: both lists are read by their index. One that fails stays on its list and holds up no other.
 */
export async function sweepEscalations(at = now()): Promise<Swept> {
  const swept: Swept = { opened: 0, tended: 0, failed: 0 };
  await each('look', watchList, at, swept, async (id) => {
    if ((await lookAtQuestion(id, at)) === 'opened') swept.opened += 1;
  });
  await each('tend', wakeUps, at, swept, async (id) => {
    if (await tendCase(id, at)) swept.tended += 1;
  });
  return swept;
}

type Due = { id: number; key: string };
type List = { table: SQL; id: SQL; due: SQL };

const watchList: List = { table: sql`escalation_watches`, id: sql`question_id`, due: sql`due_at` };
const wakeUps: List = { table: sql`escalations`, id: sql`id`, due: sql`wake_at` };

async function each(
  what: 'look' | 'tend',
  list: List,
  at: Date,
  swept: Swept,
  run: (id: number) => Promise<void>,
): Promise<void> {
  for (let last: Due | null = null; ; ) {
    const due: Due[] = await page(list, at, last);
    // Sweepers side by side begin in different places, and ask again what is left before each handful.
    for (const handful of shuffledHandfuls(due.map(({ id }) => id))) {
      for (const id of await stillDue(list, at, handful)) {
        try {
          await run(id);
        } catch (error) {
          swept.failed += 1;
          log.error({ err: error, sweep: what, id }, 'a sweep failed on one row');
        }
      }
    }
    last = due.at(-1) ?? null;
    if (last === null || due.length < batch) return;
  }
}

async function page({ table, id, due }: List, at: Date, last: Due | null): Promise<Due[]> {
  const rows = await db.execute(sql`
    select ${id} as id, ${due}::text as key from ${table}
    where ${due} <= ${at.toISOString()}::timestamptz
      and (${due}, ${id}) > (${last?.key ?? '-infinity'}::timestamptz, ${last?.id ?? 0}::bigint)
    order by ${due}, ${id} limit ${batch}`);
  return rows.map((row) => ({ id: Number(row.id), key: String(row.key) }));
}

async function stillDue({ table, id, due }: List, at: Date, ids: readonly number[]): Promise<number[]> {
  const rows = await db.execute(sql`
    select ${id} as id from ${table} where ${due} <= ${at.toISOString()}::timestamptz
      and ${id} in (select value::bigint from json_array_elements_text(${JSON.stringify(ids)}::json))`);
  return rows.map((row) => Number(row.id));
}

function shuffledHandfuls(ids: readonly number[]): number[][] {
  const handfuls: number[][] = [];
  for (let start = 0; start < ids.length; start += handful) handfuls.push(ids.slice(start, start + handful));
  return handfuls
    .map((list) => ({ list, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ list }) => list);
}
