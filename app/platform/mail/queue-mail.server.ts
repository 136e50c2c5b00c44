import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '~db/client';
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
  /** Where an answer goes, if not to the sender. */
  replyTo?: string | undefined;
  /** What caused it, e.g. `event:17`. One mail per cause, recipient and kind, however often this is called. */
  cause: string;
};

/**
 * Puts a mail into the outbox in the caller's transaction: it exists if, and only if, that commits. A job hands it to the
 * mail server; without SMTP_URL it is kept, and shown at /dev/mail on a demo installation.
 */
export async function queueMail(tx: Tx, mail: NewMail): Promise<void> {
  await tx.execute(queueingMails([mail], await mailSiteName(tx)));
}

/** The statement that does this for many mails; `beside` is another one that takes place with it. */
export function queueingMails(list: readonly NewMail[], siteName: string, beside?: SQL): SQL {
  const { publicUrl, smtpUrl } = env();
  const rows = list.map((mail) => {
    const { subject, text, html } = mailBodies(mail, { name: siteName, url: publicUrl });
    return {
      person_id: mail.personId ?? null,
      recipient: oneLine(mail.to),
      kind: mail.kind,
      cause: mail.cause,
      subject,
      body_text: text,
      body_html: html,
      headers: headersOf(mail),
    };
  });
  const columns = sql.raw('person_id, recipient, kind, cause, subject, body_text, body_html, headers');
  return sql`
    with ${beside ? sql`beside as (${beside}),` : sql``} queued as (
      insert into mails (${columns}, state, created_at)
      select ${columns}, ${smtpUrl ? 'queued' : 'kept'}, ${now().toISOString()}::timestamptz
        from json_to_recordset(${JSON.stringify(rows)}::json) as m(person_id bigint, recipient text, kind text, cause text,
          subject text, body_text text, body_html text, headers jsonb)
      on conflict (cause, recipient, kind) do nothing returning id)
    select ${smtpUrl ? sql`graphile_worker.add_job('send_mail', json_build_object('mail', id), max_attempts := 5)` : sql`id`} from queued`;
}

/** Mail about what one follows can be ended by one click in the mail program (RFC 8058). */
function headersOf({ lang, unsubscribeUrl, replyTo }: NewMail): Record<string, string> {
  return {
    'Content-Language': lang,
    'Auto-Submitted': 'auto-generated',
    ...(replyTo && { 'Reply-To': oneLine(replyTo) }),
    ...(unsubscribeUrl && {
      'List-Unsubscribe': `<${oneLine(unsubscribeUrl)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}
