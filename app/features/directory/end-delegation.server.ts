import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { delegations, people } from '~db/schema';
import { canManageDelegations } from './delegation.policy';

/** Takes a delegation away: nothing that needs it commits afterwards. What rests on it is re-checked by who hears the event. */
export async function endDelegation(actor: Actor, delegationId: number): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const [found] = await tx
      .select({ personId: delegations.personId, agencyId: delegations.agencyId })
      .from(delegations)
      .where(and(eq(delegations.id, delegationId), isNull(delegations.endedAt)));
    if (!found) throw new NotFound();
    authorize(canManageDelegations(me, found.agencyId));
    await tx.select({ id: people.id }).from(people).where(eq(people.id, found.personId)).for('update');
    const [ended] = await tx
      .update(delegations)
      .set({ endedAt: now(), endedBy: me.personId })
      .where(and(eq(delegations.id, delegationId), isNull(delegations.endedAt)))
      .returning({ id: delegations.id });
    if (!ended) throw new NotFound();
    recordEvent(tx, {
      type: 'delegation.ended',
      actor: me,
      agencyId: found.agencyId,
      data: { delegationId, personId: found.personId },
    });
  });
}
