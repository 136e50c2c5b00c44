import { eq } from 'drizzle-orm';
import { type Actor, type Lang, visitor } from '~/platform/actor';
import { hashPassword } from '~/platform/auth/password.server';
import { endAllSessions } from '~/platform/auth/session.server';
import { now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { Invalid, RateLimited } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { wordsFor } from '~/platform/i18n/words';
import { addressKey } from '~/platform/limits/address-key';
import { consume } from '~/platform/limits/limits.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { people } from '~db/schema';
import { accountMailWords } from './account-mail.words';
import { checkName } from './check-name.server';
import { checkNewPassword } from './check-new-password.server';
import { insertPersonStep } from './insert-person.server';
import { accountKeyOf } from './log-in.server';
import { newLinkStep } from './mail-link.server';
import type { SignUp } from './person.schema';

type Account = { id: number; name: string; email: string };
const itself = (id: number): Actor => ({ ...visitor, kind: 'person', personId: id });

/**
 * Opens an account that can write once its address is confirmed. Whoever asks learns nothing about the address: one that has
 * an account gets a mail that says so, after the same work. An account never confirmed is taken over by the newest sign-up,
 * so that nobody can wait with a password of theirs on somebody else's address.
 */
export async function signUp(input: SignUp, from: { address: string; language: Lang }): Promise<void> {
  await checkAll([checkName(input.name, null), checkNewPassword(input.password, { ...input, secondFactor: false })]);
  await consume('signUpAddress', addressKey(from.address));
  const passwordHash = await hashPassword(input.password);
  if (await isMailedEnough(input.email)) return;
  await transaction(visitor, async (tx) => {
    const fresh = await insertPersonStep(tx, {
      name: input.name,
      email: input.email,
      passwordHash,
      language: from.language,
      createdAt: now(),
    });
    if (fresh) return welcome(tx, { ...fresh, ...input }, from.language);
    const [known] = await tx.select().from(people).where(eq(people.email, input.email)).for('update');
    if (!known || known.emailConfirmedAt || known.originKey) return remind(tx, known?.id ?? null, input, from.language);
    await tx
      .update(people)
      .set({ name: input.name, passwordHash, language: from.language })
      .where(eq(people.id, known.id));
    await endAllSessions(tx, known.id);
    return welcome(tx, { ...input, id: known.id }, from.language);
  });
}

/** Refuses with all that is wrong at once, not one thing after the other. */
async function checkAll(checks: Promise<void>[]): Promise<void> {
  const refused = (await Promise.allSettled(checks)).flatMap((c) => (c.status === 'rejected' ? [c.reason] : []));
  const unexpected = refused.find((reason) => !(reason instanceof Invalid));
  if (unexpected) throw unexpected;
  if (refused.length > 0) throw new Invalid(Object.assign({}, ...refused.map((reason: Invalid) => reason.fields)));
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

async function remind(tx: Tx, personId: number | null, input: SignUp, lang: Lang): Promise<void> {
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
