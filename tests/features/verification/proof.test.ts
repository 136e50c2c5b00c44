import { expect, test } from 'vitest';
import { threadProof } from '~/features/verification/proof.queries.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { visitor } from '~/platform/actor';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, person, thread, topic, verification } from './official-desk.ts';

const database = testDatabase();

test('a thread’s record is recomputed, and a changed entry or text shows', async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  const [ana, joe] = [await person('Ana'), await person('Joe')];
  const diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  const { answerId, questionId, hash, revisionId } = await thread('bulky', ana, joe);
  await verifyAnswer(diaz, verification(answerId, hash, 'works'));
  const whole = await threadProof(visitor, questionId);
  expect(whole.events.map((event) => [event.type, event.intact])).toEqual([
    ['question.asked', true],
    ['answer.posted', true],
    ['answer.verified', true],
  ]);
  expect(whole.texts).toMatchObject([{ answerId, hash, intact: true, redactedAt: null }]);

  const { owner } = database;
  await owner`alter table events disable trigger events_append_only`;
  await owner`update events set data = data || '{"risk":"high"}' where type = 'answer.verified'`;
  await owner`update answer_revisions set body_markdown = 'Something else' where id = ${revisionId}`;
  const tampered = await threadProof(visitor, questionId);
  expect(tampered.events.map((event) => event.intact)).toEqual([true, true, false]);
  expect(tampered.texts[0]?.intact).toBe(false);
});
