import { closeQuestion } from '~/features/moderation/close-question.server';
import { hidePost } from '~/features/moderation/hide-post.server';
import { recentActions } from '~/features/moderation/moderation.queries.server';
import { raiseFlag } from '~/features/moderation/raise-flag.server';
import { type Expected, only, who } from './expected.ts';
import type { FormRow, Sent } from './forms.ts';
import { newcomer, seenAs, thread, type World } from './world.ts';

type Made = { question: number; answer: number };

const moderators = only('moderator');

async function hidden(world: World): Promise<Made> {
  const made = await thread(world);
  await hidePost(world.actors.moderator, { kind: 'answer', id: made.answer }, { kind: 'spam', note: '' });
  return made;
}

async function flagged(world: World): Promise<Made> {
  const made = await thread(world);
  await raiseFlag(world.actors.member, { kind: 'answer', id: made.answer }, { kind: 'spam', note: '' });
  return made;
}

async function closed(world: World): Promise<Made> {
  const made = await thread(world);
  await closeQuestion(world.actors.moderator, made.question, { reason: 'off_topic', note: '' });
  return made;
}

type Row = [string, Expected, (world: World) => Promise<Made>, (made: Made, world: World) => Promise<Sent['fields']>];

const rows: Row[] = [
  ['hide', moderators, thread, async ({ answer }) => ({ post: `a${answer}`, kind: 'spam', note: '' })],
  ['restore', moderators, hidden, async ({ answer }) => ({ post: `a${answer}` })],
  ['decide', moderators, flagged, async ({ answer }) => ({ post: `a${answer}`, outcome: 'dismissed' })],
  ['approve', moderators, (world) => seenAs('pending_review', world), async (made) => ({ post: `q${made.question}` })],
  ['limit', moderators, thread, async ({ question }) => ({ question, note: '' })],
  ['close', moderators, thread, async ({ question }) => ({ question, reason: 'off_topic', note: '' })],
  ['reopen', moderators, closed, async ({ question }) => ({ question })],
  [
    'duplicate',
    moderators,
    thread,
    async ({ question }, world) => ({ question, original: (await thread(world)).question }),
  ],
  ['move', moderators, thread, async ({ question }) => ({ question, topic: 'topic-b' })],
  ['needs-info', only('moderator', 'repA', 'leadA'), thread, async ({ question }) => ({ question, note: 'Where?' })],
  [
    'suspend',
    who('in 403 403 ok 403 403 403 ok 403'),
    thread,
    async (_, world) => ({ person: (await newcomer(world)).id, days: 3, reason: 'Spam.' }),
  ],
  [
    'undo',
    moderators,
    closed,
    async ({ question }) => ({
      action: (await recentActions({ questionId: question, limit: 1 })).items[0]?.id ?? 0,
    }),
  ],
];

/** The same forms stand on the flags desk and on the page of a question. */
export const moderationForms: FormRow[] = rows.flatMap(([intent, expect, prepare, fields]) => [
  {
    route: 'staff.flags',
    intent,
    expect,
    make: async (world) => ({ to: '/staff/flags', fields: await fields(await prepare(world), world) }),
  },
  {
    route: 'questions_.$id.moderate',
    intent,
    expect,
    make: async (world) => {
      const made = await prepare(world);
      return { to: `/questions/${made.question}/moderate`, fields: await fields(made, world) };
    },
  },
]);

/** Personal data is removed by moderators and by whoever holds the case. */
export const redactionForms: FormRow[] = (['find', 'redact'] as const).map((intent) => ({
  route: 'questions_.$id.redact',
  intent,
  expect: moderators,
  make: async (world) => {
    const { question } = await thread(world);
    return { to: `/questions/${question}/redact`, fields: { text: 'refrigerator', reason: 'A name.' } };
  },
}));
