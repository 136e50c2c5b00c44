import { sql } from 'drizzle-orm';
import type { Tx } from '~db/client';

/** Who relied on an answer besides the question's followers: those who have the question too, and those whom the answer helped. */
export async function readersOf(tx: Tx, questionId: number, answerIds: readonly number[]): Promise<number[]> {
  const ids = sql.join(
    [0, ...answerIds].map((id) => sql`${id}::bigint`),
    sql`, `,
  );
  const rows = await tx.execute<{ id: string }>(sql`
    select person_id as id from me_toos where question_id = ${questionId}
    union
    select person_id from helpful_votes where answer_id in (${ids}) and helped and person_id is not null
    order by id`);
  return rows.map((row) => Number(row.id));
}
