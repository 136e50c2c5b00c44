import { eq } from 'drizzle-orm';
import { type Actor, type Lang, visitor } from '~/platform/actor';
import { endAllSessions } from '~/platform/auth/session.server';
import { now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { RateLimited } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { wordsFor } from '~/platform/i18n/words';
import { consume } from '~/platform/limits/limits.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { people } from '~db/schema';
import { accountMailWords } from './account-mail.words';
import { insertPersonStep } from './insert-person.server';
import { accountKeyOf } from './log-in.server';
import { newLinkStep } from './mail-link.server';

/** A sign-up that has passed every check but the one for an account with this address. */
export type NewSignUp = { name: string; email: string; passwordHash: string; language: Lang };

type Account = { id: number; name: string; email: string };
const itself = (id: number): Actor => ({ ...visitor, kind: 'person', personId: id });

/**
 * The job: opens an account that can write once its address is confirmed. An address that has one gets a mail that says so. An
 * account never confirmed is taken over by the newest sign-up, so that nobody can wait with a password of theirs on
 * somebody else's address.
 */
export async function openAccount(payload: unknown): Promise<void> {
  const input = payload as NewSignUp;
  if (await isMailedEnough(input.email)) return;
  const { name, email, passwordHash, language } = input;
  await transaction(visitor, async (tx) => {
    const fresh = await insertPersonStep(tx, { name, email, passwordHash, language, createdAt: now() });
    if (fresh) return welcome(tx, { ...input, id: fresh.id }, language);
    const [known] = await tx.select().from(people).where(eq(people.email, email)).for('update');
    if (!known || known.emailConfirmedAt || known.originKey) return remind(tx, known?.id ?? null, input, language);
    await tx.update(people).set({ name, passwordHash, language }).where(eq(people.id, known.id));
    await endAllSessions(tx, known.id);
    return welcome(tx, { ...input, id: known.id }, language);
  });
}

/** Nobody fills a stranger's mailbox: past a few messages a day, sign-ups for one address are passed over in silence. */
async function isMailedEnough(email: string): Promise<boolean> {
  return consume('accountMail', accountKeyOf(email)).then(
    () => false,
    (refusal) => {
      if (refusal instanceof RateLimited) return true;
      throw refusal;
    },
  );
}

async function welcome(tx: Tx, account: Account, lang: Lang): Promise<void> {
  const t = wordsFor(lang, accountMailWords);
  const link = await newLinkStep(tx, { purpose: 'confirm', personId: account.id, email: account.email });
  recordEvent(tx, { type: 'person.signed_up', actor: itself(account.id), data: { personId: account.id } });
  await queueMail(tx, {
    to: account.email,
    personId: account.id,
    kind: 'confirm',
    cause: link.cause,
    lang,
    name: account.name,
    subject: t('confirmSubject'),
    paragraphs: [t('confirmText', { url: env().publicUrl })],
    button: { label: t('confirmButton'), url: link.url },
    notes: [t('confirmNote')],
  });
}

async function remind(tx: Tx, personId: number | null, input: NewSignUp, lang: Lang): Promise<void> {
  const t = wordsFor(lang, accountMailWords);
  recordEvent(tx, { type: 'person.sign_up_repeated', actor: visitor, data: { personId } });
  await queueMail(tx, {
    to: input.email,
    personId,
    kind: 'already_signed_up',
    cause: `sign-up:${now().getTime()}`,
    lang,
    subject: t('alreadySubject'),
    paragraphs: [t('alreadyText')],
    button: { label: t('alreadyButton'), url: `${env().publicUrl}/login` },
    notes: [t('alreadyNote')],
  });
}
