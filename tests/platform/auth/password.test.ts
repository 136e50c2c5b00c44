import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '~/platform/auth/password.server';
import { passwordProblem } from '~/platform/auth/password-rules.server';
import { newTotpSecret, totpPicture, totpStep, totpUri } from '~/platform/auth/totp.server';
import { now } from '~/platform/clock';

test('a password is argon2id, with a salt of its own, and right only for itself', async () => {
  const [a, b] = await Promise.all([hashPassword('harbor lantern kitchen'), hashPassword('harbor lantern kitchen')]);
  expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(a).not.toBe(b);
  expect(await verifyPassword(a, 'harbor lantern kitchen')).toBe(true);
  expect(await verifyPassword(a, 'harbor lantern kitcheN')).toBe(false);
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
  expect(await verifyPassword('garbage', 'x')).toBe(false);
});

test('composed and decomposed letters are the same password', async () => {
  expect(await verifyPassword(await hashPassword('caf\u00e9 con leche y pan'), 'cafe\u0301 con leche y pan')).toBe(
    true,
  );
});

test.each([
  ['fourteen chars', 'too_short'],
  ['x'.repeat(129), 'too_long'],
  ['aaaaaaaaaaaaaaaaaaaa', 'repeats'],
  ['aB3$'.repeat(32), 'repeats'],
  ['passwordpassword', 'common'],
  ['123456789012345', 'common'],
  ['password1234567', 'common'],
  ['qwertyuiopasdfg', 'common'],
  ['ana torres port alder', 'own_words'],
  ['correct horse battery staple', null],
  ['😀🌍🐙🎲🚲🍋🎻🏔️🦉🧵🪁🥁🛶🧭🕯️', null],
  [`${'long and winding '.repeat(7)}roads 42`, null],
])('%s is %s', async (password, problem) => {
  const own = ['Ana Torres', 'ana@portalder.example', 'Port Alder'];
  expect(await passwordProblem(password, { own, secondFactor: false })).toBe(problem);
});

test('with a second factor eight are enough, but not common ones', async () => {
  expect(await passwordProblem('k9#mVz!q', { own: [], secondFactor: true })).toBeNull();
  expect(await passwordProblem('password', { own: [], secondFactor: true })).toBe('common');
  expect(await passwordProblem('k9#mVz!', { own: [], secondFactor: true })).toBe('too_short');
});

test('one-time codes of now and of one step either side are taken, others not', async () => {
  const secret = newTotpSecret();
  const code = (shift: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() + shift * 30_000 });
  const step = totpStep(secret, code(0));
  expect(step).not.toBeNull();
  expect(totpStep(secret, ` ${code(0).slice(0, 3)} ${code(0).slice(3)}`)).toBe(step);
  expect(totpStep(secret, code(-1))).toBe((step ?? 0) - 1);
  for (const wrong of [code(5), '', '12345', 'abcdef', '1234567', '١٢٣٤٥٦']) expect(totpStep(secret, wrong)).toBeNull();
  expect(totpUri(secret, 'ana@example.org')).toContain('otpauth://totp/Answerhall:ana%40example.org');
  expect(await totpPicture(totpUri(secret, 'a'))).toMatch(/^<svg/);
});
