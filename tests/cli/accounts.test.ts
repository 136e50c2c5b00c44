import { expect, test, vi } from 'vitest';
import { admin } from '~/cli/admin.ts';
import { logIn } from '~/features/people/log-in.server';
import { delegationFor, isModerator, worksFor } from '~/platform/actor';
import { actorFromBearer } from '~/platform/auth/token.server';
import { now } from '~/platform/clock';
import { makeAgency } from '../features/people/make-person.ts';
import { testDatabase } from '../support/database.ts';

const database = testDatabase();

/** Runs an operator's command; what it wrote and its exit code. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const into = (where: 'out' | 'err') => (text: string | Uint8Array) => {
    said[where] += String(text);
    return true;
  };
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(into('err'));
  try {
    const code = await admin(args);
    return { code, ...said };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

const request = new Request('http://localhost:3000/');

test('user create, delegation grant and token create make somebody who can work', async () => {
  const agencyId = await makeAgency('public-works');
  const [topic] = await database.owner<{ id: string }[]>`select id from topics where slug = 'public-works-topic'`;
  const made = await run(
    'user',
    'create',
    '--email',
    'rosa@example.org',
    '--name',
    'Rosa Diaz',
    '--role',
    'rep',
    '--agency',
    'public-works',
  );
  expect(made).toMatchObject({ code: 0, err: 'rosa@example.org can log in as rep (handle rosa-diaz).\n' });
  expect(made.out).toMatch(/^[a-z2-9-]{23}\n$/);
  const password = made.out.trim();
  expect(await logIn({ email: 'rosa@example.org', password }, { request, address: '192.0.2.1' })).toHaveProperty(
    'personId',
  );

  const granted = await run(
    'delegation',
    'grant',
    '--email',
    'ROSA@example.org',
    '--agency',
    'public-works',
    '--risk',
    'medium',
  );
  expect(granted).toMatchObject({ code: 0, out: '' });
  const token = await run('token', 'create', '--email', 'rosa@example.org', '--name', 'script');
  expect(token).toMatchObject({ code: 0, err: '' });
  expect(token.out).toMatch(/^ah_[\w-]{43}\n$/);
  const actor = await actorFromBearer(`Bearer ${token.out.trim()}`);
  if (!actor) throw new Error('The token is not good.');
  expect(worksFor(actor, agencyId)).toBe(true);
  const scope = { agencyId, topicId: Number(topic?.id), risk: 'medium' as const };
  expect(delegationFor(actor, scope, now())).not.toBeNull();
  expect(delegationFor(actor, { ...scope, risk: 'high' }, now())).toBeNull();
});

test('roles without an agency, and a password of one’s own', async () => {
  const made = await run(
    'user',
    'create',
    '--email',
    'mo@example.org',
    '--name',
    'City Moderator',
    '--role',
    'moderator',
    '--password',
    'gulls over pier nine',
  );
  expect(made).toMatchObject({ code: 0, out: '' });
  const token = (await run('token', 'create', '--email', 'mo@example.org', '--name', 't')).out.trim();
  const actor = await actorFromBearer(`Bearer ${token}`);
  expect(actor && isModerator(actor)).toBe(true);
  expect(actor).toMatchObject({ established: true, emailConfirmed: true });
});

const good = ['user', 'create', '--email', 'x@example.org', '--name', 'X Y', '--role', 'member'];
const replaced = (name: string, value: string) => good.map((arg, at) => (good[at - 1] === name ? value : arg));

test.each([
  ['an address that is none', replaced('--email', 'nonsense')],
  ['a role that is none', replaced('--role', 'king')],
  ['an address that has an account', replaced('--email', 'mo@example.org')],
  ['a rep without agency', replaced('--role', 'rep')],
  ['an unknown agency', [...replaced('--role', 'rep'), '--agency', 'nowhere']],
  ['a member with an agency', [...good, '--agency', 'public-works']],
  ['a weak password', [...good, '--password', 'passwordpassword']],
  ['a missing name', good.slice(0, 4)],
  ['an unknown option', [...good, '--colour', 'red']],
  ['an account that is not there', ['token', 'create', '--email', 'ghost@example.org', '--name', 't']],
  ['a delegation for nobody', ['delegation', 'grant', '--email', 'ghost@example.org', '--agency', 'public-works']],
  [
    'a delegation of an unknown risk',
    ['delegation', 'grant', '--email', 'mo@example.org', '--agency', 'public-works', '--risk', 'huge'],
  ],
  [
    'a topic of no such agency',
    ['delegation', 'grant', '--email', 'mo@example.org', '--agency', 'public-works', '--topic', 'none'],
  ],
])('%s: exit 2, one line, nothing written', async (_what, args) => {
  const before =
    await database.owner`select (select count(*) from people) as p, (select count(*) from tokens) as t, (select count(*) from events) as e`;
  const refused = await run(...args);
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toMatch(/^[^\n]+\n$/);
  const after =
    await database.owner`select (select count(*) from people) as p, (select count(*) from tokens) as t, (select count(*) from events) as e`;
  expect(after).toEqual(before);
});
