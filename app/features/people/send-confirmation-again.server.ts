import { eq } from 'drizzle-orm';
import type { Lang, PersonActor } from '~/platform/actor';
import { env } from '~/platform/env.server';
import { wordsFor } from '~/platform/i18n/words';
import { consume } from '~/platform/limits/limits.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { transaction } from '~/platform/transaction.server';
import { people } from '~db/schema';
import { accountMailWords } from './account-mail.words';
import { accountKeyOf } from './log-in.server';
import { newLinkStep } from './mail-link.server';

/** Mails a new confirmation link to somebody whose address is not confirmed yet; the old one stops working. */
export async function sendConfirmationAgain(actor: PersonActor): Promise<void> {
  await consume('accountMail', accountKeyOf(`again:${actor.personId}`));
  await transaction(actor, async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, actor.personId)).for('no key update');
    if (!person?.email || person.emailConfirmedAt) return;
    const lang = person.language as Lang;
    const t = wordsFor(lang, accountMailWords);
    const link = await newLinkStep(tx, { purpose: 'confirm', personId: person.id, email: person.email });
    await queueMail(tx, {
      to: person.email,
      personId: person.id,
      kind: 'confirm',
      cause: link.cause,
      lang,
      name: person.name,
      subject: t('confirmSubject'),
      paragraphs: [t('confirmText', { url: env().publicUrl })],
      button: { label: t('confirmButton'), url: link.url },
      notes: [t('confirmNote')],
    });
  });
}
