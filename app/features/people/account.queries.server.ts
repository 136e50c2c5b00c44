import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Lang, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { people, recoveryCodes, sessions, tokens } from '~db/schema';

/** What a person's own settings show of the account; never a hash or a secret. */
export async function ownAccount(actor: PersonActor) {
  const [person] = await db.select().from(people).where(eq(people.id, actor.personId));
  if (!person) throw new NotFound();
  return {
    name: person.name,
    handle: person.handle,
    about: person.about,
    email: person.email ?? '',
    language: person.language as Lang,
    mailFrequency: person.mailFrequency,
    suspension: actor.suspended
      ? { reason: person.suspendedReason ?? '', until: person.suspendedUntil?.toISOString() ?? null }
      : null,
    secondFactorSince: person.totpConfirmedAt?.toISOString() ?? null,
  };
}

export async function recoveryCodesLeft(actor: PersonActor): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, actor.personId), isNull(recoveryCodes.usedAt)));
  return row?.n ?? 0;
}

export type OwnSession = {
  mark: string;
  current: boolean;
  userAgent: string | null;
  createdAt: string;
  lastSeenAt: string;
};

/** Sessions still open. A session is named by the beginning of its hash: enough to end it, useless for anything else. */
export async function ownSessions(actor: PersonActor): Promise<OwnSession[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, actor.personId), sql`${sessions.expiresAt} > ${now().toISOString()}`))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(100);
  return rows.map((s) => ({
    mark: s.id.slice(0, 16),
    current: s.id === actor.sessionId,
    userAgent: s.userAgent,
    createdAt: s.createdAt.toISOString(),
    lastSeenAt: s.lastSeenAt.toISOString(),
  }));
}

export type OwnToken = { id: number; name: string; createdAt: string; lastUsedAt: string | null };

export async function ownTokens(actor: PersonActor): Promise<OwnToken[]> {
  const rows = await db
    .select()
    .from(tokens)
    .where(and(eq(tokens.personId, actor.personId), isNull(tokens.revokedAt)))
    .orderBy(desc(tokens.id));
  return rows.map((t) => ({
    id: t.id,
    name: t.name,
    createdAt: t.createdAt.toISOString(),
    lastUsedAt: t.lastUsedAt?.toISOString() ?? null,
  }));
}
