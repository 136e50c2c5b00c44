import { and, eq, inArray } from 'drizzle-orm';
import { db } from '~db/client';
import { verifications } from '~db/schema';
import { heldStates } from './load-verification.server';

/** Whether staff stand, or stood until lately, behind this answer: an edit then waits for them. */
export async function hasLiveVerification(answerId: number): Promise<boolean> {
  const rows = await db
    .select({ id: verifications.id })
    .from(verifications)
    .where(and(eq(verifications.answerId, answerId), inArray(verifications.state, [...heldStates])))
    .limit(1);
  return rows.length > 0;
}
