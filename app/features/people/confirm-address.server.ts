import { eq, sql } from 'drizzle-orm';
import { type Lang, visitor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { wordsFor } from '~/platform/i18n/words';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { transaction } from '~/platform/transaction.server';
import { people } from '~db/schema';
import { accountWords } from './account.words';
import { accountMailWords } from './account-mail.words';
import { takeLinkStep } from './mail-link.server';

export type Confirmed = { personId: number; changed: boolean };

/** Takes a link out of a mail: confirms the address of a new account, or makes a new address the account's. */
export async function confirmAddress(token: string): Promise<Confirmed> {
  return transaction(visitor, async (tx) => {
    const link = await takeLinkStep(tx, token, ['confirm', 'change']);
    const [person] = await tx.select().from(people).where(eq(people.id, link.personId)).for('update');
    if (!person || person.erasedAt) throw new Invalid({ form: accountWords.en.linkBad });
    const actor = { ...visitor, kind: 'person' as const, personId: person.id };
    if (link.purpose === 'confirm') {
      await tx
        .update(people)
        .set({ emailConfirmedAt: sql`coalesce(${people.emailConfirmedAt}, ${now().toISOString()})` })
        .where(eq(people.id, person.id));
      recordEvent(tx, { type: 'person.confirmed', actor, data: { personId: person.id } });
      return { personId: person.id, changed: false };
    }
    const [taken] = await tx.select({ id: people.id }).from(people).where(eq(people.email, link.email));
    if (taken && taken.id !== person.id) throw new Invalid({ form: accountWords.en.emailTaken });
    await tx.update(people).set({ email: link.email, emailConfirmedAt: now() }).where(eq(people.id, person.id));
    recordEvent(tx, { type: 'person.email_changed', actor, data: { personId: person.id } });
    if (person.email && person.emailConfirmedAt) {
      const t = wordsFor(person.language as Lang, accountMailWords);
      await queueMail(tx, {
        to: person.email,
        personId: person.id,
        kind: 'email_changed',
        cause: `email-changed:${person.id}:${now().getTime()}`,
        lang: person.language as Lang,
        name: person.name,
        subject: t('movedSubject'),
        paragraphs: [t('movedText')],
        notes: [t('movedNote')],
      });
    }
    return { personId: person.id, changed: true };
  });
}
