import { and, eq, lt, ne, sql } from 'drizzle-orm';
import { db, type Tx } from '~db/client';
import { roleGrants, sessions } from '~db/schema';
import type { Actor } from '../actor';
import { fromNow, minutes, now } from '../clock';
import { env } from '../env.server';
import { readCookie, setCookie } from './cookies.server';
import { hashSecret } from './hash-secret';
import { lucia } from './lucia.server';
import { sessionEnd, sessionLimits } from './session-limits';

/** Name of the cookie, without the prefix it gets on https sites. */
export const SESSION_COOKIE = 'session';

/** "Last seen" is kept to the minute; a session in use is written at most that often. */
const SEEN_EVERY = minutes(1);

/**
 * Who sends this request, by its session cookie; null for visitors and for sessions that have ended. One round trip. Staff
 * who came in without a second factor act without their staff rights until they have one.
 */
export async function actorFromSession(request: Request): Promise<Actor | null> {
  const value = readCookie(request, SESSION_COOKIE);
  if (!value) return null;
  const { session, user } = await lucia.validateSession(value);
  if (!session) return null;
  // A page that fetches itself because something has happened is not somebody using it.
  const used = !request.headers.has('x-live') && now().getTime() - session.lastSeenAt.getTime() >= SEEN_EVERY;
  if (used) noteSeen(hashSecret(value), session);
  return {
    ...user.actor,
    secondFactorMissing: session.isStaff && session.secondFactorAt === null && !env().demo,
    sessionEndsAt: sessionEnd(used ? { createdAt: session.createdAt, lastSeenAt: now() } : session, session.isStaff),
  };
}

/** Not waited for: a request is as fast as without it, and a lost note costs a minute. */
function noteSeen(id: string, session: { createdAt: Date; isStaff: boolean }): void {
  const lastSeenAt = now();
  db.update(sessions)
    .set({ lastSeenAt, expiresAt: sessionEnd({ createdAt: session.createdAt, lastSeenAt }, session.isStaff) })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, fromNow(-SEEN_EVERY / 2))))
    .then(
      () => {},
      () => {},
    );
}

/** Opens a session and gives its Set-Cookie line. The id the request came with, if any, is worth nothing afterwards. */
export async function startSession(
  personId: number,
  request: Request,
  { secondFactor = false }: { secondFactor?: boolean } = {},
): Promise<string> {
  await endCurrent(request);
  const [grant] = await db
    .select({ one: sql`1` })
    .from(roleGrants)
    .where(sql`${roleGrants.personId} = ${personId} and ${roleGrants.endedAt} is null`)
    .limit(1);
  const isStaff = grant !== undefined;
  const at = now();
  const session = await lucia.createSession(personId, {
    userAgent: request.headers.get('User-Agent')?.slice(0, 200) ?? null,
    secondFactorAt: secondFactor ? at : null,
    isStaff,
    createdAt: at,
    lastSeenAt: at,
  });
  return setCookie(SESSION_COOKIE, session.id, sessionLimits(isStaff).absolute / 1000);
}

/** Ends the session this request came with and gives the Set-Cookie line that removes the cookie. */
export async function endSession(request: Request): Promise<string> {
  await endCurrent(request);
  return setCookie(SESSION_COOKIE, '', 0);
}

async function endCurrent(request: Request): Promise<void> {
  const value = readCookie(request, SESSION_COOKIE);
  if (value) await lucia.invalidateSession(value);
}

/** Ends every session of a person, or all but one (given by its hash, as in `actor.sessionId`). */
export async function endAllSessions(tx: Tx, personId: number, exceptId?: string): Promise<void> {
  await tx
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), exceptId === undefined ? undefined : ne(sessions.id, exceptId)));
}

/** For the hourly sweep: sessions nobody came back to. */
export async function removeExpiredSessions(): Promise<void> {
  await lucia.deleteExpiredSessions();
}
