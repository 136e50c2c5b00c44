import { eq } from 'drizzle-orm';
import type { Lang } from '~/platform/actor';
import { endAllSessions } from '~/platform/auth/session.server';
import { now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { wordsFor } from '~/platform/i18n/words';
import { queueMail } from '~/platform/mail/queue-mail.server';
import type { Tx } from '~db/client';
import { people } from '~db/schema';
import { accountMailWords } from './account-mail.words';
import { endLinksStep } from './mail-link.server';

type Person = typeof people.$inferSelect;

/** Stores a new password's hash, ends every session and every reset link of the person, and tells them by mail. */
export async function setPasswordStep(tx: Tx, person: Person, passwordHash: string): Promise<void> {
  await tx
    .update(people)
    .set({ passwordHash, emailConfirmedAt: person.emailConfirmedAt })
    .where(eq(people.id, person.id));
  await endAllSessions(tx, person.id);
  await endLinksStep(tx, person.id, 'reset');
  if (!person.email) return;
  const lang = person.language as Lang;
  const t = wordsFor(lang, accountMailWords);
  await queueMail(tx, {
    to: person.email,
    personId: person.id,
    kind: 'password_changed',
    cause: `password-changed:${person.id}:${now().getTime()}`,
    lang,
    name: person.name,
    subject: t('changedPasswordSubject'),
    paragraphs: [t('changedPasswordText')],
    notes: [t('notYouNote', { url: `${env().publicUrl}/reset` })],
  });
}
