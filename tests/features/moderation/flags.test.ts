import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { postAnswer } from '~/features/answers/post-answer.server';
import { lookAtQuestion } from '~/features/escalations/look-at-question.server';
import { decideFlags } from '~/features/moderation/decide-flags.server';
import { hidePost } from '~/features/moderation/hide-post.server';
import { raiseFlag } from '~/features/moderation/raise-flag.server';
import { restorePost } from '~/features/moderation/restore-post.server';
import { undoModerationAction } from '~/features/moderation/undo-moderation-action.server';
import { postComment } from '~/features/questions/post-comment.server';
import { officialAnswerOf } from '~/features/verification/verification.queries.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { type Actor, visitor } from '~/platform/actor';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { loadActor } from '~/platform/load-actor.server';
import { db } from '~db/client';
import { answers, flags, people, questions } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, eventsOf, person, thread, topic, verification } from '../verification/official-desk.ts';

testDatabase();

let ana: Actor;
let joe: Actor;
let moderator: Actor;
let diaz: Actor;
const spam = { kind: 'spam' as const, note: '' };

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  [ana, joe] = [await person('Ana'), await person('Joe')];
  moderator = await person('Mo', 'moderator');
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
});

async function question(id: number) {
  const [row] = await db.select().from(questions).where(eq(questions.id, id));
  if (!row) throw new Error('gone');
  return row;
}

describe('raising flags', () => {
  test('one per person and post, with its event; not on one’s own, not by visitors', async () => {
    const { questionId, answerId } = await thread('bulky', ana, joe);
    const post = { kind: 'answer' as const, id: answerId };
    await raiseFlag(ana, post, { kind: 'dangerous', note: 'It leaks.' });
    expect((await eventsOf(questionId)).at(-1)).toMatchObject({ type: 'flag.raised', data: { kind: 'dangerous' } });
    await expect(raiseFlag(ana, post, spam)).rejects.toThrow(Conflict);
    await expect(raiseFlag(joe, post, spam)).rejects.toThrow(Forbidden);
    await expect(raiseFlag(visitor, post, spam)).rejects.toThrow(Forbidden);
    await raiseFlag(joe, { kind: 'question', id: questionId }, spam);
    await expect(raiseFlag(ana, { kind: 'answer', id: 999_999 }, spam)).rejects.toThrow(NotFound);
  });

  test('of danger on a question goes out of sight and to staff at once; dismissed, it is public and the case withdraws', async () => {
    const { questionId } = await thread('bulky', ana, joe);
    const report = { kind: 'dangerous' as const, note: 'They say goodbye.' };
    expect(await raiseFlag(await person('Kind'), { kind: 'question', id: questionId }, report)).toMatchObject({
      limited: true,
    });
    expect((await eventsOf(questionId)).find(({ type }) => type === 'escalation.opened')?.data).toMatchObject({
      trigger: 'safety',
    });
    expect(await question(questionId)).toMatchObject({
      visibility: 'limited',
      visibilityReason: 'safety',
      visibilityBy: null,
    });
    await decideFlags(moderator, { kind: 'question', id: questionId }, 'dismissed');
    expect((await question(questionId)).visibility).toBe('public');
    await lookAtQuestion(questionId, new Date());
    const types = (await eventsOf(questionId)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['escalation.trigger_lapsed', 'escalation.withdrawn']));
    // Found fine once: nobody takes it away again.
    expect((await raiseFlag(await person('Other'), { kind: 'question', id: questionId }, report)).limited).toBe(false);
  });

  test('takes nothing away by the second report of one person, in somebody’s first days, of an answer, or over an official answer', async () => {
    const data = { kind: 'personal_data' as const, note: '' };
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => thread('bulky', ana, joe)));
    if (!one || !two || !three) throw new Error('No threads.');
    const eager = await person('Twice');
    const limited = async (who: Actor, id: number, kind: 'question' | 'answer' = 'question') =>
      (await raiseFlag(who, { kind, id }, data)).limited;
    expect(await limited(eager, one.answerId, 'answer')).toBe(false);
    const fresh = await person('Fresh');
    await db
      .update(people)
      .set({ establishedAt: null })
      .where(eq(people.id, fresh.personId ?? 0));
    expect(await limited((await loadActor(db, fresh.personId ?? 0)) as Actor, one.questionId)).toBe(false);
    expect(await limited(eager, one.questionId)).toBe(true);
    expect(await limited(eager, two.questionId)).toBe(false);
    await verifyAnswer(diaz, verification(three.answerId, three.hash, 'works'));
    expect(await limited(await person('Calm'), three.questionId)).toBe(false);
  });

  test('of ten at once by one person, one counts', async () => {
    const eager = await person('Eager');
    const { answerId, questionId } = await thread('bulky', ana, joe);
    const post = { kind: 'answer' as const, id: answerId };
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => raiseFlag(eager, post, spam)));
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
    expect(await db.select().from(flags).where(eq(flags.questionId, questionId))).toHaveLength(1);
  });
});

describe('deciding flags', () => {
  test('dismissing tells those who raised them; of two moderators one wins', async () => {
    const { answerId, questionId } = await thread('bulky', ana, joe);
    const post = { kind: 'answer' as const, id: answerId };
    await raiseFlag(ana, post, spam);
    await expect(decideFlags(joe, post, 'dismissed')).rejects.toThrow(Forbidden);
    const tries = await Promise.allSettled([
      decideFlags(moderator, post, 'dismissed'),
      decideFlags(moderator, post, 'upheld'),
    ]);
    expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
    const event = (await eventsOf(questionId)).at(-1);
    expect(event?.type).toMatch(/^flag\.(dismissed|upheld)$/);
    expect(event?.data).toMatchObject({ personIds: [ana.personId], authorId: joe.personId });
  });
});

describe('hiding', () => {
  test('an answer leaves the counts, the acceptance and the badge; bringing it back restores all', async () => {
    const { answerId, questionId, hash } = await thread('bulky', ana, joe);
    await postComment(ana, { answerId }, 'Thank you, this worked.');
    await acceptAnswer(ana, questionId, answerId);
    await verifyAnswer(diaz, verification(answerId, hash, 'works'));
    await raiseFlag(ana, { kind: 'answer', id: answerId }, spam);
    const before = await question(questionId);
    expect(before).toMatchObject({ answerCount: 1, commentCount: 1, acceptedAnswerId: answerId });
    expect(before.firstAnsweredAt).not.toBeNull();

    await hidePost(moderator, { kind: 'answer', id: answerId }, { kind: 'spam' });
    expect(await question(questionId)).toMatchObject({
      answerCount: 0,
      commentCount: 0,
      acceptedAnswerId: null,
      firstAnsweredAt: null,
    });
    expect(await officialAnswerOf(questionId)).toBeNull();
    expect((await eventsOf(questionId)).slice(-2).map((event) => event.type)).toEqual(['flag.upheld', 'answer.hidden']);
    await expect(hidePost(moderator, { kind: 'answer', id: answerId }, { kind: 'spam' })).rejects.toThrow(Conflict);

    await restorePost(moderator, { kind: 'answer', id: answerId });
    expect(await question(questionId)).toMatchObject({
      answerCount: 1,
      commentCount: 1,
      acceptedAnswerId: answerId,
      firstAnsweredAt: before.firstAnsweredAt,
    });
    expect(await officialAnswerOf(questionId)).not.toBeNull();
    await expect(restorePost(moderator, { kind: 'answer', id: answerId })).rejects.toThrow(Conflict);
  });

  test('the first answer is then the next one by somebody other than the asker', async () => {
    const { answerId, questionId } = await thread('bulky', ana, joe);
    await postAnswer(ana, questionId, 'I found out myself.');
    const next = await postAnswer(diaz, questionId, 'We collect it on Mondays.');
    await hidePost(moderator, { kind: 'answer', id: answerId }, { kind: 'rude' });
    const [second] = await db.select().from(answers).where(eq(answers.id, next.id));
    expect(await question(questionId)).toMatchObject({ answerCount: 2, firstAnsweredAt: second?.createdAt });
  });

  test('is for moderators alone, and against answers posted at the same moment the counts stay right', async () => {
    const { answerId, questionId } = await thread('bulky', ana, joe);
    for (const nobody of [ana, joe, diaz, await person('Adam', 'admin')])
      await expect(hidePost(nobody, { kind: 'answer', id: answerId }, { kind: 'spam' })).rejects.toThrow(Forbidden);
    await Promise.all([
      hidePost(moderator, { kind: 'answer', id: answerId }, { kind: 'spam' }),
      postAnswer(ana, questionId, 'Second answer here.'),
      postAnswer(diaz, questionId, 'Third answer here.'),
    ]);
    expect(await question(questionId)).toMatchObject({ answerCount: 2 });
  });

  test('a question and a comment hide and come back by undoing the action, once', async () => {
    const { questionId } = await thread('bulky', ana, joe);
    const comment = await postComment(joe, { questionId }, 'Buy my fridges.');
    const first = await hidePost(moderator, { kind: 'comment', id: comment.id }, { kind: 'spam' });
    expect(await question(questionId)).toMatchObject({ commentCount: 0 });
    const second = await hidePost(moderator, { kind: 'question', id: questionId }, { kind: 'off_topic' });
    expect(await question(questionId)).toMatchObject({ visibility: 'hidden', visibilityReason: 'off_topic' });
    await expect(raiseFlag(joe, { kind: 'question', id: questionId }, spam)).rejects.toThrow(NotFound);
    await expect(undoModerationAction(ana, second.actionId)).rejects.toThrow(Forbidden);
    const undos = await Promise.allSettled([
      undoModerationAction(moderator, second.actionId),
      undoModerationAction(moderator, second.actionId),
    ]);
    expect(undos.map((u) => u.status).sort()).toEqual(['fulfilled', 'rejected']);
    await undoModerationAction(moderator, first.actionId);
    expect(await question(questionId)).toMatchObject({ visibility: 'public', commentCount: 1 });
  });
});
