import { and, eq, inArray } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { transaction } from '~/platform/transaction.server';
import { escalations } from '~db/schema';
import { heldBySomebodyElse, lockCase } from './case-row.server';
import { isHolder, leaseMs, openStates } from './escalation.policy';

/** The open page says that its reader is still there: the lease runs 30 minutes more. It is no action on the case. */
export async function renewLease(actor: Actor, id: number, at = now()): Promise<{ leaseUntil: Date }> {
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    if (!isHolder(me, row)) throw await heldBySomebodyElse(tx, row);
    const leaseUntil = new Date(at.getTime() + leaseMs);
    await tx
      .update(escalations)
      .set({ leaseUntil })
      .where(and(eq(escalations.id, id), inArray(escalations.state, [...openStates])));
    return { leaseUntil };
  });
}
