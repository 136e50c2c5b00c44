import { challengeVerification } from '~/features/verification/challenge-verification.server';
import { returnAnswer } from '~/features/verification/return-answer.server';
import { suspendVerification } from '~/features/verification/suspend-verification.server';
import { type Expected, only } from './expected.ts';
import type { FormRow, Sent } from './forms.ts';
import { official, thread, type World } from './world.ts';

type Made = { answer: number; hash: string; verification: number };

/** Whoever speaks for agency A, and whoever may at least take back what it said. */
const speakers = only('repA', 'leadA');
const takers = only('moderator', 'repA', 'leadA');

const onAnswer = (
  intent: string,
  expect: Expected,
  prepare: (world: World) => Promise<Made>,
  fields: (made: Made) => Sent['fields'],
): FormRow => ({
  route: 'answers_.$id.verify',
  intent,
  expect,
  make: async (world) => {
    const made = await prepare(world);
    return { to: `/answers/${made.answer}/verify`, fields: fields(made) };
  },
});

async function suspended(world: World): Promise<Made> {
  const made = await official(world);
  await suspendVerification(world.colleague, made.verification, 'Wait.');
  return made;
}

async function doubted(world: World): Promise<Made> {
  const made = await official(world);
  await challengeVerification(world.actors.member, made.answer, { kind: 'outdated', note: 'Old.' });
  return made;
}

const inReview = (world: World) => official(world, 'danger-a');

/** What staff do to make an answer official, and to take that back. */
export const verifyForms: FormRow[] = [
  onAnswer(
    'verify',
    speakers,
    async (world) => ({ ...(await thread(world)), verification: 0 }),
    ({ hash }) => ({
      contentHash: hash,
      agency: 'agency-a',
      sources: 'https://example.gov/x',
      shortAnswer: 'Call 555-0100.',
    }),
  ),
  onAnswer('approve', speakers, inReview, ({ verification, hash }) => ({ verification, contentHash: hash })),
  onAnswer('return', takers, inReview, ({ hash }) => ({ contentHash: hash, note: 'Unclear.' })),
  {
    route: 'staff.verification',
    intent: 'undo',
    expect: takers,
    make: async (world) => {
      const { answer, hash } = await thread(world);
      const { id } = await returnAnswer(world.colleague, answer, { contentHash: hash, note: 'Hm.', refused: false });
      return { to: '/staff/verification', fields: { verification: id } };
    },
  },
  onAnswer(
    'withdraw',
    takers,
    (world) => official(world),
    () => ({ note: 'Wrong.' }),
  ),
  onAnswer(
    'suspend',
    takers,
    (world) => official(world),
    ({ verification }) => ({ verification, note: 'Wait.' }),
  ),
  onAnswer('reinstate', speakers, suspended, ({ verification }) => ({ verification })),
  onAnswer('dismiss', speakers, doubted, ({ verification }) => ({ verification })),
];
