import { expect, test } from 'vitest';
import { postAnswer } from '~/features/answers/post-answer.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { finishIndexing } from '~/features/search/index-questions.server';
import { keepQuestionIndexed } from '~/features/search/keep-index.server';
import { suspendTopicAnswers } from '~/features/verification/suspend-topic-answers.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { days, setClockOffset } from '~/platform/clock';
import { relatedTo } from '~/routes/questions.$id.($slug)/related.server';
import { agency, delegate, person, topic, verification } from '../../features/verification/official-desk.ts';
import { testDatabase } from '../../support/database.ts';

testDatabase();

test('what a thread says of questions like it is remembered, but never longer than it is true', async () => {
  const works = await agency('works', 'PW');
  const { id: topicId } = await topic('bulky', works.id);
  const [ana, joe, lead] = [await person('Ana'), await person('Joe'), await person('Lena', 'lead', works.id)];
  const diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  const ask = async (title: string) => {
    const { id } = await askQuestion(ana, { title, body: '', topic: 'bulky', tags: [] });
    await keepQuestionIndexed({ type: 'question.asked', questionId: id });
    return id;
  };
  const [fridge, sofa] = [
    await ask('Where do I leave an old refrigerator?'),
    await ask('Who takes an old sofa or refrigerator?'),
  ];
  await finishIndexing();
  const said = async () =>
    (await relatedTo({ id: fridge, title: 'Where do I leave an old refrigerator?', topicId })).map(
      ({ id, official }) => ({ id, official }),
    );
  expect(await said()).toEqual([{ id: sofa, official: false }]);
  const posted = await postAnswer(joe, sofa, 'Take it to the yard on Elm Street.');
  const confirm = async () => verifyAnswer(diaz, verification(posted.id, posted.contentHash, 'works'));
  await confirm();
  expect(await said()).toEqual([{ id: sofa, official: true }]);
  await suspendTopicAnswers(lead, { agencyId: works.id, topicId }, 'The yard is closed.');
  expect(await said()).toEqual([{ id: sofa, official: false }]);
  await confirm();
  expect(await said()).toEqual([{ id: sofa, official: true }]);
  setClockOffset(days(400));
  expect(await said()).toEqual([{ id: sofa, official: false }]);
  setClockOffset(0);
});
