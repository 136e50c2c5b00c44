import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { NotFound } from '~/platform/errors';
import type { Tx } from '~db/client';
import { people, roleGrants } from '~db/schema';

/** A person with the agencies they work for, locked against losing a role until the transaction ends. */
export async function lockMember(tx: Tx, personId: number): Promise<{ personId: number; agencyIds: number[] }> {
  const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('no key update');
  if (!person) throw new NotFound();
  const grants = await tx
    .select({ agencyId: roleGrants.agencyId })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), isNull(roleGrants.endedAt), isNotNull(roleGrants.agencyId)));
  return { personId, agencyIds: grants.map(({ agencyId }) => Number(agencyId)) };
}
