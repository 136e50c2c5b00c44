import { eq } from 'drizzle-orm';
import { visitor } from '~/platform/actor';
import { hashPassword } from '~/platform/auth/password.server';
import { now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { db } from '~db/client';
import { people } from '~db/schema';
import { accountWords } from './account.words';
import { checkNewPassword } from './check-new-password.server';
import { lookAtLink, takeLinkStep } from './mail-link.server';
import { setPasswordStep } from './set-password.server';

/** Sets a new password by a mailed link: works once, also under a race; ends every session. The link proves the address. */
export async function resetPassword(input: { token: string; password: string }): Promise<void> {
  const link = await lookAtLink(input.token, ['reset']);
  const [owner] = link ? await db.select().from(people).where(eq(people.id, link.personId)) : [];
  if (!link || !owner) throw new Invalid({ form: accountWords.en.linkBad });
  await checkNewPassword(input.password, { ...owner, secondFactor: owner.totpConfirmedAt !== null });
  const passwordHash = await hashPassword(input.password);
  await transaction(visitor, async (tx) => {
    const { personId, email } = await takeLinkStep(tx, input.token, ['reset']);
    const [person] = await tx.select().from(people).where(eq(people.id, personId)).for('update');
    if (!person || person.erasedAt || person.email?.toLowerCase() !== email.toLowerCase()) {
      throw new Invalid({ form: accountWords.en.linkBad });
    }
    await setPasswordStep(tx, { ...person, emailConfirmedAt: person.emailConfirmedAt ?? now() }, passwordHash);
    const actor = { ...visitor, kind: 'person' as const, personId };
    recordEvent(tx, { type: 'person.password_reset', actor, data: { personId } });
  });
}
