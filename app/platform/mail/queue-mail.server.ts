import { sql } from 'drizzle-orm';
import type { Tx } from '~db/client';
import { mails } from '~db/schema';
import { now } from '../clock';
import { env } from '../env.server';
import { mailSiteName } from './mail-site.server';
import { type MailContent, mailBodies, oneLine } from './mail-template';

export type NewMail = MailContent & {
  /** One plain address. */
  to: string;
  /** Whose address it is, where it is somebody's. */
  personId?: number | null;
  /** What kind of mail, e.g. `reset`, `answer_posted`. */
  kind: string;
  /** What caused it, e.g. `event:17`. One mail per cause, recipient and kind, however often this is called. */
  cause: string;
};

/**
 * Puts a mail into the outbox in the caller's transaction: it exists if, and only if, that commits. A job hands it to the
 * mail server; without SMTP_URL it is kept, and shown at /dev/mail on a demo installation.
 */
export async function queueMail(tx: Tx, mail: NewMail): Promise<void> {
  const { publicUrl, smtpUrl } = env();
  const { subject, text, html } = mailBodies(mail, { name: await mailSiteName(tx), url: publicUrl });
  const [row] = await tx
    .insert(mails)
    .values({
      personId: mail.personId ?? null,
      recipient: oneLine(mail.to),
      kind: mail.kind,
      cause: mail.cause,
      subject,
      bodyText: text,
      bodyHtml: html,
      headers: headersOf(mail),
      state: smtpUrl ? 'queued' : 'kept',
      createdAt: now(),
    })
    .onConflictDoNothing({ target: [mails.cause, mails.recipient, mails.kind] })
    .returning({ id: mails.id });
  if (row && smtpUrl) {
    await tx.execute(
      sql`select graphile_worker.add_job('send_mail', payload := ${JSON.stringify({ mail: row.id })}::json, max_attempts := 5)`,
    );
  }
}

/** Mail about what one follows can be ended by one click in the mail program (RFC 8058). */
function headersOf({ lang, unsubscribeUrl }: NewMail): Record<string, string> {
  return {
    'Content-Language': lang,
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeUrl && {
      'List-Unsubscribe': `<${oneLine(unsubscribeUrl)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}
