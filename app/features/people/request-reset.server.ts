import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Lang, system } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import { wordsFor } from '~/platform/i18n/words';
import { addressKey } from '~/platform/limits/address-key';
import { consume } from '~/platform/limits/limits.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { transaction } from '~/platform/transaction.server';
import { db } from '~db/client';
import { people } from '~db/schema';
import { accountMailWords } from './account-mail.words';
import { accountKeyOf } from './log-in.server';
import { newLinkStep } from './mail-link.server';

/**
 * Asks for a link to set a new password. Whether there is such an account is looked up by a job, so that the answer here is
 * the same in every way.
 */
export async function requestReset(email: string, from: { address: string }): Promise<void> {
  await consume('resetAddress', addressKey(from.address));
  await consume('reset', accountKeyOf(email));
  await db.execute(
    sql`select graphile_worker.add_job('send_reset_link', payload := ${JSON.stringify({ email })}::json, max_attempts := 5)`,
  );
}

/** The job: mails the link, if there is an account. */
export async function sendResetLink(payload: unknown): Promise<void> {
  const email = (payload as { email?: unknown } | null)?.email;
  if (typeof email !== 'string') return;
  await transaction(system, async (tx) => {
    const [person] = await tx
      .select()
      .from(people)
      .where(and(eq(people.email, email), isNull(people.erasedAt)))
      .for('update');
    if (!person?.email) return;
    const lang = person.language as Lang;
    const t = wordsFor(lang, accountMailWords);
    const link = await newLinkStep(tx, { purpose: 'reset', personId: person.id, email: person.email });
    recordEvent(tx, { type: 'person.reset_requested', actor: system, data: { personId: person.id } });
    await queueMail(tx, {
      to: person.email,
      personId: person.id,
      kind: 'reset',
      cause: link.cause,
      lang,
      name: person.name,
      subject: t('resetSubject'),
      paragraphs: [t('resetText')],
      button: { label: t('resetButton'), url: link.url },
      notes: [t('resetNote')],
    });
  });
}
