import { and, eq, isNull, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { isEscalated } from '~/features/escalations/is-escalated';
import { mergeEscalations } from '~/features/escalations/merge-escalations.server';
import { mergedInto } from '~/features/escalations/merged-into.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { reopenEscalation } from '~/features/escalations/reopen-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { saySolved } from '~/features/escalations/say-solved.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { unmergeAllOf, unmergeEscalation } from '~/features/escalations/unmerge-escalation.server';
import { watchEscalation } from '~/features/escalations/watch-escalation.server';
import { withdrawEscalation } from '~/features/escalations/withdraw-escalation.server';
import { notify } from '~/features/notifications/notify.server';
import { type Actor, system } from '~/platform/actor';
import { db } from '~db/client';
import { escalationMerges, escalations, events, follows, mails, notices, questions } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, casesOf, days, eventTypes, hours, later, monday, person, question, refusal, topic } from './desk';

testDatabase();

let asker: Actor;
let moderator: Actor;
let rep: Actor;
let colleague: Actor;
let lead: Actor;
let stranger: Actor;
let topicId: number;

beforeAll(async () => {
  const works = await agency('works');
  const water = await agency('water');
  topicId = await topic('bulky', works);
  asker = await person('Ana');
  moderator = await person('Mo', 'moderator');
  rep = await person('Rosa', 'rep', works);
  colleague = await person('Cole', 'rep', works);
  lead = await person('Lena', 'lead', works);
  stranger = await person('Stan', 'rep', water);
});

type Case = { id: number; questionId: number; asker: Actor };

async function open(title = 'Why is the water brown?'): Promise<Case> {
  const who = await person('Asker');
  const questionId = await question(who, topicId, { title });
  const { id } = await openEscalation(moderator, questionId, { reason: 'Please.' }, later(hours(1)));
  return { id, questionId, asker: who };
}
const rowOf = async (id: number) => (await db.select().from(escalations).where(eq(escalations.id, id)))[0];
const follow = async (who: Actor, questionId: number) => {
  await db.insert(follows).values({ questionId, personId: who.personId ?? 0, createdAt: monday });
  const [row] = await db.select().from(questions).where(eq(questions.id, questionId));
  await db
    .update(questions)
    .set({ followerCount: (row?.followerCount ?? 0) + 1 })
    .where(eq(questions.id, questionId));
};
const followersOf = async (questionId: number) =>
  (await db.select().from(follows).where(eq(follows.questionId, questionId))).map((row) => row.personId).sort();
const tellAll = async () => {
  for (const event of await db.select().from(events)) await notify(event);
};
const toldOf = async (who: Actor) =>
  (
    await db
      .select()
      .from(notices)
      .where(eq(notices.personId, who.personId ?? 0))
  ).map((row) => row.kind);

describe('merging', () => {
  it('makes several cases one: the main one keeps its clock, followers come along, everybody is told', async () => {
    const [main, one, two] = [await open(), await open(), await open()];
    const fan = await person('Fan');
    await follow(fan, one.questionId);
    await follow(fan, two.questionId);
    const before = await rowOf(main.id);
    await mergeEscalations(rep, main.id, [one.id, two.id], later(hours(3)));
    await mergeEscalations(rep, main.id, [two.id, one.id, main.id], later(hours(4)));
    expect(await rowOf(main.id)).toMatchObject({ state: 'queued', dueAt: before?.dueAt, wakeAt: before?.wakeAt });
    for (const { id, questionId } of [one, two]) {
      expect(await rowOf(id)).toMatchObject({ state: 'merged', mergedIntoId: main.id, dueAt: null, wakeAt: null });
      expect(await eventTypes(questionId)).toEqual(['escalation.opened', 'escalation.merged']);
    }
    expect(await eventTypes(main.questionId)).toEqual(['escalation.opened', 'escalation.joined', 'escalation.joined']);
    expect(await followersOf(main.questionId)).toEqual([fan.personId]);
    // Lists and the API say of each of them that staff work on it.
    const inHands = await db.execute(
      sql`select ${isEscalated} as yes from questions q where id in ${[main, one, two].map((c) => c.questionId)}`,
    );
    expect(inHands.map(({ yes }) => yes)).toEqual([true, true, true]);
    const [counted] = await db.select().from(questions).where(eq(questions.id, main.questionId));
    expect(counted?.followerCount).toBe(1);
    await tellAll();
    for (const who of [one.asker, two.asker]) expect(await toldOf(who)).toEqual(['case_opened', 'case_merged']);
  });

  it('tells everybody once of what one act does to many of their questions, with how many', async () => {
    const asks = async (who: Actor) => {
      const questionId = await question(who, topicId, { title: 'Why is the water brown?' });
      return (await openEscalation(moderator, questionId, { reason: 'Please.' }, later(hours(1)))).id;
    };
    const [main, many, fan, watcher] = [await open(), await person('Many'), await person('Fan'), lead];
    const own = [await asks(many), await asks(many), await asks(main.asker)];
    const other = await open();
    for (const who of [fan, many]) await follow(who, other.questionId);
    await follow(fan, (await rowOf(own[0] ?? 0))?.questionId ?? 0);
    for (const id of [own[0], other.id]) await watchEscalation(watcher, id ?? 0, true);
    let last = 0;
    const tellTwice = async () => {
      const fresh = await db.select().from(events).where(sql`id > ${last}`).orderBy(events.id);
      for (const event of [...fresh, ...fresh]) await notify(event);
      last = fresh.at(-1)?.id ?? last;
    };
    await tellTwice();
    const heard = async (who: Actor, kind: string) => {
      await tellTwice();
      const told = await db.select().from(notices).where(sql`person_id = ${who.personId} and kind = ${kind}`);
      const sent = await db.select().from(mails).where(sql`person_id = ${who.personId} and kind = ${kind}`);
      return {
        counts: told.map(({ data }) => data.count ?? 1),
        cases: told.map((row) => row.escalationId),
        mails: sent,
      };
    };
    await mergeEscalations(rep, main.id, [other.id, ...own], later(hours(2)));
    expect(await heard(many, 'case_merged')).toMatchObject({ counts: [3], cases: [own[0]], mails: [{}] });
    expect(await heard(fan, 'case_merged')).toMatchObject({ counts: [2], mails: [{}] });
    expect(await heard(watcher, 'watched_merged')).toMatchObject({ counts: [2], mails: [{}] });
    expect(await heard(main.asker, 'case_merged')).toMatchObject({ counts: [1] });
    await claimEscalation(rep, main.id, later(hours(3)));
    await resolveEscalation(rep, main.id, { reason: 'security', note: 'A crew is at work.' }, later(hours(5)));
    const ended = await heard(many, 'case_merged_resolved');
    expect(ended).toMatchObject({ counts: [2], mails: [{}] });
    expect(ended.mails[0]?.bodyText).toContain('A crew is at work.');
    // One mail each, although they follow the main question by now, or asked it too.
    expect((await heard(many, 'case_resolved')).mails).toEqual([]);
    expect((await heard(fan, 'case_resolved')).mails).toHaveLength(1);
    const toMain = (await heard(main.asker, 'case_resolved')).mails;
    expect(toMain.map(({ bodyText }) => bodyText.includes('1 more question of yours'))).toEqual([true]);
    expect((await heard(main.asker, 'case_merged_resolved')).mails).toEqual([]);
    await reopenEscalation(main.asker, main.id, later(hours(6)));
    expect(await heard(many, 'case_reopened')).toMatchObject({ counts: [2], mails: [] });
    expect(await refusal(unmergeAllOf(stranger, main.id))).toMatchObject({ status: 404 });
    for (let n = 0; n < 2; n++) await unmergeAllOf(rep, main.id, later(hours(7)));
    for (const id of [...own, other.id]) expect(await rowOf(id)).toMatchObject({ state: 'queued', mergedIntoId: null });
    expect(await heard(many, 'case_unmerged')).toMatchObject({ counts: [2], mails: [{}] });
    expect(await followersOf(main.questionId)).toEqual([]);
  });

  it('asks everybody in it whether the ending solved it; a no takes their own question up again, alone', async () => {
    const [main, part, third] = [await open(), await open(), await open()];
    await mergeEscalations(rep, main.id, [part.id, third.id], later(hours(2)));
    await claimEscalation(rep, main.id, later(hours(2)));
    expect(await refusal(saySolved(part.asker, part.id, false, later(hours(2))))).toMatchObject({ status: 409 });
    await resolveEscalation(rep, main.id, { reason: 'security', note: 'A crew is at work.' }, later(hours(3)));
    expect(await refusal(saySolved(third.asker, part.id, false, later(hours(4))))).toMatchObject({ status: 404 });
    await saySolved(third.asker, third.id, true, later(hours(4)));
    for (let n = 0; n < 2; n++)
      expect(await saySolved(part.asker, part.id, false, later(hours(4)))).toEqual({ reopened: true });
    expect(await rowOf(part.id)).toMatchObject({ state: 'queued', mergedIntoId: null });
    for (const [id, state] of [
      [main.id, 'resolved'],
      [third.id, 'merged'],
    ] as const)
      expect(await rowOf(id)).toMatchObject({ state });
    expect(await refusal(saySolved(third.asker, third.id, false, later(days(20))))).toMatchObject({ status: 409 });
  });

  it('resolves what is merged with the main case: each asker hears once, and the thread shows the way', async () => {
    const [main, part, deeper] = [await open('Brown water on Elm Street'), await open(), await open()];
    await mergeEscalations(rep, part.id, [deeper.id], later(hours(2)));
    await mergeEscalations(rep, main.id, [part.id], later(hours(3)));
    await claimEscalation(rep, main.id, later(hours(3)));
    await resolveEscalation(rep, main.id, { reason: 'security', note: 'A crew is at work.' }, later(hours(5)));
    expect(await rowOf(deeper.id)).toMatchObject({ state: 'merged', mergedIntoId: part.id });
    expect(await eventTypes(deeper.questionId)).toContain('escalation.merged_resolved');
    await tellAll();
    await tellAll();
    for (const who of [part.asker, deeper.asker])
      expect((await toldOf(who)).filter((kind) => kind === 'case_merged_resolved')).toHaveLength(1);
    // Nothing opens again for what the desk has answered elsewhere.
    await sweepEscalations(later(days(30)));
    expect(await casesOf(deeper.questionId)).toHaveLength(1);
  });

  it('adds what comes later to the merged case, and keeps an unclaimed main case that others are worked in', async () => {
    const [main, part] = [await open(), await open()];
    await mergeEscalations(rep, main.id, [part.id], later(hours(2)));
    const again = await openEscalation(part.asker, part.questionId, { reason: 'Any news?' }, later(days(2)));
    expect(again).toEqual({ id: part.id, opened: false });
    await sweepEscalations(later(days(2)));
    expect(await casesOf(part.questionId)).toHaveLength(1);
    await withdrawEscalation(moderator, main.id, later(days(2)));
    expect(await rowOf(main.id)).toMatchObject({ state: 'queued' });
  });

  it('is for whoever works all the desks, and takes no case from a holder at work', async () => {
    const [main, part] = [await open(), await open()];
    const nothing = await refusal(mergeEscalations(rep, 987_654, [part.id]));
    for (const actor of [stranger, asker, part.asker])
      expect(await refusal(mergeEscalations(actor, main.id, [part.id]))).toEqual(nothing);
    await claimEscalation(rep, part.id, later(hours(2)));
    const held = await refusal(mergeEscalations(colleague, main.id, [part.id], later(hours(2.1))));
    expect(held).toMatchObject({ status: 409, detail: { holder: 'Rosa' } });
    expect(await rowOf(part.id)).toMatchObject({ state: 'claimed', mergedIntoId: null });
    await mergeEscalations(lead, main.id, [part.id], later(hours(2.2)));
    expect(await rowOf(part.id)).toMatchObject({ state: 'merged' });
    expect(await refusal(mergeEscalations(rep, main.id, [main.id]))).toMatchObject({ status: 422 });
  });

  it('all or nothing, never in a circle, never into what the public may not read', async () => {
    const [a, b, c, secret] = [await open(), await open(), await open(), await open()];
    await mergeEscalations(rep, a.id, [b.id]);
    expect(await refusal(mergeEscalations(rep, b.id, [a.id]))).toMatchObject({ status: 409, detail: { intoId: a.id } });
    expect(await refusal(mergeEscalations(rep, c.id, [a.id, b.id]))).toMatchObject({ status: 409 });
    expect(await rowOf(a.id)).toMatchObject({ state: 'queued', mergedIntoId: null });
    await db.update(questions).set({ visibility: 'limited' }).where(eq(questions.id, secret.questionId));
    expect(await refusal(mergeEscalations(rep, secret.id, [c.id]))).toMatchObject({ status: 409 });
    await mergeEscalations(rep, c.id, [secret.id]);
    expect(await rowOf(secret.id)).toMatchObject({ state: 'merged' });
  });

  it('loses no race: of crossing merges one wins, and no two cases ever point at each other', {
    timeout: 60_000,
  }, async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await open(), await open()];
      const results = await Promise.allSettled([
        mergeEscalations(rep, a.id, [b.id]),
        mergeEscalations(colleague, b.id, [a.id]),
        mergeEscalations(lead, a.id, [b.id]),
        claimEscalation(colleague, b.id),
      ]);
      const rows = [await rowOf(a.id), await rowOf(b.id)];
      expect(rows.filter((row) => row?.state === 'merged').length).toBeLessThanOrEqual(1);
      expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
      const live = await db
        .select()
        .from(escalationMerges)
        .where(and(eq(escalationMerges.escalationId, b.id), isNull(escalationMerges.undoneAt)));
      expect(live.length).toBe(rows[1]?.state === 'merged' ? 1 : 0);
    }
  });
});

describe('undoing a merge', () => {
  it('gives a case back as it was: holder, state, clock, followers', async () => {
    const [main, one, two] = [await open(), await open(), await open()];
    const [both, own] = [await person('Both'), await person('Own')];
    for (const part of [one, two]) await follow(both, part.questionId);
    await follow(own, one.questionId);
    await claimEscalation(colleague, one.id, later(hours(2)));
    await setCaseState(colleague, one.id, { state: 'waiting_third_party' }, later(hours(2)));
    const before = await rowOf(one.id);
    await mergeEscalations(lead, main.id, [one.id, two.id], later(hours(3)));
    expect(await followersOf(main.questionId)).toEqual([both.personId, own.personId].sort());
    const results = await Promise.allSettled(
      [rep, colleague, lead].map((who) => unmergeEscalation(who, one.id, later(hours(5)))),
    );
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    expect(await rowOf(one.id)).toMatchObject({
      state: 'waiting_third_party',
      assigneeId: colleague.personId,
      mergedIntoId: null,
      dueAt: before?.dueAt,
      resolutionDueAt: before?.resolutionDueAt,
    });
    expect((await eventTypes(one.questionId)).filter((type) => type === 'escalation.unmerged')).toHaveLength(1);
    expect(await followersOf(main.questionId)).toEqual([both.personId]);
    await unmergeEscalation(rep, two.id, later(hours(6)));
    expect(await followersOf(main.questionId)).toEqual([]);
    const [counted] = await db.select().from(questions).where(eq(questions.id, main.questionId));
    expect(counted?.followerCount).toBe(0);
    await mergeEscalations(rep, two.id, [main.id], later(hours(7)));
    expect(await rowOf(main.id)).toMatchObject({ state: 'merged', mergedIntoId: two.id });
  });

  it('is refused to strangers and where there is nothing to undo; a holder who has left gives way to the queue', async () => {
    const [main, part] = [await open(), await open()];
    await claimEscalation(lead, part.id, later(hours(2)));
    await mergeEscalations(lead, main.id, [part.id], later(hours(2)));
    expect(await refusal(unmergeEscalation(stranger, part.id))).toMatchObject({ status: 404 });
    await db.update(escalations).set({ assigneeId: stranger.personId }).where(eq(escalations.id, part.id));
    await unmergeEscalation(rep, part.id, later(hours(4)));
    expect(await rowOf(part.id)).toMatchObject({ state: 'queued', assigneeId: null });
    await claimEscalation(rep, main.id, later(hours(4)));
    await resolveEscalation(rep, main.id, { reason: 'legal', note: 'A court decides.' }, later(hours(5)));
    expect(await refusal(unmergeEscalation(rep, main.id))).toMatchObject({ status: 409 });
  });

  it('happens by itself when the main case ends without an answer', async () => {
    const [main, part] = [await open(), await open()];
    await mergeEscalations(rep, main.id, [part.id], later(hours(2)));
    for (let n = 0; n < 2; n++) await unmergeAllOf(system, main.id, later(days(11)));
    expect(await rowOf(part.id)).toMatchObject({ state: 'queued', mergedIntoId: null });
    expect((await eventTypes(part.questionId)).filter((type) => type === 'escalation.unmerged')).toHaveLength(1);
  });
});

it('a thread names the main question to the public only while that is public', async () => {
  const [main, part] = [await open('Brown water on Elm Street'), await open()];
  await mergeEscalations(rep, main.id, [part.id], later(hours(2)));
  const shown = async () => {
    const [row] = await db.select({ merged: mergedInto }).from(questions).where(eq(questions.id, part.questionId));
    return row?.merged;
  };
  expect(await shown()).toMatchObject({
    state: 'queued',
    question: { id: main.questionId, title: 'Brown water on Elm Street' },
  });
  await db.update(questions).set({ visibility: 'limited' }).where(eq(questions.id, main.questionId));
  expect(await shown()).toMatchObject({ question: null });
});
