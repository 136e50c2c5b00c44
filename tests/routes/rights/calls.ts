import { eq } from 'drizzle-orm';
import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { sendAskerMessage } from '~/features/escalations/send-case-message.server';
import { db } from '~db/client';
import { caseFiles } from '~db/schema';
import { type Expected, only, who } from './expected.ts';
import { type ActorName, held, merged, official, queued, seenAs, thread, type World } from './world.ts';

/** One call of API v1: method and path as in its table, and what is sent to which place. */
export type CallRow = {
  call: string;
  about?: string;
  expect: Expected;
  make: (world: World, actor: ActorName) => Promise<{ at: string; body?: unknown }>;
};

//                     anon  asker member mod  repA repB leadA admin suspended
const everybody = who('ok    ok    ok     ok   ok   ok   ok    ok    ok');
const members = who('  in    ok    ok     ok   ok   ok   ok    ok    403');
const canEdit = who('  in    ok    403    ok   403  403  403   403   403');
const withheld = who(' 404   ok    404    ok   ok   ok   ok    ok    404');
const desk = who('     in    404   404    404  ok   404  ok    404   404');
const askerSees = who('in    403   404    404  ok   404  ok    404   404');
const caseSides = who('in    ok    404    404  ok   404  ok    404   404');

const open = (call: string, at = call.split(' ')[1] ?? ''): CallRow => ({
  call,
  expect: everybody,
  make: async () => ({ at }),
});

type Made = { question: number; answer: number; hash: string };

const onThread = (
  call: string,
  expect: Expected,
  body?: unknown | ((made: Made) => unknown),
  prepare: (world: World) => Promise<Made> = thread,
  about?: string,
): CallRow => ({
  call,
  expect,
  ...(about && { about }),
  make: async (world) => {
    const made = await prepare(world);
    const id = call.includes(' /answers/') ? made.answer : made.question;
    const at = (call.split(' ')[1] ?? '').replace(':id', String(id)).replace(':n', '1');
    return { at, body: typeof body === 'function' ? body(made) : body };
  },
});

const onCase = (
  call: string,
  expect: Expected,
  prepare: (world: World, actor: ActorName) => Promise<{ escalation: number }>,
  body?: (actor: ActorName) => unknown,
): CallRow => ({
  call,
  expect,
  make: async (world, actor) => {
    const made = await prepare(world, actor);
    return { at: (call.split(' ')[1] ?? '').replace(':id', String(made.escalation)), body: body?.(actor) };
  },
});

async function accepted(world: World): Promise<Made> {
  const made = await thread(world);
  await acceptAnswer(world.actors.asker, made.question, made.answer);
  return made;
}

const limited = (world: World) => seenAs('limited', world);

/** Every call of the API × everybody, by their own token. */
export const calls: CallRow[] = [
  open('GET /topics'),
  open('GET /agencies'),
  open('GET /alerts', '/alerts?topic=topic-a'),
  open('GET /questions'),
  open('GET /search', '/search?q=refrigerator'),
  open('GET /similar', '/similar?title=refrigerator'),
  onThread('GET /questions/:id', everybody),
  onThread('GET /questions/:id', withheld, undefined, limited, 'limited'),
  onThread('POST /questions', members, { title: 'Who clears the snow?', body: '', topic: 'topic-a' }),
  onThread('PUT /questions/:id', canEdit, { body: 'Bigger.' }),
  onThread('POST /questions/:id/answers', members, { body: 'Call us.' }),
  onThread('POST /questions/:id/comments', members, { body: 'Thanks.' }),
  onThread('POST /questions/:id/comments', who('in ok 404 ok ok ok ok ok 404'), { body: 'Me.' }, limited, 'limited'),
  onThread('POST /questions/:id/follow', members),
  onThread('DELETE /questions/:id/follow', members),
  onThread('POST /questions/:id/me-too', who('in 403 ok ok ok ok ok ok 403')),
  onThread('DELETE /questions/:id/me-too', who('in 403 ok ok ok ok ok ok 403')),
  onThread('PUT /questions/:id/acceptance', only('asker'), ({ answer }: Made) => ({ answerId: answer })),
  onThread('DELETE /questions/:id/acceptance', only('asker'), undefined, accepted),
  onThread('GET /answers/:id', everybody),
  onThread('GET /answers/:id', withheld, undefined, limited, 'limited'),
  onThread('GET /answers/:id/revisions/:n', everybody),
  onThread('GET /answers/:id/revisions/:n', withheld, undefined, limited, 'limited'),
  onThread('PUT /answers/:id', only('moderator'), { body: 'Call 555.' }),
  onThread('PUT /answers/:id/vote', members, { value: 1 }),
  onThread('POST /answers/:id/comments', members, { body: 'Thanks.' }),
  onThread('POST /answers/:id/verification', only('repA', 'leadA'), ({ hash }: Made) => ({
    contentHash: hash,
    agency: 'agency-a',
    sources: ['https://example.gov/x'],
    shortAnswer: 'Call 555-0100.',
  })),
  onThread('DELETE /answers/:id/verification', only('moderator', 'repA', 'leadA'), { note: 'Wrong.' }, (world) =>
    official(world),
  ),
  onThread('POST /questions/:id/escalation', canEdit, { reason: 'Please.' }),
  onCase('GET /escalations', only('moderator', 'repA', 'repB', 'leadA'), (world) => queued(world)),
  onCase('GET /escalations/:id', caseSides, (world) => queued(world)),
  onCase('POST /escalations/:id/claim', desk, (world) => queued(world)),
  onCase('POST /escalations/:id/release', desk, held),
  onCase('POST /escalations/:id/transfer', desk, held, () => ({ agency: 'agency-b', note: '' })),
  onCase('POST /escalations/:id/resolution', askerSees, held, () => ({ reason: 'personal', note: 'We have called.' })),
  {
    call: 'POST /escalations/:id/merge',
    expect: desk,
    make: async (world) => ({
      at: `/escalations/${(await queued(world)).escalation}/merge`,
      body: { cases: [(await queued(world)).escalation] },
    }),
  },
  onCase('DELETE /escalations/:id/merge', desk, merged),
  onCase('POST /escalations/:id/watch', desk, held),
  onCase('DELETE /escalations/:id/watch', desk, held),
  onCase('GET /escalations/:id/tags', desk, held),
  onCase('PUT /escalations/:id/tags', desk, held, () => ({ tag: 'Storm' })),
  onCase('DELETE /escalations/:id/tags', desk, held, () => ({ tag: 'storm' })),
  onCase('PUT /escalations/:id/state', desk, held, () => ({ state: 'waiting_third_party' })),
  onCase('POST /escalations/:id/messages', caseSides, held, (actor) =>
    actor === 'asker' ? { body: 'Hello?' } : { audience: 'internal', body: 'Seen.' },
  ),
  onCase('GET /escalations/:id/files', caseSides, held),
  {
    call: 'GET /files/:id',
    expect: caseSides,
    make: async (world) => {
      const { escalation } = await queued(world);
      const files = [{ name: 'a.txt', bytes: Buffer.from('Mine.') }];
      const { id } = await sendAskerMessage(world.actors.asker, escalation, { body: 'See.', files });
      const [file] = await db.select({ id: caseFiles.id }).from(caseFiles).where(eq(caseFiles.messageId, id));
      return { at: `/files/${file?.id}` };
    },
  },
];
