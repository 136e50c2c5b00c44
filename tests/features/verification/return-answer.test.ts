import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { approveVerification } from '~/features/verification/approve-verification.server';
import { type WaitingKind, waitingForVerifier } from '~/features/verification/desk.queries.server';
import { proposeAnswer } from '~/features/verification/propose-answer.server';
import { returnAnswer } from '~/features/verification/return-answer.server';
import { undoDecision } from '~/features/verification/undo-decision.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import type { Actor } from '~/platform/actor';
import { Conflict, Forbidden } from '~/platform/errors';
import { contentHash as textHash } from '~/platform/markdown/content-hash';
import { db } from '~db/client';
import { verifications } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, eventsOf, person, thread, topic, verification } from './official-desk.ts';

testDatabase();

let [ana, joe, diaz, kim, rep]: Actor[] = [];

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  [ana, joe] = [await person('Ana'), await person('Joe')];
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  kim = await delegate(await person('Kim', 'rep', works.id), works.id);
  rep = await person('No delegation', 'rep', works.id);
});

const note = 'Thank you! Please add the opening hours.';
const waits = async (kind: WaitingKind) =>
  (await waitingForVerifier(diaz as Actor, { kind, scope: 'mine' })).items.map((item) => item.answerId);

test('a suggestion, a good answer and an edit are sent back with a reason and leave the desk; undone, they wait again', async () => {
  const suggested = await thread('bulky', ana as Actor, joe as Actor);
  await proposeAnswer(ana as Actor, suggested.answerId);
  const good = await thread('bulky', ana as Actor, joe as Actor);
  await acceptAnswer(ana as Actor, good.questionId, good.answerId);
  const edited = await thread('bulky', ana as Actor, joe as Actor);
  await verifyAnswer(diaz as Actor, verification(edited.answerId, edited.hash, 'works'));
  await editAnswer(joe as Actor, edited.answerId, { body: 'A worse text.' });

  for (const [kind, made, hash] of [
    ['proposal', suggested, suggested.hash],
    ['candidate', good, good.hash],
    ['edit', edited, textHash('A worse text.')],
  ] as const) {
    const back = { contentHash: hash, note, refused: false };
    expect(await waits(kind)).toContain(made.answerId);
    await expect(returnAnswer(rep as Actor, made.answerId, back)).rejects.toThrow(Forbidden);
    const { id } = await returnAnswer(diaz as Actor, made.answerId, back);
    expect(await waits(kind)).not.toContain(made.answerId);
    expect((await eventsOf(made.questionId)).at(-1)).toMatchObject({
      type: 'verification.returned',
      data: { authorId: joe?.personId, personIds: kind === 'proposal' ? [ana?.personId] : [] },
    });
    await undoDecision(diaz as Actor, id);
    expect((await eventsOf(made.questionId)).at(-1)?.type).toBe('verification.restored');
    expect(await waits(kind)).toContain(made.answerId);
    await expect(undoDecision(diaz as Actor, id)).rejects.toThrow(Conflict);
  }
});

test('names the text it read; a better one can be suggested again, but not of what was refused for good', async () => {
  const { answerId, hash } = await thread('bulky', ana as Actor, joe as Actor);
  await proposeAnswer(ana as Actor, answerId);
  await editAnswer(joe as Actor, answerId, { body: 'Another text.' });
  const back = { note, refused: false };
  await expect(returnAnswer(diaz as Actor, answerId, { ...back, contentHash: hash })).rejects.toMatchObject({
    code: 'text_changed',
  });
  const { id } = await returnAnswer(diaz as Actor, answerId, { ...back, contentHash: textHash('Another text.') });
  await editAnswer(joe as Actor, answerId, { body: 'A third text.' });
  await expect(undoDecision(diaz as Actor, id)).rejects.toThrow(Conflict);
  await proposeAnswer(ana as Actor, answerId);
  await returnAnswer(diaz as Actor, answerId, { note, contentHash: textHash('A third text.'), refused: true });
  await editAnswer(joe as Actor, answerId, { body: 'A fourth text.' });
  await expect(proposeAnswer(ana as Actor, answerId)).rejects.toMatchObject({ code: 'returned' });
});

test('a second person can be asked whatever the risk; the first takes the request back, unless it was approved', async () => {
  const { answerId, hash, questionId } = await thread('bulky', ana as Actor, joe as Actor);
  await proposeAnswer(ana as Actor, answerId);
  const ask = () => verifyAnswer(diaz as Actor, verification(answerId, hash, 'works', { secondPerson: true }));
  const first = await ask();
  expect(first.state).toBe('in_review');
  expect((await eventsOf(questionId)).at(-1)).toMatchObject({
    type: 'verification.review_asked',
    data: { personIds: [diaz?.personId, kim?.personId] },
  });
  await expect(undoDecision(kim as Actor, first.id)).rejects.toThrow(Forbidden);
  await undoDecision(diaz as Actor, first.id);
  expect(await waits('proposal')).toContain(answerId);
  const second = await ask();
  await expect(approveVerification(diaz as Actor, second.id, hash)).rejects.toThrow(Forbidden);
  await Promise.allSettled([
    undoDecision(diaz as Actor, second.id),
    approveVerification(kim as Actor, second.id, hash),
  ]);
  const [row] = await db.select().from(verifications).where(eq(verifications.id, second.id));
  expect(['current', 'superseded']).toContain(row?.state);
  if (row?.state === 'current') await expect(undoDecision(diaz as Actor, second.id)).rejects.toThrow(Conflict);
});
