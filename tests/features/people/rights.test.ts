import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endDelegation } from '~/features/directory/end-delegation.server';
import { grantDelegation } from '~/features/directory/grant-delegation.server';
import { addSecondFactor, offerSecondFactor } from '~/features/people/add-second-factor.server';
import { changePassword } from '~/features/people/change-password.server';
import { checkSecondFactor } from '~/features/people/check-second-factor.server';
import { createPerson } from '~/features/people/create-person.server';
import { createToken } from '~/features/people/create-token.server';
import { endRole } from '~/features/people/end-role.server';
import { endOtherSessions } from '~/features/people/end-sessions.server';
import { grantRole } from '~/features/people/grant-role.server';
import { logIn } from '~/features/people/log-in.server';
import { managedPerson } from '~/features/people/people.queries.server';
import { removeSecondFactor } from '~/features/people/remove-second-factor.server';
import { revokeToken } from '~/features/people/revoke-token.server';
import { liftSuspension, suspendPerson } from '~/features/people/suspend-person.server';
import { isMember, isModerator, leads, system } from '~/platform/actor';
import { actorFromSession, startSession } from '~/platform/auth/session.server';
import { actorFromBearer } from '~/platform/auth/token.server';
import { fromNow, hours, now, setClockOffset } from '~/platform/clock';
import { forgetEnv } from '~/platform/env.server';
import { DomainError, Invalid, RateLimited } from '~/platform/errors';
import { testDatabase } from '../../support/database.ts';
import { actorOf, goodPassword, makeAgency, makePerson } from './make-person.ts';

const database = testDatabase();
const request = (cookie = '') =>
  new Request('http://localhost:3000/', { headers: { Cookie: cookie.split(';')[0] ?? '' } });
const refusal = (use: Promise<unknown>) =>
  use.then(
    () => null,
    (e) => (e instanceof DomainError ? e.status : String(e)),
  );
const lastEvent = async () =>
  (await database.owner`select type, actor_id, data from events order by id desc limit 1`)[0];
const code = (secret: string, shift = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() + shift * 30_000 });

beforeEach(() => {
  process.env.LIMITS = 'on';
  forgetEnv();
});
afterEach(() => setClockOffset(0));

describe('the second step', () => {
  async function enrolled(role: 'member' | 'moderator' = 'member') {
    const person = await makePerson(role);
    const { secret, sealed } = await offerSecondFactor(await person.actor());
    const cookie = await startSession(person.id, request());
    const codes = await addSecondFactor(await person.actor(), { secret: sealed, code: code(secret) });
    return { ...person, secret, codes, cookie };
  }

  test('is on once a code proves the app; every session ends and log-in asks for it', async () => {
    const { id, email, codes, cookie } = await enrolled();
    expect(codes).toHaveLength(10);
    expect(await actorFromSession(request(cookie))).toBeNull();
    expect(await logIn({ email, password: goodPassword }, { request: request(), address: '192.0.2.1' })).toMatchObject({
      needsCode: true,
    });
    expect(await lastEvent()).toMatchObject({ type: 'person.second_factor_added', actor_id: String(id) });
    const stored = await database.owner`select code_hash from recovery_codes where person_id = ${id}`;
    expect(JSON.stringify(stored)).not.toContain(codes[0]);
  });

  test('takes no secret that was offered to somebody else, and no wrong code', async () => {
    const a = await makePerson();
    const b = await makePerson();
    const { secret, sealed } = await offerSecondFactor(await a.actor());
    expect(await refusal(addSecondFactor(await b.actor(), { secret: sealed, code: code(secret) }))).toBe(422);
    expect(await refusal(addSecondFactor(await a.actor(), { secret: sealed, code: '' }))).toBe(422);
    expect(await refusal(addSecondFactor(await a.actor(), { secret: 'forged.forged', code: code(secret) }))).toBe(422);
  });

  test('takes each code once, also under a race, and each recovery code once', async () => {
    const { id, secret, codes } = await enrolled();
    expect(await refusal(checkSecondFactor(id, code(secret)))).toBe(422);
    setClockOffset(60_000);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => refusal(checkSecondFactor(id, code(secret)))));
    expect(outcomes.filter((o) => o === null)).toHaveLength(1);
    setClockOffset(hours(1));
    const typed = (codes[0] ?? '').toUpperCase().replaceAll('-', ' ');
    const races = await Promise.all([1, 2, 3, 4].map(() => refusal(checkSecondFactor(id, typed))));
    expect(races.filter((o) => o === null)).toHaveLength(1);
    expect(await refusal(checkSecondFactor(id, typed))).toBe(422);
  });

  test('allows five wrong codes in half an hour', async () => {
    const { id } = await enrolled();
    for (let i = 0; i < 5; i += 1) expect(await refusal(checkSecondFactor(id, '000000'))).toBe(422);
    await expect(checkSecondFactor(id, '000000')).rejects.toBeInstanceOf(RateLimited);
  });

  test('makes eight characters enough; taking it away asks for fifteen again; staff keep it', async () => {
    const { id, actor, codes } = await enrolled();
    await changePassword(await actor(), { current: goodPassword, password: 'k9#mVz!q' });
    const refused = await removeSecondFactor(await actor(), { current: 'k9#mVz!q' }).catch((e) => e);
    expect(refused).toBeInstanceOf(Invalid);
    expect(refused.fields).toHaveProperty('password');
    await removeSecondFactor(await actor(), { current: 'k9#mVz!q', password: 'longer than before 15' });
    expect((await managedPerson(id))?.secondFactor).toBe(false);
    expect(await refusal(checkSecondFactor(id, codes[1] ?? ''))).toBe(422);
    const staff = await enrolled('moderator');
    expect(await refusal(removeSecondFactor(await staff.actor(), { current: goodPassword }))).toBe(403);
  });
});

describe('API tokens', () => {
  test('act with the rights of their owner until revoked, and are stored as a hash', async () => {
    const { id, actor } = await makePerson('moderator');
    const token = await createToken(await actor(), { personId: id, name: 'script' });
    const bearer = await actorFromBearer(`Bearer ${token}`);
    expect(bearer).toMatchObject({ personId: id, channel: 'api', sessionId: null });
    expect(bearer && isModerator(bearer)).toBe(true);
    expect(JSON.stringify(await database.owner`select * from tokens`)).not.toContain(token);
    for (const bad of [null, '', 'Bearer', `Bearer ${token}x`, `Basic ${token}`, `Bearer ${'%00'.repeat(20)}`]) {
      expect(await actorFromBearer(bad)).toBeNull();
    }
    const [row] = await database.owner<{ id: string }[]>`select id from tokens where person_id = ${id}`;
    const other = await makePerson();
    expect(await refusal(revokeToken(await other.actor(), Number(row?.id)))).toBe(404);
    await revokeToken(await actor(), Number(row?.id));
    expect(await actorFromBearer(`Bearer ${token}`)).toBeNull();
    expect(await lastEvent()).toMatchObject({ type: 'token.revoked' });
  });

  test('are made for oneself only, and not by the suspended or unconfirmed', async () => {
    const a = await makePerson();
    const b = await makePerson();
    expect(await refusal(createToken(await a.actor(), { personId: b.id, name: 'x' }))).toBe(403);
    await database.owner`update people set suspended_at = now() where id = ${a.id}`;
    expect(await refusal(createToken(await a.actor(), { personId: a.id, name: 'x' }))).toBe(403);
  });
});

describe('roles', () => {
  test('are given and taken by admins, each with its event; moderators and leads may not', async () => {
    await makeAgency('water');
    const admin = await makePerson('admin');
    const person = await makePerson();
    for (const role of ['moderator', 'member'] as const) {
      const by = await makePerson(role);
      expect(await refusal(grantRole(await by.actor(), { personId: person.id, role: 'admin' }))).toBe(403);
    }
    const lead = await makePerson('lead', 'water');
    expect(await refusal(grantRole(await lead.actor(), { personId: person.id, role: 'rep', agency: 'water' }))).toBe(
      403,
    );
    await grantRole(await admin.actor(), { personId: person.id, role: 'lead', agency: 'water' });
    expect(await lastEvent()).toMatchObject({ type: 'role.granted', actor_id: String(admin.id) });
    const [grant] = (await managedPerson(person.id))?.roles ?? [];
    expect(leads(await person.actor(), (await person.actor()).roles[0]?.agencyId ?? null)).toBe(true);
    expect(await refusal(grantRole(await admin.actor(), { personId: person.id, role: 'lead', agency: 'water' }))).toBe(
      409,
    );
    expect(await refusal(grantRole(await admin.actor(), { personId: person.id, role: 'rep' }))).toBe(422);
    expect(await refusal(grantRole(await admin.actor(), { personId: person.id, role: 'admin', agency: 'water' }))).toBe(
      422,
    );
    expect(await refusal(endRole(await lead.actor(), grant?.id ?? 0))).toBe(403);
    await endRole(await admin.actor(), grant?.id ?? 0);
    expect((await person.actor()).roles).toEqual([]);
    expect(await lastEvent()).toMatchObject({ type: 'role.ended' });
  });

  test('the last admin stays', async () => {
    await database.renew();
    const admin = await makePerson('admin');
    const [grant] = (await managedPerson(admin.id))?.roles ?? [];
    expect(await refusal(endRole(await admin.actor(), grant?.id ?? 0))).toBe(409);
  });

  test('nothing that needs a role commits after it ended', async () => {
    const boss = await makePerson('admin');
    for (let i = 0; i < 10; i += 1) {
      const admin = await makePerson('admin');
      const actor = await admin.actor();
      const [grant] = (await managedPerson(admin.id))?.roles ?? [];
      const email = `race${i}@example.org`;
      const [demotion, action] = await Promise.allSettled([
        endRole(await boss.actor(), grant?.id ?? 0),
        createPerson(actor, { email, name: 'Raced', role: 'member', password: goodPassword }),
      ]);
      expect(demotion.status).toBe('fulfilled');
      const events = await database.owner`
        select e.type, e.id from events e where (e.type = 'person.created' and e.actor_id = ${admin.id})
           or (e.type = 'role.ended' and (e.data->>'personId')::bigint = ${admin.id}) order by e.id`;
      const types = events.map((e) => e.type);
      expect(types).toEqual(action.status === 'fulfilled' ? ['person.created', 'role.ended'] : ['role.ended']);
    }
  });
});

describe('delegations', () => {
  const terms = { agency: 'roads', topic: null, risk: 'medium' as const, validTo: null };

  test('a lead grants and ends those of their own agency, with an event', async () => {
    const roads = await makeAgency('roads');
    await makeAgency('parks');
    const lead = await makePerson('lead', 'roads');
    const rep = await makePerson('rep', 'roads');
    const { id } = await grantDelegation(await lead.actor(), { ...terms, personId: rep.id, topic: 'roads-topic' });
    expect(await lastEvent()).toMatchObject({ type: 'delegation.granted', actor_id: String(lead.id) });
    expect((await rep.actor()).delegations).toMatchObject([{ id, agencyId: roads, riskCeiling: 'medium' }]);
    expect(await refusal(grantDelegation(await lead.actor(), { ...terms, personId: rep.id, agency: 'parks' }))).toBe(
      403,
    );
    expect(
      await refusal(grantDelegation(await lead.actor(), { ...terms, personId: rep.id, topic: 'parks-topic' })),
    ).toBe(422);
    expect(await refusal(grantDelegation(await rep.actor(), { ...terms, personId: rep.id }))).toBe(403);
    expect(
      await refusal(grantDelegation(await lead.actor(), { ...terms, personId: rep.id, validTo: fromNow(-1) })),
    ).toBe(422);
    const member = await makePerson();
    expect(await refusal(grantDelegation(await lead.actor(), { ...terms, personId: member.id }))).toBe(422);
    expect(await refusal(endDelegation(await rep.actor(), id))).toBe(403);
    await endDelegation(await lead.actor(), id);
    expect((await rep.actor()).delegations).toEqual([]);
    expect(await refusal(endDelegation(await lead.actor(), id))).toBe(404);
  });

  test('the same one twice at once is one', async () => {
    const rep = await makePerson('moderator');
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => refusal(grantDelegation(system, { ...terms, personId: rep.id }))),
    );
    expect(outcomes.filter((o) => o === null)).toHaveLength(1);
  });
});

describe('suspending', () => {
  test('takes the right to write away at once and gives it back by itself', async () => {
    const moderator = await makePerson('moderator');
    const person = await makePerson();
    await suspendPerson(await moderator.actor(), { personId: person.id, reason: 'Spam', until: fromNow(hours(24)) });
    expect(isMember(await person.actor())).toBe(false);
    expect(await lastEvent()).toMatchObject({ type: 'person.suspended' });
    setClockOffset(hours(24) + 1000);
    expect(isMember(await person.actor())).toBe(true);
  });

  test('members by moderators, staff by admins, oneself never', async () => {
    const moderator = await makePerson('moderator');
    const admin = await makePerson('admin');
    const suspension = { reason: 'x', until: null };
    expect(await refusal(suspendPerson(await moderator.actor(), { ...suspension, personId: admin.id }))).toBe(403);
    expect(await refusal(suspendPerson(await admin.actor(), { ...suspension, personId: admin.id }))).toBe(403);
    expect(
      await refusal(suspendPerson(await (await makePerson()).actor(), { ...suspension, personId: moderator.id })),
    ).toBe(403);
    await suspendPerson(await admin.actor(), { ...suspension, personId: moderator.id });
    expect(isModerator(await moderator.actor())).toBe(false);
    await liftSuspension(await admin.actor(), moderator.id);
    expect(isModerator(await moderator.actor())).toBe(true);
  });
});

test('other sessions end one by one or together, the present one stays', async () => {
  const { id } = await makePerson();
  const [here, a, b] = [
    await startSession(id, request()),
    await startSession(id, request()),
    await startSession(id, request()),
  ];
  const me = await actorFromSession(request(here));
  const other = await actorFromSession(request(a));
  const actor = { ...(await actorOf(id)), sessionId: me?.sessionId ?? null };
  await endOtherSessions(actor, other?.sessionId?.slice(0, 16));
  expect(await actorFromSession(request(a))).toBeNull();
  expect(await actorFromSession(request(b))).not.toBeNull();
  await endOtherSessions(actor);
  expect(await actorFromSession(request(b))).toBeNull();
  expect(await actorFromSession(request(here))).not.toBeNull();
});

test('an operator-made account is confirmed and established; a taken address is refused whole', async () => {
  const { id, password } = await createPerson(system, { email: 'op@example.org', name: 'City Hall', role: 'admin' });
  expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  expect(await actorOf(id)).toMatchObject({ established: true, emailConfirmed: true });
  const before = await database.owner`select count(*) as n from events`;
  expect(await refusal(createPerson(system, { email: 'OP@example.org', name: 'Twice', role: 'member' }))).toBe(422);
  expect(
    await refusal(createPerson(system, { email: 'rep@example.org', name: 'Rep', role: 'rep', agency: 'nowhere' })),
  ).toBe(422);
  expect(await database.owner`select count(*) as n from events`).toEqual(before);
  expect(await database.owner`select 1 from people where email = 'rep@example.org'`).toHaveLength(0);
});
