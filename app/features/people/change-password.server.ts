import { eq } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { hashPassword } from '~/platform/auth/password.server';
import { NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { people } from '~db/schema';
import { checkNewPassword } from './check-new-password.server';
import { checkPresentPassword } from './check-present-password.server';
import { setPasswordStep } from './set-password.server';

/**
 * Changes one's own password. Every session ends, this one too: the caller starts a new one, with the second factor if there
 * is one (only those who have given it got here).
 */
export async function changePassword(
  actor: PersonActor,
  input: { current: string; password: string },
): Promise<{ secondFactor: boolean }> {
  const owner = await checkPresentPassword(actor, input.current);
  await checkNewPassword(input.password, { ...owner, secondFactor: owner.totpConfirmedAt !== null });
  const passwordHash = await hashPassword(input.password);
  await transaction(actor, async (tx, me) => {
    const [person] = await tx.select().from(people).where(eq(people.id, actor.personId)).for('no key update');
    if (!person) throw new NotFound();
    await setPasswordStep(tx, person, passwordHash);
    recordEvent(tx, { type: 'person.password_changed', actor: me, data: { personId: actor.personId } });
  });
  return { secondFactor: owner.totpConfirmedAt !== null };
}
