import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import type { Database, Tx } from '~db/client';
import { escalations } from '~db/schema';
import { type CaseRow, findCase } from './case-row.server';

/** The question's case that is worked in another one which is still open; null when there is none. */
export async function mergedIntoOpen(tx: Tx, questionId: number): Promise<CaseRow | null> {
  const [found] = await tx
    .select({ id: escalations.id })
    .from(escalations)
    .where(
      and(
        eq(escalations.questionId, questionId),
        eq(escalations.state, 'merged'),
        sql`exists (select 1 from escalations main where main.id = case_root(${escalations.id})
          and main.state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish'))`,
      ),
    )
    .orderBy(desc(escalations.id))
    .limit(1);
  return found ? findCase(tx, found.id) : null;
}

/** The case in which this one is worked, at the end of however many merges; any other case is its own. */
export async function workedIn(on: Database | Tx, row: CaseRow): Promise<CaseRow> {
  if (row.state !== 'merged') return row;
  const [root] = await on.execute<{ id: string | null }>(sql`select case_root(${row.id}) as id`);
  return (root?.id && (await findCase(on, Number(root.id)))) || row;
}

/** The numbers of a case and of all that are worked in it, however many merges away: what its holder answers to. */
export const withMerged = (id: number | SQL): SQL => sql`(with recursive part as (
  select ${id}::bigint as id
  union all
  select e.id from part join escalations e on e.merged_into_id = part.id and e.state = 'merged') select id from part)`;

/** Whether other cases are worked in this one. */
export async function hasMerged(tx: Tx, id: number): Promise<boolean> {
  const [one] = await tx
    .select({ id: escalations.id })
    .from(escalations)
    .where(and(eq(escalations.mergedIntoId, id), eq(escalations.state, 'merged')))
    .limit(1);
  return one !== undefined;
}

/** What became of a case became of all that are worked in it, however many merges away: each records it, and its asker hears. */
export async function tellMergedStep(
  tx: Tx,
  actor: Actor,
  main: CaseRow,
  type: 'escalation.merged_resolved' | 'escalation.merged_reopened',
  at: Date,
): Promise<void> {
  const rows = await tx.execute<{ id: string; question_id: string; agency_id: string }>(sql`
    with recursive part as (
      select id, question_id, agency_id from escalations where merged_into_id = ${main.id} and state = 'merged'
      union all
      select e.id, e.question_id, e.agency_id from part join escalations e on e.merged_into_id = part.id and e.state = 'merged')
    select * from part order by id`);
  for (const row of rows)
    recordEvent(tx, {
      type,
      actor,
      questionId: Number(row.question_id),
      escalationId: Number(row.id),
      agencyId: main.agencyId,
      data: {
        intoId: main.id,
        together: rows.length,
        reason: main.resolutionReason,
        answerId: main.resolutionAnswerId,
      },
      at,
    });
}
