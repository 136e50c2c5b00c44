import { Logger, runOnce } from 'graphile-worker';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeEmail } from '~/features/people/change-email.server';
import { changePassword } from '~/features/people/change-password.server';
import { confirmAddress } from '~/features/people/confirm-address.server';
import { logIn } from '~/features/people/log-in.server';
import { openAccount } from '~/features/people/open-account.server';
import { requestReset, sendResetLink } from '~/features/people/request-reset.server';
import { resetPassword } from '~/features/people/reset-password.server';
import { signUp as askForAccount } from '~/features/people/sign-up.server';
import { ownerOfUnsubscribe, stopMail, unsubscribeUrl } from '~/features/people/stop-mail.server';
import { updateProfile } from '~/features/people/update-profile.server';
import { rememberBrowser } from '~/platform/auth/known-browser.server';
import { hashPassword } from '~/platform/auth/password.server';
import { actorFromSession, startSession } from '~/platform/auth/session.server';
import { hours, minutes, setClockOffset } from '~/platform/clock';
import { forgetEnv } from '~/platform/env.server';
import { Invalid, RateLimited } from '~/platform/errors';
import { sql } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { actorOf, goodPassword, makePerson } from './make-person.ts';

const database = testDatabase();
let address = 0;
const from = () => {
  address += 1;
  return { address: `192.0.2.${address}`, language: 'en' as const, request: request() };
};
const request = (...cookies: string[]) =>
  new Request('http://localhost:3000/', { headers: { Cookie: cookies.map((c) => c.split(';')[0]).join('; ') } });

/** Signs up and lets the job run. */
async function signUp(...args: Parameters<typeof askForAccount>): Promise<void> {
  await askForAccount(...args);
  await runOnce({
    connectionString: process.env.DATABASE_URL,
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: { open_account: openAccount },
  });
}
const mailsTo = (to: string) =>
  database.owner`select kind, subject, body_text from mails where recipient = ${to} order by id`;
async function linkTo(to: string): Promise<string> {
  const mails = await mailsTo(to);
  return /token=([\w-]+)/.exec(String(mails.at(-1)?.body_text))?.[1] ?? '';
}
const fields = (use: Promise<unknown>) =>
  use.then(
    () => null,
    (e) => (e instanceof Invalid ? e.fields : String(e)),
  );

beforeEach(() => {
  process.env.LIMITS = 'on';
  forgetEnv();
});
afterEach(() => setClockOffset(0));

describe('signing up', () => {
  test('makes an account that can take part once its address is confirmed, with an event for each step', async () => {
    await signUp({ name: 'José  Núñez', email: 'jose@example.org', password: goodPassword }, from());
    const [person] =
      await database.owner`select id, handle, email_confirmed_at, established_at, password_hash from people where email = 'jose@example.org'`;
    expect(person).toMatchObject({ handle: 'jose-nunez', email_confirmed_at: null, established_at: null });
    expect(person?.password_hash).toMatch(/^\$argon2id/);
    expect((await actorOf(Number(person?.id))).emailConfirmed).toBe(false);
    const token = await linkTo('jose@example.org');
    const stored = await database.owner`select token_hash from email_tokens`;
    expect(JSON.stringify(stored)).not.toContain(token);
    await confirmAddress(token);
    expect((await actorOf(Number(person?.id))).emailConfirmed).toBe(true);
    const types = await database.owner`select type from events order by id`;
    expect(types.map((e) => e.type)).toEqual(expect.arrayContaining(['person.signed_up', 'person.confirmed']));
    expect(await fields(confirmAddress(token))).toHaveProperty('form');
  });

  test('answers the same for a known address, whose owner is told', async () => {
    const { email, id } = await makePerson();
    await signUp({ name: 'Somebody', email: email.toUpperCase(), password: goodPassword }, from());
    expect((await mailsTo(email)).map((m) => m.kind)).toEqual(['already_signed_up']);
    const [person] = await database.owner`select name from people where id = ${id}`;
    expect(person?.name).not.toBe('Somebody');
  });

  test('of an address never confirmed is taken over by the newest, whose link alone works', async () => {
    await signUp({ name: 'First', email: 'twice@example.org', password: goodPassword }, from());
    const first = await linkTo('twice@example.org');
    const [person] = await database.owner`select id from people where email = 'twice@example.org'`;
    const cookie = await startSession(Number(person?.id), request());
    await signUp({ name: 'Second', email: 'twice@example.org', password: 'quite another sentence 7' }, from());
    expect(await actorFromSession(request(cookie))).toBeNull();
    expect(await fields(confirmAddress(first))).toHaveProperty('form');
    await confirmAddress(await linkTo('twice@example.org'));
    expect((await actorOf(Number(person?.id))).name).toBe('Second');
    expect(await fields(logIn({ email: 'twice@example.org', password: goodPassword }, from()))).toHaveProperty('form');
  });

  test('refuses names that pass for staff or agencies, and weak passwords, by field', async () => {
    const { actor } = await makePerson('moderator');
    const { name } = await actor();
    for (const bad of [name, name.toUpperCase(), 'Answerhall Staff', 'Моderator', 'A\u202Eb', '\u200b']) {
      expect(
        await fields(signUp({ name: bad, email: 'bad@example.org', password: goodPassword }, from())),
      ).toHaveProperty('name');
    }
    for (const password of ['short', 'passwordpassword', 'x'.repeat(129), 'bad bad bad bad bad']) {
      expect(await fields(signUp({ name: 'Bad', email: 'bad@example.org', password }, from()))).toHaveProperty(
        'password',
      );
    }
    const people = await database.owner`select 1 from people where email = 'bad@example.org'`;
    expect(people).toHaveLength(0);
  });

  test('fifty of one name at once get fifty handles', async () => {
    process.env.LIMITS = 'off';
    forgetEnv();
    const passwordHash = await hashPassword(goodPassword);
    const one = (i: number) =>
      openAccount({ name: 'Maria Lopez', email: `maria${i}@example.org`, passwordHash, language: 'en' });
    await Promise.all(Array.from({ length: 50 }, (_, i) => one(i)));
    const handles = await database.owner`select distinct handle from people where name = 'Maria Lopez'`;
    expect(handles).toHaveLength(50);
    expect(handles.map((h) => h.handle)).toContain('maria-lopez');
  });

  test('three a day from one address', async () => {
    const here = from();
    for (let i = 0; i < 3; i += 1)
      await signUp({ name: 'Kim', email: `kim${i}@example.org`, password: goodPassword }, here);
    await expect(
      signUp({ name: 'Kim', email: 'kim4@example.org', password: goodPassword }, here),
    ).rejects.toBeInstanceOf(RateLimited);
  });
});

describe('logging in', () => {
  test('takes the right password, whatever the case of the address', async () => {
    const { email, id } = await makePerson();
    expect(await logIn({ email: email.toUpperCase(), password: goodPassword }, from())).toMatchObject({
      personId: id,
      needsCode: false,
    });
    expect(await fields(logIn({ email, password: `${goodPassword}.` }, from()))).toEqual(
      await fields(logIn({ email: 'nobody@example.org', password: goodPassword }, from())),
    );
  });

  test('five wrong tries in 30 minutes close an account to strangers, not to a browser that knows it', async () => {
    const { email } = await makePerson();
    for (let i = 0; i < 10; i += 1) await logIn({ email, password: goodPassword }, from());
    const known = await rememberBrowser(request(), (await logIn({ email, password: goodPassword }, from())).accountKey);
    for (let i = 0; i < 5; i += 1) await fields(logIn({ email, password: 'wrong' }, from()));
    await expect(logIn({ email, password: goodPassword }, from())).rejects.toBeInstanceOf(RateLimited);
    const ownBrowser = { ...from(), request: request(known) };
    expect(await logIn({ email, password: goodPassword }, ownBrowser)).toHaveProperty('personId');
    for (let i = 0; i < 5; i += 1)
      await fields(logIn({ email, password: 'wrong' }, { ...from(), request: request(known) }));
    await expect(logIn({ email, password: goodPassword }, ownBrowser)).rejects.toBeInstanceOf(RateLimited);
    const forged = { ...from(), request: request(known.replace(/\.[\w-]{10}/, '.AAAAAAAAAA')) };
    await expect(logIn({ email, password: goodPassword }, forged)).rejects.toBeInstanceOf(RateLimited);
    setClockOffset(minutes(31));
    expect(await logIn({ email, password: goodPassword }, from())).toHaveProperty('personId');
  });

  test('unknown accounts are closed just the same', async () => {
    for (let i = 0; i < 5; i += 1) await fields(logIn({ email: 'ghost@example.org', password: 'wrong' }, from()));
    await expect(logIn({ email: 'ghost@example.org', password: 'x' }, from())).rejects.toBeInstanceOf(RateLimited);
  });

  test('twenty tries a minute from one address', async () => {
    const here = from();
    for (let i = 0; i < 20; i += 1) await fields(logIn({ email: `n${i}@example.org`, password: 'x' }, here));
    await expect(logIn({ email: 'n21@example.org', password: 'x' }, here)).rejects.toBeInstanceOf(RateLimited);
  });

  test('a suspended person still comes in', async () => {
    const { email, id } = await makePerson();
    await database.owner`update people set suspended_at = now() where id = ${id}`;
    expect(await logIn({ email, password: goodPassword }, from())).toHaveProperty('personId');
    expect((await actorOf(id)).suspended).toBe(true);
  });
});

describe('a new password by mail', () => {
  test('works once under a race, ends every session, and the old password is dead', async () => {
    const { email, id } = await makePerson();
    const cookie = await startSession(id, request());
    await sendResetLink({ email });
    const token = await linkTo(email);
    expect(token.length).toBeGreaterThanOrEqual(22);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) => fields(resetPassword({ token, password: `a new sentence of mine ${i}` }))),
    );
    expect(outcomes.filter((o) => o === null)).toHaveLength(1);
    expect(await actorFromSession(request(cookie))).toBeNull();
    expect(await fields(logIn({ email, password: goodPassword }, from()))).toHaveProperty('form');
    const winner = outcomes.indexOf(null);
    expect(await logIn({ email, password: `a new sentence of mine ${winner}` }, from())).toHaveProperty('personId');
    expect((await mailsTo(email)).map((m) => m.kind)).toEqual(['reset', 'password_changed']);
    const events =
      await database.owner`select type from events where type = 'person.password_reset' and actor_id = ${id}`;
    expect(events).toHaveLength(1);
  });

  test('ends after an hour, and with the next link', async () => {
    const { email } = await makePerson();
    await sendResetLink({ email });
    const first = await linkTo(email);
    await sendResetLink({ email });
    const second = await linkTo(email);
    expect(await fields(resetPassword({ token: first, password: 'yet another sentence 9' }))).toHaveProperty('form');
    setClockOffset(hours(1) + 1000);
    expect(await fields(resetPassword({ token: second, password: 'yet another sentence 9' }))).toHaveProperty('form');
  });

  test('two an hour, known or not; nothing is sent to strangers', async () => {
    await requestReset('stranger@example.org', from());
    await requestReset('stranger@example.org', from());
    await expect(requestReset('Stranger@example.org', from())).rejects.toBeInstanceOf(RateLimited);
    await sendResetLink({ email: 'stranger@example.org' });
    expect(await mailsTo('stranger@example.org')).toHaveLength(0);
    const jobs =
      await sql`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'send_reset_link'`;
    expect(jobs[0]?.n).toBe(2);
  });

  test('is built from the public URL', async () => {
    process.env.PUBLIC_URL = 'https://ask.example.gov';
    forgetEnv();
    const { email } = await makePerson();
    await sendResetLink({ email });
    process.env.PUBLIC_URL = 'http://localhost:3000';
    forgetEnv();
    expect((await mailsTo(email))[0]?.body_text).toContain('https://ask.example.gov/reset/new?token=');
  });
});

describe('settings', () => {
  test('a changed password ends every session and is told by mail', async () => {
    const { email, id, actor } = await makePerson();
    const cookie = await startSession(id, request());
    expect(
      await fields(changePassword(await actor(), { current: 'wrong', password: 'another long sentence 3' })),
    ).toHaveProperty('current');
    expect(await fields(changePassword(await actor(), { current: goodPassword, password: 'short' }))).toHaveProperty(
      'password',
    );
    await changePassword(await actor(), { current: goodPassword, password: 'another long sentence 3' });
    expect(await actorFromSession(request(cookie))).toBeNull();
    expect((await mailsTo(email)).map((m) => m.kind)).toEqual(['password_changed']);
    expect(await logIn({ email, password: 'another long sentence 3' }, from())).toHaveProperty('personId');
  });

  test('a new address counts once its link is used; the old one is told; a taken one is not given away', async () => {
    const { email, id, actor } = await makePerson();
    const other = await makePerson();
    await changeEmail(await actor(), { current: goodPassword, email: 'fresh@example.org' });
    expect((await database.owner`select email from people where id = ${id}`)[0]?.email).toBe(email);
    expect(await confirmAddress(await linkTo('fresh@example.org'))).toEqual({ personId: id, changed: true });
    expect((await database.owner`select email from people where id = ${id}`)[0]?.email).toBe('fresh@example.org');
    expect((await mailsTo(email)).map((m) => m.kind)).toEqual(['email_changed']);
    await changeEmail(await actor(), { current: goodPassword, email: other.email });
    expect((await mailsTo(other.email)).map((m) => m.kind)).toEqual(['email_taken']);
  });

  test('an address taken in the meantime is refused when its link is used', async () => {
    const { actor } = await makePerson();
    await changeEmail(await actor(), { current: goodPassword, email: 'late@example.org' });
    const token = await linkTo('late@example.org');
    await signUp({ name: 'Quicker', email: 'late@example.org', password: goodPassword }, from());
    expect(await fields(confirmAddress(token))).toHaveProperty('form');
  });

  test('profile: names are screened, suspended people keep theirs', async () => {
    await signUp({ name: 'Plain Person', email: 'plain@example.org', password: goodPassword }, from());
    const [{ id } = { id: 0 }] = await database.owner<
      { id: number }[]
    >`select id from people where email = 'plain@example.org'`;
    const profile = { name: 'Plain Person', about: '', language: 'es' as const, mailFrequency: 'daily' as const };
    expect(await fields(updateProfile(await actorOf(id), { ...profile, name: 'City Moderator' }))).toHaveProperty(
      'name',
    );
    await updateProfile(await actorOf(id), { ...profile, name: 'Other Person', about: 'Hello' });
    expect(await actorOf(id)).toMatchObject({ name: 'Other Person', language: 'es' });
    await database.owner`update people set suspended_at = now() where id = ${id}`;
    await expect(updateProfile(await actorOf(id), profile)).rejects.toMatchObject({ status: 403 });
    await updateProfile(await actorOf(id), { ...profile, name: 'Other Person', about: 'Hello', language: 'en' });
    expect((await actorOf(id)).language).toBe('en');
  });
});

test('the link in mails about what one follows ends them, signed and without logging in', async () => {
  const { id } = await makePerson();
  const token = (await unsubscribeUrl(id)).split('/').at(-1) ?? '';
  expect(await ownerOfUnsubscribe(token)).toBe(id);
  await stopMail(token);
  await stopMail(token);
  const [person] = await database.owner`select mail_frequency from people where id = ${id}`;
  expect(person?.mail_frequency).toBe('none');
  const events = await database.owner`select 1 from events where type = 'person.settings_changed' and actor_id = ${id}`;
  expect(events).toHaveLength(1);
  for (const forged of [undefined, '', token.replace(/^./, 'X'), `${token}x`, 'a.b']) {
    await expect(stopMail(forged)).rejects.toMatchObject({ status: 404 });
  }
});
