import { and, count, eq, isNull, ne } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { delegations, people, roleGrants } from '~db/schema';
import { adminWords } from './admin.words';
import { canManagePeople } from './people.policy';

/**
 * Takes a role away: nothing that needs it commits afterwards. With the last one their delegations end too, so that what rests on these is
 * looked at again. The last admin stays one.
 */
export async function endRole(actor: Actor, grantId: number): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canManagePeople(me));
    const [found] = await tx
      .select({ personId: roleGrants.personId })
      .from(roleGrants)
      .where(and(eq(roleGrants.id, grantId), isNull(roleGrants.endedAt)));
    if (!found) throw new NotFound();
    await tx.select({ id: people.id }).from(people).where(eq(people.id, found.personId)).for('update');
    const [grant] = await tx
      .update(roleGrants)
      .set({ endedAt: now(), endedBy: me.personId })
      .where(and(eq(roleGrants.id, grantId), isNull(roleGrants.endedAt)))
      .returning();
    if (!grant) throw new NotFound();
    if (grant.role === 'admin') {
      const [others] = await tx
        .select({ n: count() })
        .from(roleGrants)
        .where(and(eq(roleGrants.role, 'admin'), isNull(roleGrants.endedAt), ne(roleGrants.id, grantId)));
      if ((others?.n ?? 0) === 0) throw new Conflict(adminWords.en.lastAdmin);
    }
    recordEvent(tx, {
      type: 'role.ended',
      actor: me,
      agencyId: grant.agencyId,
      data: { personId: grant.personId, role: grant.role },
    });
    await endPowerless(tx, me, grant.personId);
  });
}

/** Who is no staff any more speaks for no agency. */
async function endPowerless(tx: Tx, me: Actor, personId: number): Promise<void> {
  const [left] = await tx
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), isNull(roleGrants.endedAt)))
    .limit(1);
  if (left) return;
  const ended = await tx
    .update(delegations)
    .set({ endedAt: now(), endedBy: me.personId })
    .where(and(eq(delegations.personId, personId), isNull(delegations.endedAt)))
    .returning({ id: delegations.id, agencyId: delegations.agencyId });
  for (const { id, agencyId } of ended)
    recordEvent(tx, { type: 'delegation.ended', actor: me, agencyId, data: { delegationId: id, personId } });
}
