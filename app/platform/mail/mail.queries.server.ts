import { desc, lt } from 'drizzle-orm';
import { db } from '~db/client';
import { mails } from '~db/schema';
import { env } from '../env.server';

/** Mail can be read by anyone who opens /dev/mail: only where nobody else can come and nothing is sent. */
export function isMailShown(): boolean {
  const { embedded, demo, smtpUrl } = env();
  return embedded && demo && smtpUrl === undefined;
}

export type KeptMail = {
  id: number;
  to: string;
  replyTo: string | null;
  kind: string;
  subject: string;
  text: string;
  at: string;
};

/** The newest mails, 25 at a time, before the one with id `after`. */
export async function keptMails(after: number | null): Promise<{ mails: KeptMail[]; next: number | null }> {
  const rows = await db
    .select()
    .from(mails)
    .where(after === null ? undefined : lt(mails.id, after))
    .orderBy(desc(mails.id))
    .limit(26);
  const page = rows.slice(0, 25).map((m) => ({
    id: m.id,
    to: m.recipient,
    replyTo: m.headers['Reply-To'] ?? null,
    kind: m.kind,
    subject: m.subject,
    text: m.bodyText,
    at: m.createdAt.toISOString(),
  }));
  return { mails: page, next: rows.length > 25 ? (page.at(-1)?.id ?? null) : null };
}
