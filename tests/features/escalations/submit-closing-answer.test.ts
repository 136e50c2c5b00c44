import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { approveAnswer, confirmAnswer } from '~/features/escalations/confirm-answer.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { sendAskerMessage } from '~/features/escalations/send-case-message.server';
import { takeBackReady } from '~/features/escalations/take-back-ready.server';
import { returnAnswer } from '~/features/verification/return-answer.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { contentHash } from '~/platform/markdown/content-hash';
import { db } from '~db/client';
import { answers, escalationDrafts, verifications } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, delegate, eventsOf, person, thread, topic, verification } from '../verification/official-desk';
import { casesOf, refusal } from './desk';

testDatabase();

let [ana, mo, rosa, kim, lee]: Actor[] = [];

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await topic('gas', works.id, 'high');
  [ana, mo] = [await person('Ana'), await person('Mo', 'moderator')];
  rosa = await delegate(await person('Rosa', 'rep', works.id), works.id, 'high');
  kim = await delegate(await person('Kim', 'rep', works.id), works.id, 'high');
  lee = await delegate(await person('Lee', 'rep', works.id), works.id, 'high');
  await delegate(await person('Low', 'rep', works.id), works.id, 'low');
});

const body = 'Leave the house, then call 555-0911.';
const closing = { answer: { body, shortAnswer: 'Leave, then call 555-0911.', sources: ['https://example.gov/gas'] } };

async function submitted() {
  const made = await thread('gas', ana as Actor, mo as Actor);
  const { id } = await openEscalation(mo as Actor, made.questionId, { reason: 'Dangerous.' });
  await claimEscalation(rosa as Actor, id);
  const row = await resolveEscalation(rosa as Actor, id, closing);
  return { id, questionId: made.questionId, row, answerId: row.resolutionAnswerId ?? 0 };
}

const confirm = (answerId: number) =>
  confirmAnswer(kim as Actor, verification(answerId, contentHash(body), 'works', { shortAnswer: 'Leave.' }));

it('on a high-risk topic goes to the verification desk, and the second yes resolves the case', async () => {
  const { id, questionId, row, answerId } = await submitted();
  expect(row).toMatchObject({ state: 'ready_to_publish', resolvedAt: null });
  const [waiting] = await db.select().from(verifications).where(eq(verifications.questionId, questionId));
  expect(waiting).toMatchObject({
    state: 'proposed',
    answerId,
    proposedBy: rosa?.personId,
    shortAnswer: closing.answer.shortAnswer,
  });
  const proposed = (await eventsOf(questionId)).find(({ type }) => type === 'verification.proposed');
  expect(proposed?.data.personIds).toEqual([kim?.personId, lee?.personId]);

  // Sent twice it is one answer; another text is not lost.
  expect(await resolveEscalation(rosa as Actor, id, closing)).toMatchObject({ state: 'ready_to_publish' });
  const other = { answer: { ...closing.answer, body: 'Another text.' } };
  expect(await refusal(resolveEscalation(rosa as Actor, id, other))).toMatchObject({ status: 409, code: 'submitted' });
  expect(await db.select().from(answers).where(eq(answers.questionId, questionId))).toHaveLength(2);
  expect(await db.select().from(escalationDrafts).where(eq(escalationDrafts.escalationId, id))).toMatchObject([
    { body: 'Another text.' },
  ]);

  expect(await refusal(confirmAnswer(rosa as Actor, verification(answerId, contentHash(body), 'works')))).toMatchObject(
    {
      status: 403,
      code: 'second_person',
    },
  );
  const first = await confirm(answerId);
  expect(first.state).toBe('in_review');
  expect((await casesOf(questionId))[0]).toMatchObject({ state: 'ready_to_publish' });
  await approveAnswer(lee as Actor, first.id, contentHash(body));
  expect((await casesOf(questionId))[0]).toMatchObject({
    state: 'resolved',
    resolutionAnswerId: answerId,
    resolvedBy: rosa?.personId,
  });
  expect((await eventsOf(questionId)).slice(-2).map(({ type }) => type)).toEqual([
    'answer.verified',
    'escalation.resolved',
  ]);
});

it('stays open where the asker has written meanwhile', async () => {
  const { id, questionId, answerId } = await submitted();
  await sendAskerMessage(ana as Actor, id, { body: 'It smells worse now.' });
  const first = await confirm(answerId);
  await approveAnswer(lee as Actor, first.id, contentHash(body));
  expect((await casesOf(questionId))[0]).toMatchObject({ state: 'ready_to_publish' });
  expect(await resolveEscalation(rosa as Actor, id, { answerId })).toMatchObject({ state: 'resolved' });
});

it('sent back, the case is in its holder’s hands again', async () => {
  const { questionId, answerId } = await submitted();
  await returnAnswer(kim as Actor, answerId, { contentHash: contentHash(body), note: 'Which gas?', refused: false });
  await takeBackReady(questionId, answerId, now());
  await takeBackReady(questionId, answerId, now());
  expect((await casesOf(questionId))[0]).toMatchObject({
    state: 'claimed',
    assigneeId: rosa?.personId,
    resolutionAnswerId: null,
  });
  expect((await eventsOf(questionId)).at(-1)).toMatchObject({
    type: 'escalation.state_changed',
    data: { to: 'claimed' },
  });
});
