import { and, eq, isNull, sql } from 'drizzle-orm';
import { visitor } from '~/platform/actor';
import { hashRecoveryCode } from '~/platform/auth/recovery-codes';
import { totpStep } from '~/platform/auth/totp.server';
import { now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume, giveBack } from '~/platform/limits/limits.server';
import { transaction } from '~/platform/transaction.server';
import { people, recoveryCodes } from '~db/schema';
import { accountWords } from './account.words';

/** Takes a one-time code or a recovery code of a person, each good once. Throws Invalid (field `code`), RateLimited. */
export async function checkSecondFactor(personId: number, code: string): Promise<void> {
  await consume('secondFactor', String(personId));
  const right = await transaction(visitor, async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId)).for('update');
    if (!person?.totpSecret || !person.totpConfirmedAt) return false;
    const step = totpStep(person.totpSecret, code);
    if (step !== null) {
      const [taken] = await tx
        .update(people)
        .set({ totpLastStep: step })
        .where(and(eq(people.id, personId), sql`coalesce(${people.totpLastStep}, 0) < ${step}`))
        .returning({ id: people.id });
      return taken !== undefined;
    }
    const [used] = await tx
      .update(recoveryCodes)
      .set({ usedAt: now() })
      .where(
        and(
          eq(recoveryCodes.personId, personId),
          eq(recoveryCodes.codeHash, hashRecoveryCode(code)),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ personId: recoveryCodes.personId });
    if (!used) return false;
    const actor = { ...visitor, kind: 'person' as const, personId };
    recordEvent(tx, { type: 'person.recovery_code_used', actor, data: { personId } });
    return true;
  });
  if (!right) throw new Invalid({ code: accountWords.en.codeWrong });
  await giveBack('secondFactor', String(personId));
}
