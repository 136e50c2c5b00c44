import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { postAnswer } from '~/features/answers/post-answer.server';
import { voteAnswer } from '~/features/answers/vote-answer.server';
import { threadQuestion } from '~/features/channels/thread.queries.server';
import { forgetThreadPosts, threadPosts } from '~/features/channels/thread-posts.server';
import { hidePost } from '~/features/moderation/hide-post.server';
import { postComment } from '~/features/questions/post-comment.server';
import { proposeAnswer } from '~/features/verification/propose-answer.server';
import { returnAnswer } from '~/features/verification/return-answer.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { type Actor, visitor } from '~/platform/actor';
import { days, setClockOffset } from '~/platform/clock';
import { statementsSent } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, person, thread, topic, verification } from '../verification/official-desk.ts';

testDatabase();

let people: Record<'ana' | 'joe' | 'bea' | 'diaz' | 'mod', Actor>;

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  people = {
    ana: await person('Ana'),
    joe: await person('Joe'),
    bea: await person('Bea'),
    diaz: await delegate(await person('R. Diaz', 'rep', works.id), works.id),
    mod: await person('Mo', 'moderator'),
  };
});

afterEach(() => setClockOffset(0));

const read = async (actor: Actor, id: number) => threadPosts(actor, await threadQuestion(actor, id), null);
const made = () => thread('bulky', people.ana, people.joe);

describe('the posts of a thread', () => {
  test('are read once for all who read what a visitor reads: then the question’s statement is the only one', async () => {
    const { questionId: id } = await made();
    const posts = await read(people.bea, id);
    const before = statementsSent();
    for (const reader of [visitor, people.ana, people.joe, people.bea]) expect(await read(reader, id)).toEqual(posts);
    expect(statementsSent() - before).toBe(4);
    forgetThreadPosts();
    await read(people.bea, id);
    expect(statementsSent() - before).toBe(7);
  });

  test('are read anew after anything that changes them', async () => {
    const { questionId: id, answerId } = await made();
    const changes = [
      () => postComment(people.ana, { answerId }, 'A remark.'),
      () => voteAnswer(people.bea, answerId, 1),
      () => postAnswer(people.bea, id, 'A better way.'),
    ];
    for (const change of changes) {
      const before = await read(people.joe, id);
      await change();
      expect(await read(people.joe, id)).not.toEqual(before);
    }
  });

  test('hold for their author and staff what others do not read', async () => {
    const { questionId: id, answerId, hash } = await made();
    const hidden = await postAnswer(people.bea, id, 'The hidden way.');
    await hidePost(people.mod, { kind: 'answer', id: hidden.id }, { kind: 'spam' });
    await proposeAnswer(people.ana, answerId);
    const back = { contentHash: hash, note: 'Please add the hours.', refused: false };
    await returnAnswer(people.diaz, answerId, back);
    const sees = async (actor: Actor) => {
      const { answers } = await read(actor, id);
      return [answers.length, answers.find((a) => a.id === answerId)?.returned?.note ?? null];
    };
    // Those who read more first, so that it would be there to be given away.
    expect(await sees(people.mod)).toEqual([2, back.note]);
    expect(await sees(people.bea)).toEqual([2, null]);
    expect(await sees(people.joe)).toEqual([1, back.note]);
    expect(await sees(people.ana)).toEqual([1, back.note]);
    expect(await sees(people.diaz)).toEqual([1, back.note]);
    expect(await sees(visitor)).toEqual([1, null]);
    expect(await sees(people.bea)).toEqual([2, null]);
  });

  test('change their order at the moment at which one of them stops being official', async () => {
    const { questionId: id, answerId, hash } = await made();
    const other = await postAnswer(people.bea, id, 'What most find useful.');
    await voteAnswer(people.ana, other.id, 1);
    await verifyAnswer(people.diaz, verification(answerId, hash, 'works'));
    const order = async () => (await read(people.ana, id)).answers.map((a) => a.id);
    expect(await order()).toEqual([answerId, other.id]);
    setClockOffset(days(400));
    expect(await order()).toEqual([other.id, answerId]);
    setClockOffset(0);
    expect(await order()).toEqual([answerId, other.id]);
  });
});
