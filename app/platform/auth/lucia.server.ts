import { eq, sql } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { db } from '~db/client';
import { sessions } from '~db/schema';
import type { Actor } from '../actor';
import { now } from '../clock';
import { actorColumns, toActor } from '../load-actor.server';
import { hashSecret } from './hash-secret';
import { sessionEnd } from './session-limits';

type SessionFacts = {
  userAgent: string | null;
  secondFactorAt: Date | null;
  isStaff: boolean;
  createdAt: Date;
  lastSeenAt: Date;
};

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia;
    UserId: number;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: { actor: Actor };
  }
}

/** Lucia slides a session for ever by its own clock; ours are always "young" to it, and the adapter ends them. */
const ALWAYS_YOUNG = new TimeSpan(400, 'd');

const youngUntil = () => new Date(Date.now() + ALWAYS_YOUNG.milliseconds());

/**
 * Lucia over our table. Lucia knows the cookie's value; the table only its SHA-256. A session past its idle or absolute limit
 * is ended here, by the product's clock and the rights its person has now.
 */
const adapter: Adapter = {
  async getSessionAndUser(value): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const id = hashSecret(value);
    const [row] = await db.execute(sql`
      select s.created_at as session_created_at, s.last_seen_at, s.second_factor_at, s.user_agent, ${actorColumns}
        from sessions s join people p on p.id = s.person_id where s.id = ${id}`);
    if (!row) return [null, null];
    const actor = toActor(row, 'web', id);
    const facts: SessionFacts = {
      userAgent: (row.user_agent as string | null) ?? null,
      secondFactorAt: row.second_factor_at ? new Date(row.second_factor_at as string) : null,
      isStaff: actor.roles.length > 0,
      createdAt: new Date(row.session_created_at as string),
      lastSeenAt: new Date(row.last_seen_at as string),
    };
    if (now() >= sessionEnd(facts, facts.isStaff)) {
      await db.delete(sessions).where(eq(sessions.id, id));
      return [null, null];
    }
    const userId = Number(row.id);
    return [
      { id: value, userId, expiresAt: youngUntil(), attributes: facts },
      { id: userId, attributes: { actor } },
    ];
  },
  async setSession({ id, userId, attributes }) {
    await db.insert(sessions).values({
      id: hashSecret(id),
      personId: userId,
      createdAt: attributes.createdAt,
      lastSeenAt: attributes.lastSeenAt,
      expiresAt: sessionEnd(attributes, attributes.isStaff),
      secondFactorAt: attributes.secondFactorAt,
      userAgent: attributes.userAgent,
    });
  },
  async deleteSession(id) {
    await db.delete(sessions).where(eq(sessions.id, hashSecret(id)));
  },
  async deleteUserSessions(userId) {
    await db.delete(sessions).where(eq(sessions.personId, userId));
  },
  async deleteExpiredSessions() {
    await db.delete(sessions).where(sql`${sessions.expiresAt} <= ${now().toISOString()}`);
  },
  async getUserSessions() {
    return [];
  },
  async updateSessionExpiration() {},
};

/** The only place that knows lucia: it draws session ids (200 random bits) and validates them through the adapter above. */
export const lucia = new Lucia(adapter, {
  sessionExpiresIn: ALWAYS_YOUNG,
  getSessionAttributes: (facts) => facts,
  getUserAttributes: ({ actor }) => ({ actor }),
});
