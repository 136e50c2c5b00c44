import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor, StaffRole } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, people, roleGrants } from '~db/schema';
import { adminWords } from './admin.words';
import { canManagePeople } from './people.policy';

export type RoleGrant = { personId: number; role: StaffRole; agency?: string | null | undefined };

/** Makes a person staff: moderator or admin of everything, rep or lead of one agency (by slug). */
export async function grantRole(actor: Actor, input: RoleGrant): Promise<void> {
  await transaction(actor, (tx, me) => grantRoleStep(tx, me, input));
}

export async function grantRoleStep(tx: Tx, me: Actor, input: RoleGrant): Promise<void> {
  authorize(canManagePeople(me));
  const agencyId = await agencyFor(tx, input);
  const [person] = await tx
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(and(eq(people.id, input.personId), isNull(people.erasedAt)))
    .for('no key update');
  if (!person) throw new NotFound();
  const [grant] = await tx
    .insert(roleGrants)
    .values({ personId: person.id, role: input.role, agencyId, grantedBy: me.personId, grantedAt: now() })
    .onConflictDoNothing()
    .returning({ id: roleGrants.id });
  if (!grant) throw new Conflict(adminWords.en.roleHeld);
  recordEvent(tx, { type: 'role.granted', actor: me, agencyId, data: { personId: person.id, role: input.role } });
}

async function agencyFor(tx: Tx, { role, agency }: RoleGrant): Promise<number | null> {
  const needsAgency = role === 'rep' || role === 'lead';
  if (!needsAgency) {
    if (agency) throw new Invalid({ agency: adminWords.en.agencyNotForRole });
    return null;
  }
  if (!agency) throw new Invalid({ agency: adminWords.en.agencyMissing });
  const [row] = await tx.select({ id: agencies.id }).from(agencies).where(sql`${agencies.slug} = ${agency}`);
  if (!row) throw new Invalid({ agency: adminWords.en.agencyUnknown });
  return row.id;
}
