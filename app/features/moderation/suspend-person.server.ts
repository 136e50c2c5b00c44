import { liftSuspensionStep, suspendPersonStep } from '~/features/people/suspend-person.server';
import { type Actor, isPerson, type PersonActor } from '~/platform/actor';
import { days, fromNow, now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { moderationWords } from './moderation.words';
import { type Action, markUndoneStep, recordActionStep } from './record-action.server';

const say = moderationWords.en;

/**
 * Bars a person from taking part, for some days or until undone, as a moderator's act that can be undone. Bites on their next request;
 * they may still read and log in. Staff are for admins, oneself never.
 */
export async function suspendPerson(
  actor: Actor,
  personId: number,
  { forDays, reason }: { forDays: number | null; reason: string },
): Promise<{ actionId: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    authorize(isPerson(me), say.cannotSuspend);
    const until = forDays === null ? null : fromNow(days(forDays));
    const before = await suspendPersonStep(tx, me, { personId, reason, until });
    const held = before.suspendedAt && (!before.suspendedUntil || at < new Date(before.suspendedUntil));
    if (held) throw new Conflict(say.alreadySuspended, {}, 'suspended');
    return { actionId: await recordActionStep(tx, me, { kind: 'suspend', personId, reason, before }, at) };
  });
}

/** Lets a suspended person take part again. */
export async function unsuspendStep(tx: Tx, me: PersonActor, action: Action, at: Date): Promise<void> {
  await markUndoneStep(tx, me, action.id, at);
  await liftSuspensionStep(tx, me, action.personId ?? 0);
}
