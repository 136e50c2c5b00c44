import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { notify } from '~/features/notifications/notify.server';
import type { Actor } from '~/platform/actor';
import { closeDatabase, db } from '~db/client';
import {
  comments,
  escalations,
  escalationTriggers,
  escalationWatches,
  events,
  follows,
  meToos,
  questions,
  serviceLevels,
  verificationChallenges,
  verifications,
} from '~db/schema';
import { testDatabase } from '../../support/database';
import {
  agency,
  answer,
  casesOf,
  days,
  eventTypes,
  hours,
  later,
  monday,
  person,
  question,
  refusal,
  topic,
} from './desk';

const SWEEPERS = 50;

testDatabase();

let asker: Actor;
let neighbour: Actor;
let moderator: Actor;
let rep: Actor;
let works: number;
let topicId: number;

beforeAll(async () => {
  works = await agency('works');
  await agency('triage', true);
  topicId = await topic('bulky', works);
  asker = await person('Ana');
  neighbour = await person('Joe');
  moderator = await person('Mo', 'moderator');
  rep = await person('Rosa', 'rep', works);
});

const triggersOf = async (questionId: number) => {
  const rows = await db
    .select({ trigger: escalationTriggers.trigger, lapsedAt: escalationTriggers.lapsedAt })
    .from(escalationTriggers)
    .innerJoin(escalations, eq(escalations.id, escalationTriggers.escalationId))
    .where(eq(escalations.questionId, questionId));
  return rows
    .filter((row) => row.lapsedAt === null)
    .map((row) => row.trigger)
    .sort();
};

describe('sweeps', () => {
  it('send an unanswered question to its agency 24 hours after asking, once', async () => {
    const id = await question(asker, topicId);
    await sweepEscalations(later(hours(23.9)));
    expect(await casesOf(id)).toEqual([]);
    await sweepEscalations(later(hours(24)));
    await sweepEscalations(later(hours(25)));
    const [row] = await casesOf(id);
    expect(row).toMatchObject({
      state: 'queued',
      agencyId: works,
      suggestedId: rep.personId,
      openedAt: later(hours(24)),
    });
    // Tuesday 10:00, office 9 to 17: one, two and five business days.
    expect(row?.firstResponseDueAt).toEqual(later(days(2)));
    expect(row?.nextUpdateDueAt).toEqual(later(days(3)));
    expect(row?.resolutionDueAt).toEqual(later(days(8)));
    expect(row?.dueAt).toEqual(later(days(2)));
    expect(await triggersOf(id)).toEqual(['unanswered']);
    expect(await eventTypes(id)).toEqual(['escalation.opened']);
  });

  it('add to the open case what comes later, and end what is over', async () => {
    const id = await question(asker, topicId);
    await sweepEscalations(later(days(1)));
    const [row] = await casesOf(id);
    await claimEscalation(rep, row?.id ?? 0, later(days(1.1)));
    await answer(neighbour, id);
    await sweepEscalations(later(days(7)));
    expect(await triggersOf(id)).toEqual(['unresolved']);
    expect(await casesOf(id)).toHaveLength(1);
  });

  it('withdraw an unclaimed case when its last reason has ended', async () => {
    const id = await question(asker, topicId);
    await sweepEscalations(later(days(1)));
    await answer(neighbour, id);
    await sweepEscalations(later(days(1.5)));
    expect(await casesOf(id)).toMatchObject([{ state: 'withdrawn', dueAt: null, wakeAt: null }]);
    expect(await eventTypes(id)).toEqual(['escalation.opened', 'escalation.trigger_lapsed', 'escalation.withdrawn']);
    await sweepEscalations(later(days(8)));
    expect(await casesOf(id)).toMatchObject([{ state: 'withdrawn' }, { state: 'queued' }]);
    expect(await triggersOf(id)).toEqual(['unresolved']);
  });

  it('leave what is accepted, official, closed, hidden or dormant alone', async () => {
    const accepted = await question(asker, topicId);
    await db
      .update(questions)
      .set({ acceptedAnswerId: await answer(neighbour, accepted) })
      .where(eq(questions.id, accepted));
    const official = await question(asker, topicId);
    await answer(neighbour, official, { official: { agencyId: works, reviewDueAt: later(days(90)) } });
    const closed = await question(asker, topicId, { closedAt: monday, closedReason: 'off_topic' });
    const hidden = await question(asker, topicId, { visibility: 'hidden' });
    const dormant = await question(asker, topicId, { dormant: true });
    await sweepEscalations(later(days(30)));
    for (const id of [accepted, official, closed, hidden, dormant]) expect(await casesOf(id)).toEqual([]);
    await db.update(questions).set({ dormant: false }).where(eq(questions.id, dormant));
    await sweepEscalations(later(days(30)));
    expect(await casesOf(dormant)).toHaveLength(1);
  });

  it('notice demand by people and by views', async () => {
    const wanted = await question(asker, topicId, { firstAnsweredAt: monday });
    const viewed = await question(asker, topicId, { firstAnsweredAt: monday });
    const people = await Promise.all(Array.from({ length: 20 }, (_, n) => person(`Fan ${n}`)));
    const fans = people.map((fan) => ({ questionId: wanted, personId: fan.personId ?? 0, createdAt: monday }));
    await db.insert(meToos).values(fans.slice(0, 12));
    // Somebody who has the question and follows it counts once, the asker not at all.
    await db
      .insert(follows)
      .values([
        ...fans.slice(10, 19),
        { ...fans[0], questionId: wanted, personId: asker.personId ?? 0, createdAt: monday },
      ]);
    await db.update(questions).set({ meTooCount: 12, followerCount: 10 }).where(eq(questions.id, wanted));
    await db.update(questions).set({ viewCount: 499 }).where(eq(questions.id, viewed));
    await sweepEscalations(later(hours(2)));
    expect([...(await casesOf(wanted)), ...(await casesOf(viewed))]).toEqual([]);
    await db.insert(follows).values(fans.slice(19));
    await db.update(questions).set({ followerCount: 11 }).where(eq(questions.id, wanted));
    await db.update(questions).set({ viewCount: 500 }).where(eq(questions.id, viewed));
    await sweepEscalations(later(hours(2)));
    expect([await triggersOf(wanted), await triggersOf(viewed)]).toEqual([['demand'], ['demand']]);
  });

  it('notice long threads and competing answers', async () => {
    const long = await question(asker, topicId, { firstAnsweredAt: monday });
    const comment = {
      questionId: long,
      authorId: neighbour.personId ?? 0,
      bodyMarkdown: 'x',
      bodyHtml: 'x',
      createdAt: monday,
    };
    await db.insert(comments).values(Array.from({ length: 15 }, () => comment));
    await db.update(questions).set({ commentCount: 15 }).where(eq(questions.id, long));
    const torn = await question(asker, topicId);
    await answer(neighbour, torn, { score: 3, upVotes: 3 });
    await answer(moderator, torn, { score: 2, upVotes: 3, downVotes: 1 });
    const clear = await question(asker, topicId);
    await answer(neighbour, clear, { score: 9, upVotes: 9 });
    await answer(moderator, clear, { score: 1, upVotes: 1 });
    await sweepEscalations(later(hours(2)));
    expect(await triggersOf(long)).toEqual(['conflict']);
    expect(await triggersOf(torn)).toEqual(['conflict']);
    expect(await casesOf(clear)).toEqual([]);
  });

  it('open a recheck when an official answer falls due', async () => {
    const id = await question(asker, topicId);
    await answer(neighbour, id, { official: { agencyId: works, reviewDueAt: later(days(60)) } });
    await sweepEscalations(later(days(59)));
    expect(await casesOf(id)).toEqual([]);
    await sweepEscalations(later(days(60)));
    expect(await triggersOf(id)).toEqual(['recheck']);
  });

  it('go by the thresholds of topic and agency', async () => {
    const quick = await topic('quick', works);
    await db.insert(serviceLevels).values([
      { agencyId: works, unansweredHours: 8 },
      { agencyId: works, topicId: quick, unansweredHours: 2, firstResponseDays: 3 },
    ]);
    const id = await question(asker, quick);
    const other = await question(asker, topicId);
    await sweepEscalations(later(hours(2)));
    expect(await casesOf(id)).toHaveLength(1);
    expect((await casesOf(id))[0]?.firstResponseDueAt).toEqual(later(days(3) + hours(2)));
    expect(await casesOf(other)).toEqual([]);
    await sweepEscalations(later(hours(8)));
    expect(await casesOf(other)).toHaveLength(1);
    await db.delete(serviceLevels);
  });

  it('have thresholds for each trigger, seen at the very view that reaches one, and when they change', async () => {
    const tight = await topic('tight', works);
    const level = {
      agencyId: works,
      topicId: tight,
      demandViews: 30,
      demandPeople: 1,
      recheckReports: 1,
      askerHours: 1,
    };
    const [set] = await db
      .insert(serviceLevels)
      .values({ ...level, conflictComments: 1, conflictVotes: 2 })
      .returning();
    const viewed = await question(asker, tight, { firstAnsweredAt: monday });
    const doubted = await question(asker, tight);
    await answer(neighbour, doubted, { official: { agencyId: works, reviewDueAt: later(days(60)) } });
    const torn = await question(asker, tight);
    await answer(neighbour, torn, { score: 1, upVotes: 1 });
    await answer(moderator, torn, { score: 1, upVotes: 1 });
    await sweepEscalations(later(hours(0.5)));
    expect(await triggersOf(torn)).toEqual(['conflict']);
    await db.update(questions).set({ viewCount: 29 }).where(eq(questions.id, viewed));
    await sweepEscalations(later(hours(0.6)));
    expect(await casesOf(viewed)).toEqual([]);
    await db.update(questions).set({ viewCount: 30 }).where(eq(questions.id, viewed));
    const [verification] = await db.select().from(verifications).where(eq(verifications.questionId, doubted));
    await db.insert(verificationChallenges).values({
      verificationId: verification?.id ?? 0,
      personId: neighbour.personId ?? 0,
      kind: 'outdated',
      note: 'Old.',
      createdAt: later(hours(0.6)),
    });
    await sweepEscalations(later(hours(0.7)));
    expect([await triggersOf(viewed), await triggersOf(doubted)]).toEqual([['demand'], ['recheck']]);
    const early = await question(asker, tight);
    const tooEarly = await refusal(openEscalation(asker, early, { reason: 'Help.' }, later(hours(0.9))));
    expect(tooEarly).toMatchObject({ status: 403 });
    await openEscalation(asker, early, { reason: 'Help.' }, later(hours(1)));
    const waiting = await question(asker, tight);
    await sweepEscalations(later(hours(3)));
    expect(await casesOf(waiting)).toEqual([]);
    await db
      .update(serviceLevels)
      .set({ unansweredHours: 2 })
      .where(eq(serviceLevels.id, set?.id ?? 0));
    await sweepEscalations(later(hours(3)));
    expect(await triggersOf(waiting)).toEqual(['unanswered']);
    await db.delete(serviceLevels);
  });

  it('a safety case limits its question at once', async () => {
    const id = await question(asker, topicId);
    await openEscalation(moderator, id, { reason: 'A threat.', safety: true }, later(hours(1)));
    const [row] = await db.select().from(questions).where(eq(questions.id, id));
    expect(row?.visibility).toBe('limited');
    await sweepEscalations(later(days(9)));
    expect(await triggersOf(id)).toEqual(['safety']);
  });
});

describe('fifty sweepers at once', () => {
  // Each of them with a connection of its own, as if it were a process.
  beforeAll(async () => {
    await closeDatabase();
    process.env.DATABASE_POOL = String(SWEEPERS);
  });
  afterAll(() => {
    delete process.env.DATABASE_POOL;
  });

  it('open a thousand cases for a thousand questions', { timeout: 240_000 }, async () => {
    await db.delete(escalationWatches);
    const at = later(days(100));
    const rows = Array.from({ length: 1000 }, (_, n) => ({
      title: `Question number ${n}?`,
      slug: `question-${n}`,
      topicId,
      askerId: asker.personId ?? 0,
      createdAt: at,
      updatedAt: at,
    }));
    const ids = (await db.insert(questions).values(rows).returning({ id: questions.id })).map((row) => row.id);
    await Promise.all(Array.from({ length: SWEEPERS }, () => sweepEscalations(later(days(1), at))));
    await sweepEscalations(later(days(1), at));
    const [found] = await db.execute(sql`
      select count(*)::int as cases, count(distinct question_id)::int as questions,
        (select count(*)::int from escalation_triggers t join escalations e on e.id = t.escalation_id where e.question_id >= ${ids[0]}) as triggers
      from escalations where question_id >= ${ids[0]}`);
    expect(found).toEqual({ cases: 1000, questions: 1000, triggers: 1000 });
    const recorded = await db.select().from(events).where(sql`question_id >= ${ids[0]}`);
    const opened = recorded.filter(({ type }) => type === 'escalation.opened');
    expect([recorded.length, opened.length]).toEqual([1000, 1000]);
    // And one job for each of them, by which its mail is made.
    const [jobs] = await db.execute(sql`
      select count(*)::int as all, count(distinct payload->>'event')::int as events from graphile_worker._private_jobs
       where payload->>'questionId' is not null and (payload->>'questionId')::bigint >= ${ids[0] ?? 0}`);
    expect(jobs).toEqual({ all: 1000, events: 1000 });
    // Each event's job may run again, also beside itself: the asker gets one mail for each case.
    await Promise.all(
      [0, 1, 2, 3].map(async (start) => {
        for (const event of opened.filter((_, n) => n % 2 === start % 2)) await notify(event);
      }),
    );
    const [mailed] = await db.execute(sql`
      select count(*)::int as mails, count(distinct cause)::int as causes from mails
       where kind = 'case_opened' and cause in (select 'event:' || id from events where question_id >= ${ids[0]})`);
    expect(mailed).toEqual({ mails: 1000, causes: 1000 });
  });
});
