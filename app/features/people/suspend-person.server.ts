import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { people, roleGrants } from '~db/schema';
import { canSuspend } from './people.policy';

export type Suspension = { personId: number; reason: string; until: Date | null };
export type SuspensionBefore = {
  suspendedAt: string | null;
  suspendedUntil: string | null;
  suspendedReason: string | null;
};

async function target(tx: Tx, personId: number) {
  const [person] = await tx.select().from(people).where(eq(people.id, personId)).for('update');
  if (!person || person.origin === 'system') throw new NotFound();
  const [grant] = await tx
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), isNull(roleGrants.endedAt)))
    .limit(1);
  return { ...person, isStaff: grant !== undefined };
}

/**
 * Takes the right to write away until `until` (null: until lifted); reading and logging in go on. No write of theirs commits
 * after this. Gives what stood before, for an undo.
 */
export async function suspendPersonStep(tx: Tx, me: Actor, input: Suspension): Promise<SuspensionBefore> {
  const person = await target(tx, input.personId);
  authorize(canSuspend(me, person));
  await tx
    .update(people)
    .set({ suspendedAt: now(), suspendedUntil: input.until, suspendedBy: me.personId, suspendedReason: input.reason })
    .where(eq(people.id, person.id));
  recordEvent(tx, {
    type: 'person.suspended',
    actor: me,
    data: { personId: person.id, until: input.until?.toISOString() ?? null },
  });
  return {
    suspendedAt: person.suspendedAt?.toISOString() ?? null,
    suspendedUntil: person.suspendedUntil?.toISOString() ?? null,
    suspendedReason: person.suspendedReason,
  };
}

/** Lets a suspended person write again. Lifting what does not hold changes nothing. */
export async function liftSuspensionStep(tx: Tx, me: Actor, personId: number): Promise<void> {
  const person = await target(tx, personId);
  authorize(canSuspend(me, person));
  if (!person.suspendedAt) return;
  await tx
    .update(people)
    .set({ suspendedAt: null, suspendedUntil: null, suspendedBy: null, suspendedReason: null })
    .where(eq(people.id, person.id));
  recordEvent(tx, { type: 'person.suspension_lifted', actor: me, data: { personId: person.id } });
}

export async function suspendPerson(actor: Actor, input: Suspension): Promise<void> {
  await transaction(actor, async (tx, me) => {
    await suspendPersonStep(tx, me, input);
  });
}

export async function liftSuspension(actor: Actor, personId: number): Promise<void> {
  await transaction(actor, (tx, me) => liftSuspensionStep(tx, me, personId));
}
