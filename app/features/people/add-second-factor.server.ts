import { and, eq, isNull } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { hashRecoveryCode, newRecoveryCodes } from '~/platform/auth/recovery-codes';
import { endAllSessions } from '~/platform/auth/session.server';
import { readSigned, signValue } from '~/platform/auth/signed-value.server';
import { newTotpSecret, totpStep } from '~/platform/auth/totp.server';
import { fromNow, minutes, now } from '~/platform/clock';
import { Conflict, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { people, recoveryCodes } from '~db/schema';
import { accountWords } from './account.words';
import { settingsWords } from './settings.words';

const PURPOSE = 'new second factor';

/** A secret to be shown, and what the form sends back to prove it is the one shown to this person. */
export async function offerSecondFactor(actor: PersonActor): Promise<{ secret: string; sealed: string }> {
  const secret = newTotpSecret();
  return { secret, sealed: await signValue(PURPOSE, { secret, personId: actor.personId }, fromNow(minutes(30))) };
}

/** The secret in a form that came back; null when it was not offered to this person, or too long ago. */
export async function offeredSecret(actor: PersonActor, sealed: string | undefined): Promise<string | null> {
  const offered = (await readSigned(PURPOSE, sealed)) as { secret?: string; personId?: number } | null;
  return offered?.personId === actor.personId ? (offered.secret ?? null) : null;
}

/**
 * Turns the second factor on once a code proves that the app has the secret. Ends every session (the caller starts a new
 * one) and gives the recovery codes, which are shown this once.
 */
export async function addSecondFactor(actor: PersonActor, input: { secret: string; code: string }): Promise<string[]> {
  const secret = await offeredSecret(actor, input.secret);
  const step = secret === null ? null : totpStep(secret, input.code);
  if (secret === null || step === null) throw new Invalid({ code: accountWords.en.codeWrong });
  const codes = newRecoveryCodes();
  await transaction(actor, async (tx, me) => {
    const [person] = await tx
      .update(people)
      .set({ totpSecret: secret, totpConfirmedAt: now(), totpLastStep: step })
      .where(and(eq(people.id, actor.personId), isNull(people.totpConfirmedAt)))
      .returning({ id: people.id });
    if (!person) throw new Conflict(settingsWords.en.secondAlready);
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, person.id));
    await tx.insert(recoveryCodes).values(codes.map((c) => ({ personId: person.id, codeHash: hashRecoveryCode(c) })));
    await endAllSessions(tx, person.id);
    recordEvent(tx, { type: 'person.second_factor_added', actor: me, data: { personId: person.id } });
  });
  return codes;
}
