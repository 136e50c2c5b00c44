import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { postAnswer } from '~/features/answers/post-answer.server';
import { endDelegation } from '~/features/directory/end-delegation.server';
import { approveVerification } from '~/features/verification/approve-verification.server';
import { reinstateVerification } from '~/features/verification/reinstate-verification.server';
import { returnAnswer } from '~/features/verification/return-answer.server';
import { suspendVerification } from '~/features/verification/suspend-verification.server';
import { undoDecision } from '~/features/verification/undo-decision.server';
import { verificationViews } from '~/features/verification/verification-view.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { withdrawVerification } from '~/features/verification/withdraw-verification.server';
import type { Actor } from '~/platform/actor';
import { days, fromNow, now, setClockOffset } from '~/platform/clock';
import { DomainError } from '~/platform/errors';
import { withoutLimits } from '~/platform/limits/limits.server';
import { db } from '~db/client';
import { answerRevisions, answers, verifications } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { BadgeModel } from './badge-model.ts';
import { agency, delegate, person, thread, topic, verification } from './official-desk.ts';

testDatabase();

const rounds = 200;
let worksId: number;
let [ana, joe, lead, moderator]: Actor[] = [];

beforeAll(async () => {
  worksId = (await agency('works', 'PW')).id;
  await topic('bulky', worksId);
  await topic('lead-paint', worksId, 'high');
  [ana, joe] = [await person('Ana'), await person('Joe')];
  lead = await person('Lead', 'lead', worksId);
  moderator = await person('Mo', 'moderator');
});

/** Something somebody does; acts of one batch happen at the same moment. `who` and `to` say which verifier and which answer. */
const deeds = {
  verify: 4,
  approve: 4,
  edit: 2,
  withdraw: 1,
  'suspend or reinstate': 3,
  'send back or undo': 1,
  'end delegation': 1,
  'time passes': 1,
} as const;
type Deed = keyof typeof deeds;
type Act = { does: Deed; who: number; to: 0 | 1; fate: number };

const anAct: fc.Arbitrary<Act> = fc.record({
  does: fc.oneof(...Object.entries(deeds).map(([deed, weight]) => ({ arbitrary: fc.constant(deed as Deed), weight }))),
  who: fc.nat(2),
  to: fc.constantFrom(0, 0, 0, 1),
  fate: fc.nat(4),
});
const aRound = fc.record({
  high: fc.boolean(),
  batches: fc.array(fc.array(anAct, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 5 }),
});

test(`${rounds} random interleavings: never a badge on a text nobody with power approved, never two`, async () => {
  const seed = Number(process.env.FC_SEED ?? 3);
  try {
    await fc.assert(fc.asyncProperty(aRound, play), { numRuns: rounds, seed, endOnFailure: true });
    console.info(`acts that came through: ${[...came].map(([does, n]) => `${does} ${n}`).join(', ')}`);
    for (const does of Object.keys(deeds)) expect(came.get(does), does).toBeGreaterThan(10);
  } finally {
    setClockOffset(0);
  }
}, 600_000);

const came = new Map<string, number>();
let texts = 0;

async function play({ high, batches }: { high: boolean; batches: Act[][] }): Promise<void> {
  setClockOffset(0);
  texts += 1;
  const made = await thread(high ? 'lead-paint' : 'bulky', ana as Actor, joe as Actor, `Text ${texts}.`);
  const other = await withoutLimits(() => postAnswer(ana as Actor, made.questionId, `Another way ${texts}.`));
  const verifiers = [await speaker('One'), await speaker('Two'), await speaker('Three')];
  const answerIds = [made.answerId, other.id];
  for (const batch of batches) {
    for (const { status, ...result } of await Promise.allSettled(batch.map((act) => run(act, answerIds, verifiers))))
      if (status === 'rejected') expect((result as { reason: unknown }).reason).toBeInstanceOf(DomainError);
    await compare(made.questionId, high);
  }
}

async function speaker(name: string): Promise<Actor> {
  return delegate(await person(name, 'rep', worksId), worksId, 'high');
}

async function run(act: Act, answerIds: number[], verifiers: Actor[]): Promise<void> {
  const done = await attempt(act, answerIds[act.to] ?? 0, verifiers[act.who] as Actor);
  if (done !== null) came.set(act.does, (came.get(act.does) ?? 0) + 1);
}

async function attempt({ does, to, fate }: Act, answerId: number, verifier: Actor): Promise<unknown> {
  switch (does) {
    case 'verify':
      return verifyRead(verifier, answerId, fate);
    case 'approve':
      return approveWaiting(verifier, answerId);
    case 'edit':
      texts += 1;
      return editAnswer((to === 0 ? joe : ana) as Actor, answerId, { body: `Text ${texts}.` });
    case 'withdraw':
      return withdrawVerification(fate > 2 ? (moderator as Actor) : verifier, answerId, 'Wrong.');
    case 'end delegation':
      return endDelegation(lead as Actor, verifier.delegations[0]?.id ?? 0);
    case 'time passes':
      return setClockOffset(days(10 * fate)) ?? true;
    case 'suspend or reinstate':
      return suspendOrReinstate(verifier, answerId);
    case 'send back or undo':
      return sendBackOrUndo(verifier, answerId);
  }
}

async function suspendOrReinstate(verifier: Actor, answerId: number): Promise<unknown> {
  const [held] = await db
    .select({ id: verifications.id, state: verifications.state })
    .from(verifications)
    .where(and(eq(verifications.answerId, answerId), sql`state in ('current', 'suspended')`));
  if (!held) return null;
  return held.state === 'current'
    ? suspendVerification(moderator as Actor, held.id, 'Hm.')
    : reinstateVerification(verifier, held.id);
}

async function sendBackOrUndo(verifier: Actor, answerId: number): Promise<unknown> {
  const [last] = await db
    .select({ id: verifications.id, state: verifications.state })
    .from(verifications)
    .where(and(eq(verifications.answerId, answerId), isNull(verifications.verifiedAt)))
    .orderBy(desc(verifications.id))
    .limit(1);
  if (last && last.state !== 'superseded') return undoDecision(verifier, last.id);
  const contentHash = await newestHash(answerId);
  return returnAnswer(verifier, answerId, { contentHash, note: 'Thank you, but.', refused: false });
}

/** Reads the newest text, and then confirms what was read, whatever happened in between. */
async function verifyRead(verifier: Actor, answerId: number, fate: number): Promise<unknown> {
  const read = await newestHash(answerId);
  const more =
    fate === 0 ? { reviewDueAt: fromNow(days(10)), validUntil: fromNow(days(15)) } : { secondPerson: fate === 1 };
  return verifyAnswer(verifier, verification(answerId, read, 'works', more));
}

async function newestHash(answerId: number): Promise<string> {
  const [read] = await db
    .select({ hash: answerRevisions.contentHash })
    .from(answers)
    .innerJoin(answerRevisions, eq(answerRevisions.id, answers.newestRevisionId))
    .where(eq(answers.id, answerId));
  return read?.hash ?? '';
}

async function approveWaiting(verifier: Actor, answerId: number): Promise<unknown> {
  const [waiting] = await db
    .select({ id: verifications.id, hash: verifications.contentHash })
    .from(verifications)
    .where(and(eq(verifications.answerId, answerId), eq(verifications.state, 'in_review')));
  return waiting ? approveVerification(verifier, waiting.id, waiting.hash) : null;
}

/** What readers see now, against what the events since the beginning allow them to see. */
async function compare(questionId: number, high: boolean): Promise<void> {
  const told = await db.execute(sql`select type, actor_id, answer_id, data from events
    where question_id = ${questionId} or type = 'delegation.ended' order by id`);
  const model = new BadgeModel(high);
  for (const event of told)
    model.tell({
      type: String(event.type),
      actor: Number(event.actor_id),
      answerId: Number(event.answer_id),
      data: event.data as Record<string, unknown>,
    });
  const seen = (await verificationViews(now(), eq(verifications.questionId, questionId))).filter(
    (view) => view.official,
  );
  const key = (badge: { id?: number; verificationId?: number; revisionId: number }) =>
    `${badge.id ?? badge.verificationId}:${badge.revisionId}`;
  expect(seen.map(key).sort()).toEqual(model.officialAt(now()).map(key).sort());
  expect(seen.length).toBeLessThanOrEqual(1);
}
