import { sql } from 'drizzle-orm';
import { createTransport, type Transporter } from 'nodemailer';
import { db, type Tx } from '~db/client';
import { now } from '../clock';
import { env } from '../env.server';
import { log } from '../log.server';
import { mailSiteName } from './mail-site.server';

/**
 * A mail the server refuses for now is tried this often: at once, then 2, 8, 18 and 32 minutes after it was written (grey
 * listing asks for 5 to 15). A server that cannot be reached costs no try.
 */
const TRIES = 5;
const due = (at: Date) => sql`created_at + attempts * attempts * interval '2 minutes' <= ${at.toISOString()}`;

type Row = {
  id: string;
  recipient: string;
  subject: string;
  body_text: string;
  body_html: string;
  headers: Record<string, string>;
  attempts: number;
  created_at: string;
};

export type Sent = 'sent' | 'refused' | 'unreachable' | 'nothing';

let held: { url: string; transporter: Transporter } | null = null;

function transporter(url: string): Transporter {
  if (held?.url !== url) {
    held?.transporter.close();
    const options = {
      pool: true,
      maxConnections: 2,
      connectionTimeout: 5000,
      greetingTimeout: 5000,
      socketTimeout: 15_000,
    };
    const made = createTransport(withQuery(url, options));
    held = { url, transporter: made };
  }
  return held.transporter;
}

/** nodemailer takes the options of a URL from its query. */
function withQuery(url: string, options: Record<string, string | number | boolean>): string {
  const full = new URL(url);
  for (const [name, value] of Object.entries(options)) {
    if (!full.searchParams.has(name)) full.searchParams.set(name, String(value));
  }
  return full.href;
}

/** Ends the connections to the mail server, for a clean shutdown. */
export function closeMail(): void {
  held?.transporter.close();
  held = null;
}

/**
 * Sends one mail of the outbox: the one asked for, else the one that has been tried least and has waited longest. Its row is
 * locked while it is sent, so no two processes send it. The Message-ID comes from the row: should this process die between
 * the server's yes and the commit, the copy sent later is known as the same mail.
 */
export async function sendOneMail(id?: number): Promise<Sent> {
  const { smtpUrl } = env();
  if (!smtpUrl) return 'nothing';
  return db.transaction(async (tx) => {
    const [row] = (await tx.execute(sql`
      select id, recipient, subject, body_text, body_html, headers, attempts, created_at from mails
       where state = 'queued' and ${id === undefined ? due(now()) : sql`id = ${id}`}
       order by attempts, id limit 1 for update skip locked`)) as unknown as Row[];
    if (!row) return 'nothing';
    try {
      await transporter(smtpUrl).sendMail(messageOf(row, await mailSiteName(tx)));
    } catch (error) {
      return noteFailure(tx, row, error);
    }
    await tx.execute(sql`update mails set state = 'sent', sent_at = ${now().toISOString()} where id = ${row.id}`);
    return 'sent';
  });
}

function messageOf(row: Row, siteName: string) {
  const { mailFrom } = env();
  return {
    from: { name: siteName, address: mailFrom },
    to: { name: '', address: row.recipient },
    subject: row.subject,
    text: row.body_text,
    html: row.body_html,
    headers: row.headers,
    messageId: `<mail-${row.id}@${mailFrom.slice(mailFrom.indexOf('@') + 1)}>`,
    date: new Date(row.created_at),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Refusing the recipient or the message is about this mail; anything else (the sender, too) is about the server. */
async function noteFailure(tx: Tx, row: Row, error: unknown): Promise<Sent> {
  const { responseCode: reply, code, command } = error as { responseCode?: number; code?: string; command?: string };
  const aboutTheMail = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM' && reply !== 421;
  log.warn({ mail: Number(row.id), reply, code }, 'mail not sent');
  if (!aboutTheMail) return 'unreachable';
  const attempts = row.attempts + 1;
  const state = attempts >= TRIES || (reply !== undefined && reply >= 500) || reply === undefined ? 'failed' : 'queued';
  await tx.execute(sql`update mails set attempts = ${attempts}, state = ${state} where id = ${row.id}`);
  return 'refused';
}

/** The job of one mail. What cannot be sent now stays in the outbox for `sendWaitingMail`. */
export async function sendQueuedMail(payload: unknown): Promise<void> {
  const id = Number((payload as { mail?: unknown } | null)?.mail);
  if (Number.isSafeInteger(id)) await sendOneMail(id);
}

/** Every minute: sends what is waiting, until nothing is, the server cannot be reached or the time is up (milliseconds). */
export async function sendWaitingMail(budget = 50_000): Promise<number> {
  const end = performance.now() + budget;
  let sent = 0;
  let refused = 0;
  while (performance.now() < end && refused < 100) {
    const result = await sendOneMail();
    if (result === 'nothing' || result === 'unreachable') break;
    if (result === 'sent') sent += 1;
    else refused += 1;
  }
  return sent;
}
