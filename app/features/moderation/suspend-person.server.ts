import { eq, sql } from 'drizzle-orm';
import { type Actor, isPerson, type PersonActor } from '~/platform/actor';
import { days, fromNow, now } from '~/platform/clock';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { people } from '~db/schema';
import { canSuspend } from './moderation.policy';
import { moderationWords } from './moderation.words';
import { type Action, markUndoneStep, recordActionStep } from './record-action.server';

const say = moderationWords.en;

/** Bars a person from taking part, for some days or until undone. Bites on their next request; they may still read and log in. */
export async function suspendPerson(
  actor: Actor,
  personId: number,
  { forDays, reason }: { forDays: number | null; reason: string },
): Promise<{ actionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const person = await lockPerson(tx, personId);
    authorize(isPerson(me) && canSuspend(me, person), say.cannotSuspend);
    if (isSuspended(person, at)) throw new Conflict(say.alreadySuspended, {}, 'suspended');
    const until = forDays === null ? null : fromNow(days(forDays));
    await tx
      .update(people)
      .set({ suspendedAt: at, suspendedUntil: until, suspendedBy: me.personId, suspendedReason: reason })
      .where(eq(people.id, personId));
    const actionId = await recordActionStep(tx, me, { kind: 'suspend', personId, reason }, at);
    recordEvent(tx, {
      type: 'person.suspended',
      actor: me,
      data: { actionId, personId, until: until?.toISOString() ?? null },
      at,
    });
    return { actionId };
  });
}

/** Lets a suspended person take part again. */
export async function unsuspendStep(tx: Tx, me: PersonActor, action: Action, at: Date): Promise<void> {
  const person = await lockPerson(tx, action.personId ?? 0);
  authorize(canSuspend(me, person), say.cannotSuspend);
  if (!isSuspended(person, at)) throw new Conflict(say.notSuspended, {}, 'not_suspended');
  await tx
    .update(people)
    .set({ suspendedAt: null, suspendedUntil: null, suspendedBy: null, suspendedReason: null })
    .where(eq(people.id, person.id));
  await markUndoneStep(tx, me, action.id, at);
  recordEvent(tx, { type: 'person.unsuspended', actor: me, data: { actionId: action.id, personId: person.id }, at });
}

/** The person's row, locked against everything they do meanwhile. */
async function lockPerson(tx: Tx, id: number) {
  const [person] = await tx
    .select({
      id: people.id,
      suspendedAt: people.suspendedAt,
      suspendedUntil: people.suspendedUntil,
      isStaff: sql<boolean>`exists (select 1 from role_grants g where g.person_id = people.id and g.ended_at is null)`,
    })
    .from(people)
    .where(eq(people.id, id))
    .for('update');
  if (!person) throw new NotFound();
  return person;
}

function isSuspended(person: { suspendedAt: Date | null; suspendedUntil: Date | null }, at: Date): boolean {
  return person.suspendedAt !== null && (person.suspendedUntil === null || at < person.suspendedUntil);
}
