import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { log } from '~/platform/log.server';
import { db } from '~db/client';
import { lookAtQuestion } from './look-at-question.server';
import { tendCase } from './tend-case.server';

export type Swept = { opened: number; tended: number; failed: number };

const batch = 100;

/**
 * Everything on the tier-2 desk that time or a change makes due: questions on the watch list and cases whose wake-up has come.
 * Selects what is due and not done, never a span of time, so an outage loses and doubles nothing; any number may run at once. Costs
 * what is due: both lists are read by their index. One that fails stays on its list and holds up no other.
 */
export async function sweepEscalations(at = now()): Promise<Swept> {
  const swept: Swept = { opened: 0, tended: 0, failed: 0 };
  await each('look', dueQuestions, at, swept, async (id) => {
    if ((await lookAtQuestion(id, at)) === 'opened') swept.opened += 1;
  });
  await each('tend', dueCases, at, swept, async (id) => {
    if (await tendCase(id, at)) swept.tended += 1;
  });
  return swept;
}

type Due = { id: number; key: string };
type Page = (at: Date, after: Due | null) => Promise<Due[]>;

async function each(
  what: 'look' | 'tend',
  page: Page,
  at: Date,
  swept: Swept,
  run: (id: number) => Promise<void>,
): Promise<void> {
  for (let after: Due | null = null; ; ) {
    const due: Due[] = await page(at, after);
    for (const { id } of due) {
      try {
        await run(id);
      } catch (error) {
        swept.failed += 1;
        log.error({ err: error, sweep: what, id }, 'a sweep failed on one row');
      }
    }
    after = due.at(-1) ?? null;
    if (after === null || due.length < batch) return;
  }
}

const dueQuestions: Page = async (at, after) => {
  const rows = await db.execute(sql`
    select question_id as id, due_at::text as key from escalation_watches
    where due_at <= ${at.toISOString()}::timestamptz
      and (due_at, question_id) > (${after?.key ?? '-infinity'}::timestamptz, ${after?.id ?? 0}::bigint)
    order by due_at, question_id limit ${batch}`);
  return rows.map((row) => ({ id: Number(row.id), key: String(row.key) }));
};

const dueCases: Page = async (at, after) => {
  const rows = await db.execute(sql`
    select id, wake_at::text as key from escalations
    where wake_at <= ${at.toISOString()}::timestamptz
      and (wake_at, id) > (${after?.key ?? '-infinity'}::timestamptz, ${after?.id ?? 0}::bigint)
    order by wake_at, id limit ${batch}`);
  return rows.map((row) => ({ id: Number(row.id), key: String(row.key) }));
};
