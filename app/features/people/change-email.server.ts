import { eq } from 'drizzle-orm';
import type { Lang, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { wordsFor } from '~/platform/i18n/words';
import { consume } from '~/platform/limits/limits.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { transaction } from '~/platform/transaction.server';
import { people } from '~db/schema';
import { accountMailWords } from './account-mail.words';
import { checkPresentPassword } from './check-present-password.server';
import { newLinkStep } from './mail-link.server';

/**
 * Asks for another e-mail address: it becomes the account's when the link sent there is used. Nobody learns whether the
 * address belongs to somebody else; its owner is told.
 */
export async function changeEmail(actor: PersonActor, input: { current: string; email: string }): Promise<void> {
  const person = await checkPresentPassword(actor, input.current);
  await consume('changeAddress', String(actor.personId));
  await transaction(actor, async (tx, me) => {
    const [owner] = await tx.select().from(people).where(eq(people.email, input.email));
    const isTaken = owner !== undefined && owner.id !== person.id;
    const lang = (isTaken ? owner.language : person.language) as Lang;
    const t = wordsFor(lang, accountMailWords);
    recordEvent(tx, { type: 'person.email_change_requested', actor: me, data: { personId: actor.personId } });
    if (isTaken) {
      await queueMail(tx, {
        to: input.email,
        personId: owner.id,
        kind: 'email_taken',
        cause: `email-taken:${person.id}:${now().getTime()}`,
        lang,
        name: owner.name,
        subject: t('changeTakenSubject'),
        paragraphs: [t('changeTakenText')],
      });
      return;
    }
    const link = await newLinkStep(tx, { purpose: 'change', personId: person.id, email: input.email });
    await queueMail(tx, {
      to: input.email,
      personId: person.id,
      kind: 'email_change',
      cause: link.cause,
      lang,
      name: person.name,
      subject: t('changeSubject'),
      paragraphs: [t('changeText')],
      button: { label: t('confirmButton'), url: link.url },
      notes: [t('changeNote')],
    });
  });
}
