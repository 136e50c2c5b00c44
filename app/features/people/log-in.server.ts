import { and, eq, isNull } from 'drizzle-orm';
import { hashSecret } from '~/platform/auth/hash-secret';
import { knownBrowser } from '~/platform/auth/known-browser.server';
import { verifyPassword } from '~/platform/auth/password.server';
import { Invalid } from '~/platform/errors';
import { addressKey } from '~/platform/limits/address-key';
import { consume, giveBack } from '~/platform/limits/limits.server';
import { db } from '~db/client';
import { people } from '~db/schema';
import { accountWords } from './account.words';

export type LoggedIn = { personId: number; accountKey: string; needsCode: boolean };

/** What attempts on an account are counted under, whether or not there is one. */
export const accountKeyOf = (email: string) => hashSecret(email.trim().toLowerCase()).slice(0, 32);

/**
 * Is this the password of this account? Known and unknown addresses get the same answer after the same work. Wrong tries are
 * counted per account; a browser that has been let in before has a counter of its own, so that a stranger who guesses
 * cannot lock its owner out.
 */
export async function logIn(
  input: { email: string; password: string },
  from: { request: Request; address: string },
): Promise<LoggedIn> {
  await consume('loginAddress', addressKey(from.address));
  const accountKey = accountKeyOf(input.email);
  const browser = await knownBrowser(from.request, accountKey);
  const [limit, key] = browser
    ? (['loginKnownBrowser', `${browser}:${accountKey}`] as const)
    : (['login', accountKey] as const);
  await consume(limit, key);
  const [person] = await db
    .select({ id: people.id, passwordHash: people.passwordHash, totpConfirmedAt: people.totpConfirmedAt })
    .from(people)
    .where(and(eq(people.email, input.email), isNull(people.erasedAt)));
  const right = await verifyPassword(person?.passwordHash, input.password);
  if (!right || !person) throw new Invalid({ form: accountWords.en.loginWrong });
  await giveBack(limit, key);
  return { personId: person.id, accountKey, needsCode: person.totpConfirmedAt !== null };
}
