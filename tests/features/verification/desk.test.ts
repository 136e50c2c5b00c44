import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { challengeVerification } from '~/features/verification/challenge-verification.server';
import { countOfficial } from '~/features/verification/count-official.queries.server';
import { countWaiting, waitingForVerifier } from '~/features/verification/desk.queries.server';
import { threadHistory } from '~/features/verification/history.queries.server';
import { listOfficial } from '~/features/verification/official-list.queries.server';
import { proposeAnswer } from '~/features/verification/propose-answer.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { type Actor, visitor } from '~/platform/actor';
import { days, fromNow, setClockOffset } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, person, thread, topic, verification } from './official-desk.ts';

testDatabase();

let ana: Actor;
let joe: Actor;
let diaz: Actor;
let kim: Actor;
let lee: Actor;
let moderator: Actor;

beforeAll(async () => {
  const works = await agency('works', 'PW');
  const health = await agency('health', 'HF');
  await topic('bulky', works.id);
  await topic('lead-paint', health.id, 'high');
  [ana, joe] = [await person('Ana'), await person('Joe')];
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  kim = await delegate(await person('Kim', 'rep', health.id), health.id, 'high');
  lee = await delegate(await person('Lee', 'rep', health.id), health.id, 'high');
  moderator = await person('Mo', 'moderator');
});

const waits = async (actor: Actor, scope: 'mine' | 'all' = 'mine') =>
  (await waitingForVerifier(actor, { scope })).items.map((item) => [item.kind, item.answerId]);

describe('the desk', () => {
  test('lists what waits, why, to whom it may concern, and lets go of what is done', async () => {
    const second = await thread('lead-paint', ana, joe);
    await verifyAnswer(kim, verification(second.answerId, second.hash, 'health'));
    const proposed = await thread('bulky', ana, joe);
    await proposeAnswer(ana, proposed.answerId);
    const edited = await thread('bulky', ana, joe);
    await verifyAnswer(diaz, verification(edited.answerId, edited.hash, 'works'));
    await editAnswer(joe, edited.answerId, { body: 'A newer text of this.' });
    const doubted = await thread('bulky', ana, joe);
    await verifyAnswer(diaz, verification(doubted.answerId, doubted.hash, 'works'));
    await challengeVerification(ana, doubted.answerId, { kind: 'dangerous', note: 'Gas.' });
    const accepted = await thread('bulky', ana, joe);
    await acceptAnswer(ana, accepted.questionId, accepted.answerId);
    const quiet = await thread('bulky', ana, joe);

    expect(await waits(kim)).toEqual([]);
    expect(await waits(lee)).toEqual([['second', second.answerId]]);
    expect((await waits(diaz)).sort()).toEqual(
      [
        ['proposal', proposed.answerId],
        ['edit', edited.answerId],
        ['challenge', doubted.answerId],
        ['candidate', accepted.answerId],
      ].sort(),
    );
    expect(await waits(moderator)).toEqual([]);
    expect(await waits(moderator, 'all')).toHaveLength(5);
    expect((await waits(moderator, 'all')).flat()).not.toContain(quiet.answerId);
    expect(await countWaiting(diaz, 'mine')).toMatchObject({
      proposal: 1,
      edit: 1,
      challenge: 1,
      candidate: 1,
      second: 0,
    });

    await verifyAnswer(diaz, verification(accepted.answerId, accepted.hash, 'works'));
    expect((await waits(diaz)).map(([kind]) => kind)).not.toContain('candidate');
  });

  test('a review that is due, a validity that ended and a delegation that ended are listed', async () => {
    const lapsing = await delegate(
      await person('Lapsing', 'rep', diaz.roles[0]?.agencyId ?? 0),
      diaz.roles[0]?.agencyId ?? 0,
    );
    const due = await thread('bulky', ana, joe);
    await verifyAnswer(diaz, verification(due.answerId, due.hash, 'works', { reviewDueAt: fromNow(days(5)) }));
    const orphan = await thread('bulky', ana, joe);
    await verifyAnswer(lapsing, verification(orphan.answerId, orphan.hash, 'works'));
    const dueNow = async () =>
      (await waitingForVerifier(diaz, { kind: 'due', scope: 'mine' })).items.map((i) => i.answerId);
    expect(await dueNow()).toEqual([]);
    await db.execute(sql`update delegations set ended_at = now() where person_id = ${lapsing.personId}`);
    expect(await dueNow()).toEqual([orphan.answerId]);
    try {
      setClockOffset(days(6));
      expect((await dueNow()).sort()).toEqual([due.answerId, orphan.answerId].sort());
      setClockOffset(days(60));
      expect(await dueNow()).toContain(due.answerId);
    } finally {
      setClockOffset(0);
    }
  });

  test('pages by key: every entry once, in order, in as many queries for one row as for many', async () => {
    for (let n = 0; n < 7; n += 1) {
      const { answerId } = await thread('bulky', ana, joe);
      await proposeAnswer(moderator, answerId);
    }
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page = await waitingForVerifier(diaz, { kind: 'proposal', scope: 'mine', after, limit: 3 });
      seen.push(...page.items.map((item) => item.answerId));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(
      (await waitingForVerifier(diaz, { scope: 'mine', after: "'; drop table answers" })).items.length,
    ).toBeGreaterThan(0);
  });
});

describe('the knowledge base', () => {
  test('holds what is official at this moment, by topic, newest or A to Z, paged by key', async () => {
    const all = await listOfficial({ limit: 100 });
    const counted = await countOfficial();
    expect([...counted.topics.values()].reduce((a, b) => a + b, 0)).toBe(all.items.length);
    for (const order of ['newest', 'az'] as const) {
      const seen: number[] = [];
      let after: string | null = null;
      do {
        const page = await listOfficial({ order, after, limit: 2 });
        seen.push(...page.items.map((item) => item.verificationId));
        after = page.next;
      } while (after);
      expect(seen.sort()).toEqual(all.items.map((item) => item.verificationId).sort());
    }
    const first = all.items.at(-1);
    try {
      setClockOffset(days(36));
      expect((await listOfficial({ limit: 100 })).items.length).toBeLessThan(all.items.length);
      setClockOffset(days(400));
      expect((await listOfficial({})).items).toEqual([]);
      expect((await countOfficial()).until).toBeNull();
    } finally {
      setClockOffset(0);
    }
    await db.execute(sql`update questions set visibility = 'hidden' where id = ${first?.questionId}`);
    expect((await listOfficial({ limit: 100 })).items.map((i) => i.questionId)).not.toContain(first?.questionId);
  });
});

describe('history', () => {
  test('shows every text that was shown and who confirmed it; a waiting one to its author and staff only', async () => {
    const { answerId, questionId, hash } = await thread('bulky', ana, joe);
    await verifyAnswer(diaz, verification(answerId, hash, 'works'));
    await editAnswer(joe, answerId, { body: 'CANARY-TEXT that waits.' });
    const seenBy = async (actor: Actor) => (await threadHistory(actor, questionId)).answers[0];
    for (const reader of [visitor, ana]) {
      expect(JSON.stringify(await seenBy(reader))).not.toContain('CANARY-TEXT');
      expect((await seenBy(reader))?.verifications).toHaveLength(1);
    }
    for (const reader of [joe, diaz, moderator]) expect((await seenBy(reader))?.revisions).toHaveLength(2);
    await db.execute(sql`update questions set visibility = 'hidden' where id = ${questionId}`);
    await expect(threadHistory(ana, questionId)).rejects.toThrow(NotFound);
  });

  test('never names who asked without a name', async () => {
    const { questionId, answerId } = await thread('bulky', ana, ana);
    await db.execute(sql`update questions set asker_withheld = true where id = ${questionId}`);
    const history = await threadHistory(moderator, questionId);
    expect(history.question.revisions[0]?.author).toBeNull();
    expect(history.answers[0]).toMatchObject({ id: answerId, author: null });
    await proposeAnswer(joe, answerId);
    const listed = (await waitingForVerifier(diaz, { kind: 'proposal', scope: 'mine' })).items;
    expect(listed.find((item) => item.answerId === answerId)?.author).toBeNull();
  });
});
