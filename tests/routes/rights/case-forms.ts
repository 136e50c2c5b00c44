import { saveCannedReply } from '~/features/escalations/save-canned-reply.server';
import { sendAskerMessage } from '~/features/escalations/send-case-message.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { verification } from '../../features/verification/official-desk.ts';
import { type Expected, who } from './expected.ts';
import type { FormRow, Sent } from './forms.ts';
import { held, idOf, merged, passedOn, queued, resolved, type World } from './world.ts';

//                    anon  asker member mod  repA repB leadA admin suspended
const desk = who('    in    403   403    404  ok   404  ok    404   403');
const leadsOfA = who('in    403   403    403  403  403  ok    403   403');
const leadOnly = who('in    403   403    404  403  404  ok    404   403');

const staff = who('   in    403   403    ok   ok   ok   ok    ok    403');
const noneOfMine = who('in  403   403    404  404  404  404   404   403');

const ticked = async (world: World) => ({ case: (await queued(world)).escalation });
const inQueue = (
  intent: string,
  fields: (world: World) => Promise<Sent['fields']>,
  expect: Expected = desk,
): FormRow => ({
  route: 'staff.escalations._index',
  intent,
  expect,
  make: async (world) => ({ to: '/staff/escalations?index', fields: await fields(world) }),
});

type Prepare = (
  world: World,
  actor: Parameters<FormRow['make']>[1],
) => Promise<{ escalation: number; question: number; answer: number }>;

const onCase = (
  intent: string,
  prepare: Prepare,
  fields: (made: { question: number; answer: number }, world: World) => Sent['fields'] = () => ({}),
  expect: Expected = desk,
): FormRow => ({
  route: 'staff.escalations.$id',
  intent,
  expect,
  make: async (world, actor) => {
    const made = await prepare(world, actor);
    return { to: `/staff/escalations/${made.escalation}`, fields: fields(made, world) };
  },
});

/** A case whose question has an official answer already. */
const heldWithOfficial: Prepare = async (world, actor) => {
  const made = await held(world, actor);
  await verifyAnswer(world.colleague, verification(made.answer, made.hash, 'agency-a'));
  return made;
};

let serial = 0;
/** A reply that agency A has prepared. */
async function preparedReply(world: World): Promise<number> {
  serial += 1;
  const text = { title: `Which street? ${serial}`, body: 'Hello {name}.' };
  return (await saveCannedReply(world.actors.leadA, { agency: 'agency-a', ...text })).id;
}

const onReplies = (intent: string, fields: (id: number) => Sent['fields']): FormRow => ({
  route: 'staff.replies',
  intent,
  expect: leadsOfA,
  make: async (world) => ({ to: '/staff/replies', fields: fields(intent === 'add' ? 0 : await preparedReply(world)) }),
});

const withheldName: Prepare = (world, actor) => held(world, actor, { anonymous: true });

/** What staff do with a case of agency A. */
export const caseForms: FormRow[] = [
  onCase('claim', (world) => queued(world)),
  onCase('renew', held),
  onCase('release', held),
  onCase('accept', passedOn),
  onCase('decline', passedOn),
  onCase('reopen', resolved),
  onCase(
    'assign',
    (world) => queued(world),
    (_, world) => ({ person: idOf(world.colleague) }),
    leadOnly,
  ),
  onCase('reveal', withheldName, () => ({ body: 'To call them.' })),
  onCase('state', held, () => ({ state: 'waiting_third_party', note: '' })),
  onCase(
    'note',
    (world) => queued(world),
    () => ({ body: 'Seen.' }),
  ),
  onCase('message', held, () => ({ body: 'We look into it.' })),
  {
    route: 'staff.escalations.$id',
    intent: 'insert-reply',
    expect: desk,
    make: async (world, actor) => ({
      to: `/staff/escalations/${(await held(world, actor)).escalation}`,
      fields: { body: 'Dear Ana.', reply: await preparedReply(world) },
    }),
  },
  onCase('find-official', held, () => ({ box: 'message', body: 'Dear Ana.', words: 'bench' })),
  onCase('insert-official', heldWithOfficial, ({ question }) => ({ box: 'answer', body: '', official: question })),
  onCase('writing', held, () => ({ what: 'reply' })),
  {
    route: 'staff.escalations.$id',
    intent: 'quote',
    expect: desk,
    make: async (world, actor) => {
      const { escalation } = await held(world, actor);
      const { id } = await sendAskerMessage(world.actors.asker, escalation, { body: 'It is on Mill Street.' });
      return { to: `/staff/escalations/${escalation}`, fields: { body: '', messages: id } };
    },
  },
  onCase('save-draft', held, () => ({ body: 'Call us.', shortAnswer: '', sources: '' })),
  {
    route: 'staff.drafts',
    intent: 'discard',
    expect: who('in 403 403 ok ok ok ok ok 403'),
    make: async (world) => ({ to: '/staff/drafts', fields: { case: (await queued(world)).escalation, kind: 'asker' } }),
  },
  onReplies('add', () => ({ agency: 'agency-a', title: `New ${++serial}`, body: 'Hello.' })),
  onReplies('change', (id) => ({ id, title: `Other ${id}`, body: 'Hello.' })),
  onReplies('remove', (id) => ({ id })),
  // Nobody's but their own, wherever the case lies now.
  onCase('discard-draft', held, () => ({ kind: 'asker' }), who('in 403 403 ok ok ok ok ok 403')),
  onCase('resolve-answer', heldWithOfficial, ({ answer }) => ({ answerId: answer })),
  onCase('resolve-new', held, () => ({
    body: 'Call 555-0199.',
    shortAnswer: 'Call 555-0199.',
    sources: 'https://example.gov/x',
  })),
  onCase('check-new', held, () => ({ body: 'Call 555-0199.' })),
  onCase('resolve-reason', held, () => ({ reason: 'personal', note: 'We have called.' })),
  onCase('transfer', held, () => ({ agency: 'agency-b', note: '' })),
  inQueue('claim', async (world) => ({ id: (await queued(world)).escalation })),
  inQueue('assign', async (world) => ({ ...(await ticked(world)), person: idOf(world.colleague) }), leadOnly),
  inQueue('tag', async (world) => ({ ...(await ticked(world)), tag: 'storm' })),
  inQueue('untag', async (world) => ({ ...(await ticked(world)), tag: 'storm' })),
  inQueue('watch', ticked),
  inQueue('unwatch', ticked),
  // Leads to the page on which the main case is chosen, which shows everybody their own.
  inQueue('merge', ticked, staff),
  inQueue('save-filter', async () => ({ name: 'Mine' }), staff),
  inQueue('rename-filter', async () => ({ id: 999_999, name: 'Mine' }), noneOfMine),
  inQueue('delete-filter', async () => ({ id: 999_999 }), noneOfMine),
  {
    route: 'staff.escalations.merge',
    intent: 'merge',
    expect: desk,
    make: async (world) => ({
      to: '/staff/escalations/merge',
      fields: { into: (await queued(world)).escalation, ...(await ticked(world)) },
    }),
  },
  {
    route: 'staff.escalations.merge',
    intent: 'unmerge',
    expect: desk,
    make: async (world) => ({ to: '/staff/escalations/merge', fields: { id: (await merged(world)).escalation } }),
  },
  {
    route: 'staff.escalations.merge',
    intent: 'unmerge-all',
    expect: desk,
    make: async (world) => ({ to: '/staff/escalations/merge', fields: { id: (await queued(world)).escalation } }),
  },
];
