import { eq } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { hashPassword } from '~/platform/auth/password.server';
import { passwordLengths } from '~/platform/auth/password-rules.server';
import { env } from '~/platform/env.server';
import { authorize, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { people, recoveryCodes } from '~db/schema';
import { accountWords } from './account.words';
import { checkNewPassword } from './check-new-password.server';
import { checkPresentPassword } from './check-present-password.server';
import { setPasswordStep } from './set-password.server';
import { settingsWords } from './settings.words';

/**
 * Turns the second factor off, for those who need not have one. A password that was short enough only with it must give way to a
 * longer one. Ends every session: the caller starts a new one.
 */
export async function removeSecondFactor(
  actor: PersonActor,
  input: { current: string; password?: string | undefined },
): Promise<void> {
  const owner = await checkPresentPassword(actor, input.current);
  const isLong = [...input.current.normalize('NFKC')].length >= passwordLengths.least;
  const next = input.password || (isLong ? input.current : null);
  if (!next) throw new Invalid({ password: accountWords.en.passwordShort });
  await checkNewPassword(next, { ...owner, secondFactor: false });
  const passwordHash = await hashPassword(next);
  await transaction(actor, async (tx, me) => {
    authorize(me.roles.length === 0 || env().demo, settingsWords.en.secondNeeded);
    const [person] = await tx.select().from(people).where(eq(people.id, actor.personId)).for('no key update');
    if (!person) throw new NotFound();
    await tx
      .update(people)
      .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
      .where(eq(people.id, person.id));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, person.id));
    await setPasswordStep(tx, person, passwordHash);
    recordEvent(tx, { type: 'person.second_factor_removed', actor: me, data: { personId: person.id } });
  });
}
