import { and, eq, isNull } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { postAnswer } from '~/features/answers/post-answer.server';
import { approvePost, limitQuestion } from '~/features/moderation/approve-post.server';
import { askForInfo } from '~/features/moderation/ask-for-info.server';
import { closeQuestion } from '~/features/moderation/close-question.server';
import { markDuplicate } from '~/features/moderation/mark-duplicate.server';
import { moveQuestion } from '~/features/moderation/move-question.server';
import { reopenQuestion } from '~/features/moderation/reopen-question.server';
import { suspendPerson } from '~/features/moderation/suspend-person.server';
import { undoModerationAction } from '~/features/moderation/undo-moderation-action.server';
import { editQuestion } from '~/features/questions/edit-question.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { setMeToo } from '~/features/questions/me-too.server';
import type { Actor } from '~/platform/actor';
import { days, setClockOffset } from '~/platform/clock';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { follows, meToos, people, questionDuplicates, questions } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { agency, eventsOf, person, thread, topic } from '../verification/official-desk.ts';

testDatabase();

let ana: Actor;
let joe: Actor;
let moderator: Actor;
let rep: Actor;
let otherRep: Actor;

beforeAll(async () => {
  const works = await agency('works', 'PW');
  const water = await agency('water', 'AW');
  await topic('bulky', works.id);
  await topic('sewer', water.id);
  [ana, joe] = [await person('Ana'), await person('Joe')];
  moderator = await person('Mo', 'moderator');
  rep = await person('Rep', 'rep', works.id);
  otherRep = await person('Other', 'rep', water.id);
});

async function question(id: number) {
  const [row] = await db.select().from(questions).where(eq(questions.id, id));
  if (!row) throw new Error('gone');
  return row;
}
const lastEvent = async (questionId: number) => (await eventsOf(questionId)).at(-1);

describe('closing', () => {
  test('stops answers until reopened; of two at once one wins', async () => {
    const { questionId } = await thread('bulky', ana, joe);
    await expect(closeQuestion(rep, questionId, { reason: 'off_topic' })).rejects.toThrow(Forbidden);
    const tries = await Promise.allSettled([
      closeQuestion(moderator, questionId, { reason: 'off_topic' }),
      closeQuestion(moderator, questionId, { reason: 'settled' }),
    ]);
    expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await lastEvent(questionId)).toMatchObject({ type: 'question.closed' });
    await expect(postAnswer(joe, questionId, 'Too late, I think.')).rejects.toThrow(Forbidden);
    await reopenQuestion(moderator, questionId);
    expect(await question(questionId)).toMatchObject({ closedAt: null, closedReason: null });
    expect(await lastEvent(questionId)).toMatchObject({ type: 'question.reopened' });
    await expect(reopenQuestion(moderator, questionId)).rejects.toThrow(Conflict);
  });
});

describe('duplicates', () => {
  test('carry followers and me-toos along, once each, and undo takes back just those', async () => {
    const a = await thread('bulky', ana, rep);
    const b = await thread('bulky', joe, rep);
    await setFollow(joe, a.questionId, true);
    await setFollow(rep, b.questionId, true);
    await setFollow(rep, a.questionId, true);
    await setMeToo(joe, a.questionId, true);
    await setMeToo(rep, a.questionId, true);
    const start = await question(b.questionId);
    const { actionId } = await markDuplicate(moderator, a.questionId, b.questionId);
    // Ana follows by asking; Joe asked b, so he cannot have it "too".
    expect(await question(b.questionId)).toMatchObject({ followerCount: start.followerCount + 1, meTooCount: 1 });
    expect(await lastEvent(a.questionId)).toMatchObject({
      type: 'question.merged',
      data: { originalId: b.questionId },
    });
    await expect(markDuplicate(moderator, a.questionId, b.questionId)).rejects.toThrow(Conflict);
    await expect(markDuplicate(moderator, b.questionId, a.questionId)).rejects.toThrow(Conflict);
    await undoModerationAction(moderator, actionId);
    expect(await question(b.questionId)).toMatchObject({ followerCount: start.followerCount, meTooCount: 0 });
    const following = await db.select().from(follows).where(eq(follows.questionId, b.questionId));
    expect(following.map((row) => row.personId).sort()).toEqual([joe.personId, rep.personId].sort());
    expect(await db.select().from(meToos).where(eq(meToos.questionId, b.questionId))).toEqual([]);
    await markDuplicate(moderator, b.questionId, a.questionId);
  });

  test('many merges at once among a few questions make no cycle', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 6; n += 1) ids.push((await thread('bulky', ana, joe)).questionId);
    const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => [from, to] as const));
    await Promise.allSettled(
      pairs.sort(() => Math.random() - 0.5).map(([from, to]) => markDuplicate(moderator, from, to)),
    );
    const live = await db.select().from(questionDuplicates).where(isNull(questionDuplicates.undoneAt));
    const next = new Map(live.map((row) => [row.questionId, row.originalId]));
    for (const id of ids) {
      const seen = new Set<number>();
      for (let at: number | undefined = id; at !== undefined; at = next.get(at)) {
        expect(seen.has(at)).toBe(false);
        seen.add(at);
      }
    }
    expect(ids.filter((id) => next.has(id)).length).toBeGreaterThan(0);
  });

  test('are for moderators', async () => {
    const a = await thread('bulky', ana, joe);
    const b = await thread('bulky', ana, joe);
    await expect(markDuplicate(joe, a.questionId, b.questionId)).rejects.toThrow(Forbidden);
    await expect(markDuplicate(moderator, a.questionId, a.questionId)).rejects.toThrow(Conflict);
    await expect(markDuplicate(moderator, a.questionId, 999_999)).rejects.toThrow(NotFound);
  });
});

describe('moving, asking for more, limiting', () => {
  test('a topic move goes back unless somebody moved it further', async () => {
    const { questionId } = await thread('bulky', ana, joe);
    const from = (await question(questionId)).topicId;
    await expect(moveQuestion(joe, questionId, 'sewer')).rejects.toThrow(Forbidden);
    const { actionId } = await moveQuestion(moderator, questionId, 'sewer');
    expect((await question(questionId)).topicId).not.toBe(from);
    expect(await lastEvent(questionId)).toMatchObject({ type: 'question.moved', data: { from } });
    await moveQuestion(moderator, questionId, 'bulky');
    await expect(undoModerationAction(moderator, actionId)).rejects.toMatchObject({ code: 'changed' });
    await expect(moveQuestion(moderator, questionId, 'bulky')).rejects.toThrow(Conflict);
  });

  test('staff of the agency ask for what is missing; the asker’s edit ends it', async () => {
    const { questionId } = await thread('bulky', ana, joe);
    await expect(askForInfo(otherRep, questionId, 'Which street?')).rejects.toThrow(Forbidden);
    await expect(askForInfo(joe, questionId, 'Which street?')).rejects.toThrow(Forbidden);
    const first = await askForInfo(rep, questionId, 'Which street?');
    expect(await question(questionId)).toMatchObject({ needsInfoNote: 'Which street?' });
    expect(await lastEvent(questionId)).toMatchObject({ type: 'question.needs_info' });
    await expect(askForInfo(moderator, questionId, 'And which house?')).rejects.toThrow(Conflict);
    await editQuestion(ana, questionId, { body: 'It is big. Main Street.' });
    expect(await question(questionId)).toMatchObject({ needsInfoAt: null });
    const second = await askForInfo(moderator, questionId, 'And which house?');
    await expect(undoModerationAction(rep, second.actionId)).rejects.toThrow(Forbidden);
    await expect(undoModerationAction(moderator, first.actionId)).rejects.toMatchObject({ code: 'changed' });
    await undoModerationAction(moderator, second.actionId);
    expect(await question(questionId)).toMatchObject({ needsInfoAt: null, needsInfoNote: null });
  });

  test('a limited question is for its asker and staff, and can be made public again', async () => {
    const { questionId } = await thread('bulky', ana, joe);
    await expect(limitQuestion(rep, questionId)).rejects.toThrow(Forbidden);
    const { actionId } = await limitQuestion(moderator, questionId, 'Has an address in it.');
    await expect(postAnswer(joe, questionId, 'Can I see this?')).rejects.toThrow(NotFound);
    expect(await lastEvent(questionId)).toMatchObject({ type: 'question.limited' });
    const results = await Promise.allSettled([
      undoModerationAction(moderator, actionId),
      approvePost(moderator, { kind: 'question', id: questionId }),
    ]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await question(questionId)).toMatchObject({ visibility: 'public' });
  });
});

describe('suspending people', () => {
  test('bites at once, ends by itself or by undo; staff are for admins, oneself never', async () => {
    const noisy = await person('Noisy');
    const { questionId } = await thread('bulky', ana, joe);
    const week = { forDays: 7, reason: 'Advertising' };
    const id = noisy.personId ?? 0;
    for (const nobody of [ana, rep]) await expect(suspendPerson(nobody, id, week)).rejects.toThrow(Forbidden);
    await expect(suspendPerson(moderator, moderator.personId ?? 0, week)).rejects.toThrow(Forbidden);
    await expect(suspendPerson(moderator, rep.personId ?? 0, week)).rejects.toThrow(Forbidden);
    const { actionId } = await suspendPerson(moderator, id, week);
    await expect(postAnswer(noisy, questionId, 'Buy my fridges.')).rejects.toThrow(Forbidden);
    await expect(suspendPerson(moderator, id, week)).rejects.toThrow(Conflict);
    await undoModerationAction(moderator, actionId);
    await postAnswer(noisy, questionId, 'I will behave now.');
    await suspendPerson(moderator, id, week);
    try {
      setClockOffset(days(8));
      await postAnswer(noisy, questionId, 'A week has passed.');
    } finally {
      setClockOffset(0);
    }
    const admin = await person('Adam', 'admin');
    await suspendPerson(admin, rep.personId ?? 0, { forDays: null, reason: 'Left the city' });
    const [row] = await db
      .select()
      .from(people)
      .where(and(eq(people.id, rep.personId ?? 0)));
    expect(row).toMatchObject({ suspendedReason: 'Left the city', suspendedUntil: null });
  });

  test('of a suspension and posts at the same moment, nothing is written after the suspension', async () => {
    const { questionId } = await thread('bulky', ana, joe);
    for (let round = 0; round < 5; round += 1) {
      const noisy = await person('Noisy');
      const results = await Promise.allSettled([
        ...Array.from({ length: 3 }, (_, n) => postAnswer(noisy, questionId, `Post number ${n} here.`)),
        suspendPerson(moderator, noisy.personId ?? 0, { forDays: null, reason: 'x' }),
      ]);
      expect(results.at(-1)?.status).toBe('fulfilled');
      await expect(postAnswer(noisy, questionId, 'One more post.')).rejects.toThrow(Forbidden);
    }
  });
});
