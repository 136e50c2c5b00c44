import { eq } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { verifyPassword } from '~/platform/auth/password.server';
import { Invalid, NotFound } from '~/platform/errors';
import { consume, giveBack } from '~/platform/limits/limits.server';
import { db } from '~db/client';
import { people } from '~db/schema';
import { accountWords } from './account.words';

/** The person's row, once they have given their password again (field `current`). Guessing is limited as at log-in. */
export async function checkPresentPassword(actor: PersonActor, password: string): Promise<typeof people.$inferSelect> {
  await consume('passwordCheck', String(actor.personId));
  const [person] = await db.select().from(people).where(eq(people.id, actor.personId));
  if (!person) throw new NotFound();
  if (!(await verifyPassword(person.passwordHash, password))) {
    throw new Invalid({ current: accountWords.en.passwordWrong });
  }
  await giveBack('passwordCheck', String(actor.personId));
  return person;
}
