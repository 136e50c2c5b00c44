import { sql } from 'drizzle-orm';
import { db } from '~db/client';

/**
 * Puts the questions whose official answer rests on this delegation on the list of those to be looked at: the badge stays, a recheck
 * case opens. Safe to repeat. Returns how many.
 */
export async function recheckDelegation(delegationId: number): Promise<number> {
  const rows = await db.execute(sql`
    select watch_question(question_id) from verifications where delegation_id = ${delegationId} and state = 'current'`);
  return rows.length;
}
