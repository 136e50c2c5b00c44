import type { AppLoadContext } from '@remix-run/node';
import { afterEach, describe, expect, test } from 'vitest';
import { isModerator, isStaff } from '~/platform/actor';
import { actorFromSession, endAllSessions, endSession, startSession } from '~/platform/auth/session.server';
import { days, hours, minutes, now, setClockOffset } from '~/platform/clock';
import { forgetEnv } from '~/platform/env.server';
import { requireStaff } from '~/platform/http/request-actor.server';
import { db } from '~db/client';
import { people, roleGrants } from '~db/schema';
import { testDatabase } from '../../support/database.ts';

const database = testDatabase();
let count = 0;

async function person(role?: 'moderator'): Promise<number> {
  count += 1;
  const [row] = await db
    .insert(people)
    .values({
      handle: `p${count}`,
      name: `Person ${count}`,
      email: `p${count}@example.org`,
      emailConfirmedAt: now(),
      createdAt: now(),
    })
    .returning({ id: people.id });
  const id = row?.id ?? 0;
  if (role) await db.insert(roleGrants).values({ personId: id, role, grantedAt: now() });
  return id;
}

const request = (cookie?: string) =>
  new Request('http://localhost:3000/', { headers: cookie ? { Cookie: cookie.split(';')[0] ?? '' } : {} });

afterEach(() => {
  setClockOffset(0);
  process.env.PUBLIC_URL = 'http://localhost:3000';
  process.env.DEMO = '';
  forgetEnv();
});

describe('a session', () => {
  test('names its person and is worth nothing after log-out', async () => {
    const id = await person();
    const cookie = await startSession(id, request());
    expect(cookie).toMatch(/^session=[a-z0-9]{32,}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
    expect((await actorFromSession(request(cookie)))?.personId).toBe(id);
    expect(await endSession(request(cookie))).toContain('Max-Age=0');
    expect(await actorFromSession(request(cookie))).toBeNull();
  });

  test('has a new id at every start; the old one is dead', async () => {
    const id = await person();
    const first = await startSession(id, request());
    const second = await startSession(id, request(first));
    expect(second).not.toBe(first);
    expect(await actorFromSession(request(first))).toBeNull();
    expect(await actorFromSession(request(second))).not.toBeNull();
  });

  test("the cookie's value is nowhere in the database", async () => {
    const cookie = await startSession(await person(), request());
    const value = /session=([^;]+)/.exec(cookie)?.[1] ?? '';
    const rows = await database.owner`select * from sessions`;
    expect(JSON.stringify(rows)).not.toContain(value);
  });

  test('is bound to the host and to https where the site is', async () => {
    process.env.PUBLIC_URL = 'https://forum.example.org';
    forgetEnv();
    const cookie = await startSession(await person(), request());
    expect(cookie).toMatch(/^__Host-session=.*; Path=\/; HttpOnly; SameSite=Lax; .*Secure$/);
    expect(await actorFromSession(request(cookie.replace('__Host-', '')))).toBeNull();
    expect(await actorFromSession(request(cookie))).not.toBeNull();
  });

  test.each([
    ['citizen', undefined, days(7), days(30)],
    ['staff', 'moderator' as const, minutes(15), hours(12)],
  ])('of a %s ends when idle, and in any case at its absolute limit', async (_who, role, idle, absolute) => {
    const id = await person(role);
    const left = await startSession(id, request());
    setClockOffset(idle - 1000);
    expect(await actorFromSession(request(left))).not.toBeNull();
    await settled();
    setClockOffset(2 * idle);
    expect(await actorFromSession(request(left))).toBeNull();

    setClockOffset(0);
    const used = await startSession(id, request());
    for (let at = 0; at < absolute; at += idle * 0.9) {
      setClockOffset(at);
      expect(await actorFromSession(request(used))).not.toBeNull();
      await settled();
    }
    setClockOffset(absolute);
    expect(await actorFromSession(request(used))).toBeNull();
    const rows = await database.owner`select 1 from sessions where person_id = ${id}`;
    expect(rows).toHaveLength(0);
  });

  test('of staff without a second factor carries no staff rights, except in the demo', async () => {
    const id = await person('moderator');
    const without = await actorFromSession(request(await startSession(id, request())));
    expect(without && isStaff(without)).toBe(false);
    expect(without?.secondFactorMissing).toBe(true);
    const cookie = await startSession(id, request(), { secondFactor: true });
    const withIt = await actorFromSession(request(cookie));
    expect(withIt && isModerator(withIt)).toBe(true);
    process.env.DEMO = '1';
    forgetEnv();
    const demo = await actorFromSession(request(await startSession(id, request())));
    expect(demo && isModerator(demo)).toBe(true);
  });

  test('of staff without a second factor is sent to enrol before any staff page', async () => {
    const id = await person('moderator');
    const asStaff = async (secondFactor: boolean) => {
      const cookie = await startSession(id, request(), { secondFactor });
      return requireStaff({ request: request(cookie), context: {} as AppLoadContext });
    };
    const sent = await asStaff(false).catch((thrown) => thrown);
    expect(sent).toBeInstanceOf(Response);
    expect(sent.headers.get('Location')).toBe('/settings/second-factor');
    expect((await asStaff(true)).personId).toBe(id);
  });

  test('all of a person end together, or all but one', async () => {
    const id = await person();
    const a = await startSession(id, request());
    const b = await startSession(id, request());
    const kept = (await actorFromSession(request(a)))?.sessionId ?? '';
    await db.transaction((tx) => endAllSessions(tx, id, kept));
    expect(await actorFromSession(request(a))).not.toBeNull();
    expect(await actorFromSession(request(b))).toBeNull();
    await db.transaction((tx) => endAllSessions(tx, id));
    expect(await actorFromSession(request(a))).toBeNull();
  });

  test('broken cookies are nobody', async () => {
    for (const value of [
      'session=',
      'session=%zz',
      `session=${'a'.repeat(5000)}`,
      'session=\u0001;;;==',
      '=;session',
    ]) {
      expect(await actorFromSession(new Request('http://localhost/', { headers: { Cookie: value } }))).toBeNull();
    }
  });
});

/** "Last seen" is written without being waited for. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 60));
