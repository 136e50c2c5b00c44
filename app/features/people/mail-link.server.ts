import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { hashSecret, newSecret } from '~/platform/auth/hash-secret';
import { days, fromNow, hours, minutes, now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { Invalid } from '~/platform/errors';
import { db, type Tx } from '~db/client';
import { emailTokens } from '~db/schema';
import { accountWords } from './account.words';

export type LinkPurpose = 'confirm' | 'reset' | 'change';

const lifetimes: Record<LinkPurpose, number> = { confirm: hours(48), change: hours(48), reset: minutes(60) };
const paths: Record<LinkPurpose, string> = { confirm: '/confirm', change: '/confirm', reset: '/reset/new' };

/**
 * Draws a single-use link for a mail (256 random bits, stored as a hash, built from the public URL). A newer link of the
 * same purpose makes the older ones worthless. `cause` names the mail it goes into.
 */
export async function newLinkStep(
  tx: Tx,
  link: { purpose: LinkPurpose; personId: number; email: string },
): Promise<{ url: string; cause: string }> {
  const secret = newSecret();
  const tokenHash = hashSecret(secret);
  await endLinksStep(tx, link.personId, link.purpose);
  await tx
    .insert(emailTokens)
    .values({ tokenHash, ...link, createdAt: now(), expiresAt: fromNow(lifetimes[link.purpose]) });
  return { url: `${env().publicUrl}${paths[link.purpose]}?token=${secret}`, cause: `token:${tokenHash.slice(0, 32)}` };
}

/** Makes a person's unused links worthless: all, or those of one purpose. */
export async function endLinksStep(tx: Tx, personId: number, purpose?: LinkPurpose): Promise<void> {
  await tx
    .update(emailTokens)
    .set({ usedAt: now() })
    .where(
      and(
        eq(emailTokens.personId, personId),
        isNull(emailTokens.usedAt),
        purpose ? eq(emailTokens.purpose, purpose) : undefined,
      ),
    );
}

export type Link = { personId: number; email: string; purpose: LinkPurpose };

const isGood = (secret: string, purposes: readonly LinkPurpose[]) =>
  and(
    eq(emailTokens.tokenHash, hashSecret(secret)),
    isNull(emailTokens.usedAt),
    sql`${emailTokens.expiresAt} > ${now().toISOString()}`,
    sql`${emailTokens.purpose} in ${purposes}`,
  );

/** Uses a link up; of any number of simultaneous uses one gets it. Throws Invalid for the others and for what is none. */
export async function takeLinkStep(tx: Tx, secret: string, purposes: readonly LinkPurpose[]): Promise<Link> {
  const [row] = await tx.update(emailTokens).set({ usedAt: now() }).where(isGood(secret, purposes)).returning();
  if (!row) throw new Invalid({ form: accountWords.en.linkBad });
  return { personId: row.personId, email: row.email, purpose: row.purpose as LinkPurpose };
}

/** What a link is for, without using it up; null when it is none. */
export async function lookAtLink(secret: string | null, purposes: readonly LinkPurpose[]): Promise<Link | null> {
  if (!secret) return null;
  const [row] = await db.select().from(emailTokens).where(isGood(secret, purposes));
  return row ? { personId: row.personId, email: row.email, purpose: row.purpose as LinkPurpose } : null;
}

/** For the hourly sweep: links that have been worth nothing for a month. */
export async function removeOldLinks(): Promise<void> {
  await db.delete(emailTokens).where(lt(emailTokens.expiresAt, fromNow(-days(30))));
}
