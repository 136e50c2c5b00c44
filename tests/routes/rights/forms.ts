import { eq } from 'drizzle-orm';
import { signValue } from '~/platform/auth/signed-value.server';
import { db } from '~db/client';
import { delegations, people, tokens } from '~db/schema';
import { tokenOf } from '../api/caller.ts';
import { caseForms } from './case-forms.ts';
import { type Expected, only, who } from './expected.ts';
import { leadForms } from './lead-forms.ts';
import { moderationForms, redactionForms } from './moderation-forms.ts';
import { verifyForms } from './verify-forms.ts';
import {
  type ActorName,
  idOf,
  newcomer,
  official,
  queued,
  resolved,
  seenAs,
  sessionOf,
  thread,
  type World,
} from './world.ts';

/** What is sent, where; another cookie than the actor's own where the act ends the session. */
export type Sent = { to: string; fields: Record<string, string | number>; cookie?: string };

/** One thing a page's form can do. `make` prepares something it can be done to, for this actor. */
export type FormRow = {
  route: string;
  intent: string;
  about?: string;
  expect: Expected;
  make: (world: World, actor: ActorName) => Promise<Sent>;
};

//                     anon  asker member mod  repA repB leadA admin suspended
const everybody = who('ok    ok    ok     ok   ok   ok   ok    ok    ok');
const persons = who('  in    ok    ok     ok   ok   ok   ok    ok    ok');
const members = who('  in    ok    ok     ok   ok   ok   ok    ok    403');
const askers = who('   in    ok    404    404  404  404  404   404   404');
const canEdit = who('  in    ok    403    ok   403  403  403   403   403');
const invalid = who('  422   422   422    422  422  422  422   422   422');
/** Whoever is logged in already is sent on from the page; asked for alone, the action still says no. */
const wrongLogIn = who('422 422/ok 422/ok 422/ok 422/ok 422/ok 422/ok 422/ok 422/ok');
const password = who(' in    422   422    422  422  422  422   422   422');
const leads = who('    in    403   403    403  403  403  ok    ok    403');
const nobody = who('   404   404   404    404  404  404  404   404   404');

const onThread = (
  intent: string,
  expect: Expected,
  fields: (made: { question: number; answer: number }) => Sent['fields'],
  prepare: (world: World) => Promise<{ question: number; answer: number; path: string }> = thread,
  about?: string,
): FormRow => ({
  route: 'questions.$id.($slug)',
  intent,
  expect,
  ...(about && { about }),
  make: async (world) => {
    const made = await prepare(world);
    return { to: made.path, fields: fields(made) };
  },
});

const form = (
  route: string,
  intent: string,
  expect: Expected,
  make: FormRow['make'] | Sent,
  about?: string,
): FormRow => ({
  route,
  intent,
  expect,
  make: typeof make === 'function' ? make : async () => make,
  ...(about && { about }),
});

const threadForms: FormRow[] = [
  onThread('answer', members, () => ({ body: 'Call us.' })),
  onThread(
    'answer',
    who('in ok 404 ok ok ok ok ok 403'),
    () => ({ body: 'Call us.' }),
    (w) => seenAs('limited', w),
    'limited',
  ),
  onThread('comment', members, () => ({ body: 'Thanks.' })),
  onThread('comment', members, ({ answer }) => ({ body: 'Thanks.', answerId: answer }), thread, 'on an answer'),
  onThread('vote', members, ({ answer }) => ({ answerId: answer, value: 1 })),
  onThread(
    'vote',
    who('in ok 403 ok ok ok ok ok 403'),
    ({ answer }) => ({ answerId: answer, value: 1 }),
    (w) => thread(w, { by: w.actors.member }),
    'on the member’s own',
  ),
  onThread('me-too', who('in 403 ok ok ok ok ok ok 403'), () => ({ wanted: 'yes' })),
  onThread('follow', members, () => ({ wanted: 'yes' })),
  onThread('propose', members, ({ answer }) => ({ answerId: answer })),
  onThread('accept', only('asker'), ({ answer }) => ({ answerId: answer, wanted: 'yes' })),
  onThread('rate', who('ok ok ok ok ok ok ok ok 403'), ({ answer }) => ({ answerId: answer, helped: 'yes' })),
  onThread('ask-staff', canEdit, () => ({ reason: 'Nobody knows.' })),
];

const askersCase = (intent: string, prepare: typeof queued | typeof resolved, fields: Sent['fields'] = {}): FormRow =>
  form('questions.$id.case', intent, askers, async (world) => {
    const { question } = await prepare(world);
    return { to: `/questions/${question}/case`, fields };
  });

const personForms: FormRow[] = [
  form('notifications', 'read', persons, { to: '/notifications', fields: {} }),
  form('settings', 'profile', members, async (world, actor) => ({
    to: '/settings',
    fields: {
      name: actor === 'anonymous' ? 'Nobody' : world.actors[actor].name,
      about: 'New.',
      language: 'en',
      mailFrequency: 'each',
    },
  })),
  form('settings', 'confirmation', persons, { to: '/settings', fields: {} }),
  form('settings_.email', 'email', password, {
    to: '/settings/email',
    fields: { current: 'x', email: 'x@example.org' },
  }),
  form('settings_.password', 'password', password, {
    to: '/settings/password',
    fields: { current: 'x', password: 'y' },
  }),
  form('settings_.second-factor', 'add', password, {
    to: '/settings/second-factor',
    fields: { secret: 'x', code: '1' },
  }),
  form('settings_.second-factor', 'remove', password, { to: '/settings/second-factor', fields: { current: 'x' } }),
  form('settings_.sessions', 'end', persons, { to: '/settings/sessions', fields: { session: '0123456789abcdef' } }),
  form('settings_.sessions', 'end-others', persons, { to: '/settings/sessions', fields: {} }),
  form('settings_.tokens', 'create', members, { to: '/settings/tokens', fields: { name: 'Mine' } }),
  form('settings_.tokens', 'revoke', who('in 404 404 404 404 404 404 404 404'), async (world) => {
    await tokenOf(world.author);
    const [his] = await db
      .select({ id: tokens.id })
      .from(tokens)
      .where(eq(tokens.personId, idOf(world.author)));
    return { to: '/settings/tokens', fields: { id: his?.id ?? 0 } };
  }),
  form('questions.new', 'ask', members, {
    to: '/questions/new',
    fields: { title: 'Who clears the snow?', body: '', topic: 'topic-a', tags: '' },
  }),
  form('questions.$id.edit', 'edit', canEdit, async (world) => {
    const { question } = await thread(world);
    return { to: `/questions/${question}/edit`, fields: { title: 'Where do I leave it?', body: 'Big.' } };
  }),
  form('answers.$id.edit', 'edit', only('moderator'), async (world) => {
    const { answer } = await thread(world);
    return { to: `/answers/${answer}/edit`, fields: { body: 'Call 555.' } };
  }),
  form(
    'answers.$id.edit',
    'edit',
    only('member', 'moderator'),
    async (world) => {
      const { answer } = await thread(world, { by: world.actors.member });
      return { to: `/answers/${answer}/edit`, fields: { body: 'Call 555.' } };
    },
    'the member’s own',
  ),
  form('answers.$id.edit', 'check', only('moderator'), async (world) => {
    const { answer } = await thread(world);
    return { to: `/answers/${answer}/edit`, fields: { body: 'Call 555.' } };
  }),
  form('answers_.$id.challenge', 'challenge', members, async (world) => {
    const { answer } = await official(world);
    return { to: `/answers/${answer}/challenge`, fields: { kind: 'outdated', note: 'Old.' } };
  }),
  form('questions_.$id.flag', 'flag', who('in 403 ok ok ok ok ok ok 403'), async (world) => {
    const { question } = await thread(world);
    return { to: `/questions/${question}/flag`, fields: { kind: 'spam' } };
  }),
  form('plain-language', 'plain-language', members, { to: '/plain-language', fields: { body: 'Hello', lang: 'en' } }),
  form('preview', 'preview', members, { to: '/preview', fields: { body: 'Hello' } }),
];

const link = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const doorForms: FormRow[] = [
  form('login', 'login', wrongLogIn, { to: '/login', fields: { email: 'no@example.org', password: 'x' } }),
  form('login_.second-factor', 'code', who('in in in in in in in in in'), {
    to: '/login/second-factor',
    fields: { code: '123456' },
  }),
  form('logout', 'logout', everybody, async (world, actor) => ({
    to: '/logout',
    fields: {},
    cookie: actor === 'anonymous' ? '' : await sessionOf(world.actors[actor]),
  })),
  form('reset', 'reset', everybody, { to: '/reset', fields: { email: 'no@example.org' } }),
  form('reset_.new', 'set', invalid, { to: '/reset/new', fields: { token: link, password: 'x' } }),
  form('signup', 'signup', everybody, async (_, actor) => ({
    to: '/signup',
    fields: { name: 'Nell Newman', email: `nell-${actor}@example.org`, password: 'harbor lantern kitchen 42' },
  })),
  form('confirm', 'confirm', invalid, { to: '/confirm', fields: { token: link } }),
  form('unsubscribe.$token', 'stop', everybody, async (world) => ({
    to: `/unsubscribe/${await signValue('stop mail', idOf(world.author), null)}`,
    fields: {},
  })),
  form('case.solved.$token', 'solved', everybody, async (world) => ({
    to: `/case/solved/${await signValue('case solved', [(await resolved(world)).escalation, idOf(world.actors.asker)], null)}`,
    fields: { solved: 'yes' },
  })),
  form('case.solved.$token', 'solved', nobody, { to: '/case/solved/forged', fields: { solved: 'no' } }, 'forged'),
  form('unsubscribe.$token', 'stop', nobody, { to: '/unsubscribe/forged', fields: {} }, 'forged'),
];

const onPerson = (
  intent: string,
  fields: (made: Awaited<ReturnType<typeof newcomer>>, world: World) => Promise<Sent['fields']> | Sent['fields'],
): FormRow =>
  form('admin.people_.$id', intent, only('admin'), async (world) => {
    const made = await newcomer(world, 'rep');
    return { to: `/admin/people/${made.id}`, fields: await fields(made, world) };
  });

async function speakerFor(personId: number, agencyId: number): Promise<number> {
  const at = new Date();
  const [row] = await db
    .insert(delegations)
    .values({ personId, agencyId, riskCeiling: 'low', validFrom: at, grantedAt: at })
    .returning({ id: delegations.id });
  return row?.id ?? 0;
}

let serial = 0;
const newName = (kind: string) => {
  serial += 1;
  return `${kind} ${serial}`;
};
const adminForms: FormRow[] = [
  form('admin.agencies', 'add', only('admin'), async () => ({
    to: '/admin/agencies',
    fields: { name: newName('Agency') },
  })),
  form('admin.agencies_.$slug', 'save', only('admin'), async () => ({
    to: '/admin/agencies/agency-a',
    fields: { name: 'Agency A', phone: '555-0100' },
  })),
  form('admin.agencies_.$slug', 'add-topic', only('admin'), async () => ({
    to: '/admin/agencies/agency-a',
    fields: { name: newName('Topic'), risk: 'low' },
  })),
  form('admin.topics_.$slug', 'save', only('admin'), async () => ({
    to: '/admin/topics/topic-a',
    fields: { name: 'Topic A', risk: 'low' },
  })),
  form('admin.site', 'save', only('admin'), async () => ({
    to: '/admin/site',
    fields: { place: 'Testville', name: 'Answers', owner: 'City of Testville', timeZone: 'UTC' },
  })),
  form('admin.people', 'create', only('admin'), async () => {
    serial += 1;
    return {
      to: '/admin/people',
      fields: { name: 'Nora New', email: `nora${serial}@example.org`, role: 'member', agency: '' },
    };
  }),
  onPerson('give-role', () => ({ role: 'moderator', agency: '' })),
  onPerson('end-role', ({ grant }) => ({ id: grant })),
  onPerson('delegate', () => ({ agency: 'agency-a', topic: '', risk: 'low' })),
  onPerson('end-delegation', async ({ id }, world) => ({ id: await speakerFor(id, world.a.id) })),
  onPerson('suspend', () => ({ reason: 'Spam again.', days: 3 })),
  form('admin.people_.$id', 'lift', only('admin'), async (world) => {
    const made = await newcomer(world);
    await db.update(people).set({ suspendedAt: new Date(), suspendedReason: 'Spam.' }).where(eq(people.id, made.id));
    return { to: `/admin/people/${made.id}`, fields: {} };
  }),
  form('admin.delegations', 'delegate', leads, async (world) => ({
    to: '/admin/delegations',
    fields: { handle: (await newcomer(world, 'rep')).handle, agency: 'agency-a', topic: '', risk: 'low' },
  })),
  form(
    'admin.delegations',
    'delegate',
    only('admin'),
    async (world) => ({
      to: '/admin/delegations',
      fields: { handle: (await newcomer(world, 'rep')).handle, agency: 'agency-b', topic: '', risk: 'low' },
    }),
    'of agency B',
  ),
  form('admin.delegations', 'end-delegation', leads, async (world) => ({
    to: '/admin/delegations',
    fields: { id: await speakerFor((await newcomer(world, 'rep')).id, world.a.id) },
  })),
  form(
    'admin.delegations',
    'end-delegation',
    only('admin'),
    async (world) => ({
      to: '/admin/delegations',
      fields: { id: await speakerFor((await newcomer(world, 'rep')).id, world.b.id) },
    }),
    'of agency B',
  ),
];

/** Every form × everybody. */
export const forms: FormRow[] = [
  ...threadForms,
  askersCase('message', queued, { body: 'Hello?' }),
  askersCase('solved', resolved, { solved: 'no' }),
  askersCase('withdraw', queued),
  ...personForms,
  ...doorForms,
  ...adminForms,
  ...caseForms,
  ...leadForms,
  ...moderationForms,
  ...redactionForms,
  ...verifyForms,
];
