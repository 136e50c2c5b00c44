import { sql } from 'drizzle-orm';
import type { Lang } from '~/platform/actor';
import { hashPassword } from '~/platform/auth/password.server';
import { Invalid } from '~/platform/errors';
import { addressKey } from '~/platform/limits/address-key';
import { consume } from '~/platform/limits/limits.server';
import { db } from '~db/client';
import { checkName } from './check-name.server';
import { checkNewPassword } from './check-new-password.server';
import type { NewSignUp } from './open-account.server';
import type { SignUp } from './person.schema';

/**
 * Asks for an account. Whether the address has one already is looked up by a job (`openAccount`), so that the answer here is the
 * same in every way. Throws Invalid with everything that is wrong, RateLimited.
 */
export async function signUp(input: SignUp, from: { address: string; language: Lang }): Promise<void> {
  await checkAll([checkName(input.name, null), checkNewPassword(input.password, { ...input, secondFactor: false })]);
  await consume('signUpAddress', addressKey(from.address));
  const payload: NewSignUp = {
    name: input.name,
    email: input.email,
    passwordHash: await hashPassword(input.password),
    language: from.language,
  };
  await db.execute(
    sql`select graphile_worker.add_job('open_account', payload := ${JSON.stringify(payload)}::json, max_attempts := 5)`,
  );
}

/** Refuses with all that is wrong at once, not one thing after the other. */
async function checkAll(checks: Promise<void>[]): Promise<void> {
  const refused = (await Promise.allSettled(checks)).flatMap((c) => (c.status === 'rejected' ? [c.reason] : []));
  const unexpected = refused.find((reason) => !(reason instanceof Invalid));
  if (unexpected) throw unexpected;
  if (refused.length > 0) throw new Invalid(Object.assign({}, ...refused.map((reason: Invalid) => reason.fields)));
}
