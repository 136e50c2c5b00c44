import { and, eq, isNull } from 'drizzle-orm';
import { visitor } from '~/platform/actor';
import { readSigned, signValue } from '~/platform/auth/signed-value.server';
import { env } from '~/platform/env.server';
import { NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { people } from '~db/schema';

const PURPOSE = 'stop mail';

/** The address that ends a person's mail about what they follow, without logging in; goes into every such mail. */
export async function unsubscribeUrl(personId: number): Promise<string> {
  return `${env().publicUrl}/unsubscribe/${await signValue(PURPOSE, personId, null)}`;
}

/** Whose mail such an address ends; null when it is none of ours. */
export async function ownerOfUnsubscribe(token: string | undefined): Promise<number | null> {
  const personId = await readSigned(PURPOSE, token);
  return typeof personId === 'number' ? personId : null;
}

/** Ends mail about what the token's owner follows. Again changes nothing. */
export async function stopMail(token: string | undefined): Promise<void> {
  const personId = await ownerOfUnsubscribe(token);
  if (personId === null) throw new NotFound();
  await transaction(visitor, async (tx) => {
    const [person] = await tx
      .select({ frequency: people.mailFrequency })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.erasedAt)))
      .for('no key update');
    if (!person) throw new NotFound();
    if (person.frequency === 'none') return;
    await tx.update(people).set({ mailFrequency: 'none' }).where(eq(people.id, personId));
    const actor = { ...visitor, kind: 'person' as const, personId };
    recordEvent(tx, { type: 'person.settings_changed', actor, data: { personId, mailFrequency: 'none' } });
  });
}
