import { and, count, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { currentAlerts, standsOn } from '~/features/directory/alerts.server';
import { AlertForm } from '~/features/directory/crisis.schema';
import { endAlert, postAlert } from '~/features/directory/post-alert.server';
import { lookAtQuestion } from '~/features/escalations/look-at-question.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { listNotices } from '~/features/notifications/notices.queries.server';
import { notify } from '~/features/notifications/notify.server';
import { notifyTopic } from '~/features/notifications/notify-topic.server';
import { reinstateTopicAnswers, suspendTopicAnswers } from '~/features/verification/suspend-topic-answers.server';
import { suspensionOn } from '~/features/verification/suspensions.queries.server';
import { type Actor, isPerson, type PersonActor } from '~/platform/actor';
import { tagsOf } from '~/subscribers/page-tags';
import { db } from '~db/client';
import {
  escalations,
  events,
  follows,
  mails,
  notices,
  people,
  questions,
  verificationChallenges,
  verifications,
} from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { agency, answer, days, hours, later, monday, person, question, refusal, topic } from '../escalations/desk.ts';

const database = testDatabase();
let works: number;
let parks: number;
let trees: number;
let lamps: number;
let lead: Actor;
let rep: Actor;
let admin: Actor;
let asker: Actor;

beforeEach(async () => {
  await database.renew();
  works = await agency('works');
  parks = await agency('parks');
  trees = await topic('trees', works);
  lamps = await topic('lamps', works);
  lead = await person('Lena', 'lead', works);
  rep = await person('Rosa', 'rep', works);
  admin = await person('Adam', 'admin');
  asker = await person('Ana');
});

const official = async (topicId: number, agencyId = works) => {
  const questionId = await question(asker, topicId);
  await answer(rep, questionId, { official: { agencyId, reviewDueAt: later(days(90)) } });
  return questionId;
};
const states = async (topicId: number) => {
  const rows = await db.execute(sql`select v.state from verifications v join questions q on q.id = v.question_id
    where q.topic_id = ${topicId} order by v.id`);
  return rows.map((row) => String(row.state));
};
const at = later(hours(1));
const allEvents = () => db.select().from(events).orderBy(events.id);
const asPerson = (actor: Actor): PersonActor => {
  if (!isPerson(actor)) throw new Error('nobody');
  return actor;
};

describe('all official answers of a topic', () => {
  test('are suspended at once with a reason, each with its event, and reinstated in one go', async () => {
    for (let n = 0; n < 3; n++) await official(trees);
    await official(lamps);
    const { id, count: gone } = await suspendTopicAnswers(lead, { agencyId: works, topicId: trees }, 'New law.', at);
    expect(gone).toBe(3);
    expect(await suspensionOn(works, trees)).toMatchObject({ reason: 'New law.' });
    expect(await suspensionOn(works, lamps)).toBeNull();
    expect(await states(trees)).toEqual(['suspended', 'suspended', 'suspended']);
    expect(await states(lamps)).toEqual(['current']);
    const [one] = await db.select().from(verifications).orderBy(verifications.id).limit(1);
    expect(one).toMatchObject({ suspendedReason: 'New law.', suspendedBy: lead.personId });
    expect(await refusal(suspendTopicAnswers(lead, { agencyId: works, topicId: trees }, 'Again.', at))).toMatchObject({
      status: 409,
    });

    expect(await reinstateTopicAnswers(lead, id, later(hours(2)))).toEqual({ count: 3, left: 0 });
    expect(await states(trees)).toEqual(['current', 'current', 'current']);
    expect(await refusal(reinstateTopicAnswers(lead, id))).toMatchObject({ status: 409 });
    const types = (await db.select({ type: events.type }).from(events).orderBy(events.id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'verification.suspended')).toHaveLength(3);
    expect(types.filter((type) => type === 'verification.reinstated')).toHaveLength(3);
    expect(types).toContain('topic.answers_suspended');
    expect(types).toContain('topic.answers_reinstated');
  });

  test('only by the agency’s own lead', async () => {
    await official(trees);
    const foreign = await topic('swings', parks);
    await official(foreign, parks);
    for (const other of [rep, admin, asker])
      expect(
        await refusal(suspendTopicAnswers(other, { agencyId: works, topicId: trees }, 'Because.', at)),
      ).toMatchObject({ status: 403 });
    expect(await refusal(suspendTopicAnswers(lead, { agencyId: parks, topicId: null }, 'No.', at))).toMatchObject({
      status: 403,
    });
    expect(await refusal(suspendTopicAnswers(lead, { agencyId: works, topicId: foreign }, 'No.', at))).toMatchObject({
      status: 422,
    });
    const { id } = await suspendTopicAnswers(lead, { agencyId: works, topicId: null }, 'All of it.', at);
    expect(await states(foreign)).toEqual(['current']);
    expect(await refusal(reinstateTopicAnswers(admin, id))).toMatchObject({ status: 403 });
  });

  test('of one suspended with its topic no case is made; what was reported dangerous stays suspended and gets one', async () => {
    const plain = await official(trees);
    const bad = await official(trees);
    await sweepEscalations(at);
    const { id } = await suspendTopicAnswers(lead, { agencyId: works, topicId: trees }, 'New law.', at);
    await lookAtQuestion(plain, later(days(30)));
    await sweepEscalations(later(days(30)));
    expect(await db.select().from(escalations)).toEqual([]);
    const [v] = await db.select({ id: verifications.id }).from(verifications).where(eq(verifications.questionId, bad));
    await db.insert(verificationChallenges).values({
      verificationId: v?.id ?? 0,
      personId: asker.personId ?? 0,
      kind: 'dangerous',
      note: 'It burns.',
      createdAt: later(hours(2)),
    });
    expect(await reinstateTopicAnswers(lead, id, later(days(31)))).toEqual({ count: 1, left: 1 });
    await sweepEscalations(later(days(31)));
    expect(await db.select({ id: escalations.questionId }).from(escalations)).toEqual([{ id: bad }]);
  });

  test('tell each person once for the whole act, by one notice and one mail, and once when it ends', async () => {
    const fay = await person('Fay');
    await db
      .update(people)
      .set({ language: 'es' })
      .where(eq(people.id, fay.personId ?? 0));
    const three = [await official(trees), await official(trees), await official(trees)];
    for (const questionId of three)
      await db.insert(follows).values({ questionId, personId: fay.personId ?? 0, createdAt: at });
    await db
      .update(questions)
      .set({ dormant: true })
      .where(eq(questions.id, await official(trees)));
    const { id } = await suspendTopicAnswers(lead, { agencyId: works, topicId: trees }, 'New law.', at);
    await reinstateTopicAnswers(lead, id, later(hours(2)));
    for (const event of [...(await allEvents()), ...(await allEvents())]) {
      await notify(event);
      await notifyTopic(event);
    }
    const told = await db.select().from(notices).orderBy(notices.eventId, notices.personId);
    expect(told.map(({ personId, kind, data }) => [personId, kind, data.count])).toEqual(
      ['answers_suspended', 'answers_reinstated'].flatMap((kind) =>
        [rep, asker, fay].map((one) => [one.personId, kind, 3]),
      ),
    );
    const sent = await db.select().from(mails).orderBy(mails.id);
    expect(sent).toHaveLength(6);
    expect(sent.find((mail) => mail.personId === fay.personId)?.subject).toContain('se están revisando');
    const { items } = await listNotices(asPerson(fay), null);
    expect(items[0]?.act).toEqual({ topicId: trees, agencyId: works, count: 3 });
    expect(await suspensionOn(works, trees)).toBeNull();
  });

  test('five thousand of them in one go', async () => {
    const first = await official(trees);
    await db.execute(sql`
      with q as (insert into questions (title, slug, topic_id, asker_id, revision_id, created_at, updated_at)
        select title, slug, topic_id, asker_id, revision_id, created_at, updated_at from questions, generate_series(1, 4999) where id = ${first} returning id),
      a as (insert into answers (question_id, author_id, created_at, updated_at) select q.id, o.author_id, o.created_at, o.updated_at
        from q, answers o where o.question_id = ${first} returning id, question_id, author_id),
      r as (insert into answer_revisions (answer_id, number, author_id, body_markdown, body_html, content_hash, created_at)
        select id, 1, author_id, 'x', 'x', ${'a'.repeat(64)}, ${monday.toISOString()}::timestamptz from a returning id, answer_id)
      insert into verifications (question_id, answer_id, revision_id, content_hash, agency_id, imported_from, method, code, verified_at, review_due_at, valid_until, created_at)
      select a.question_id, a.id, r.id, ${'a'.repeat(64)}, ${works}, 'test', 'imported', 'M-' || a.id, v.verified_at, v.review_due_at, v.valid_until, v.created_at
      from a join r on r.answer_id = a.id, verifications v where v.question_id = ${first}`);
    await db.execute(sql`update answers set revision_id = r.id from answer_revisions r where r.answer_id = answers.id`);
    const { id, count: gone } = await suspendTopicAnswers(lead, { agencyId: works, topicId: trees }, 'New law.', at);
    expect(gone).toBe(5_000);
    expect(await reinstateTopicAnswers(lead, id, later(hours(2)))).toEqual({ count: 5_000, left: 0 });
    const [kept] = await db
      .select({ n: count() })
      .from(events)
      .where(and(eq(events.type, 'verification.suspended')));
    expect(kept?.n).toBe(5_000);
  }, 60_000);
});

describe('an alert', () => {
  const text = { title: 'Flood', body: 'Stay in.' };
  const none = { title: '', body: '' };

  test('goes up on its topic, ends by itself or is taken down; by the lead alone', async () => {
    const input = { scope: { topicId: trees }, en: text, es: none, startsAt: null, endsAt: later(hours(5)) };
    const { id } = await postAlert(lead, input, at);
    const [up] = await currentAlerts(later(hours(2)));
    expect(up).toMatchObject({ id, topicId: trees, agencyId: works, language: 'en' });
    expect(standsOn({ topicId: trees, agencyId: works }, { topicId: trees, agencyId: works })).toBe(true);
    expect(standsOn({ topicId: trees, agencyId: works }, { topicId: lamps, agencyId: works })).toBe(false);
    expect(standsOn({ topicId: null, agencyId: works }, { topicId: lamps, agencyId: works })).toBe(true);
    expect(await currentAlerts(later(hours(6)))).toEqual([]);
    expect(await refusal(endAlert(admin, id, at))).toMatchObject({ status: 403 });
    await endAlert(lead, id, later(hours(2)));
    expect(await currentAlerts(later(hours(2)))).toEqual([]);
    expect(await refusal(endAlert(lead, id))).toMatchObject({ status: 409 });
    expect(tagsOf({ type: 'alert.posted', questionId: null })).toEqual(expect.arrayContaining(['alerts', 'site']));

    const again = await Promise.all([1, 2, 3].map(() => postAlert(lead, input, at)));
    expect(new Set(again.map((one) => one.id)).size).toBe(1);
    expect(again[0]?.id).not.toBe(id);
    const elsewhere = await postAlert(lead, { ...input, scope: { topicId: lamps } }, at);
    expect(elsewhere.id).not.toBe(again[0]?.id);
    const form = { scope: 'topic:trees', titleEn: 'Flood', bodyEn: 'Stay in.' };
    for (const moment of ['2026-02-30T10:00', '2026-13-01T10:00', '2026-06-01T25:00', '31/12/2026 10:00'])
      for (const name of ['startsAt', 'endsAt'])
        expect([moment, AlertForm.safeParse({ ...form, [name]: moment }).success]).toEqual([moment, false]);
    expect(AlertForm.safeParse({ ...form, startsAt: '2026-06-01T10:00', endsAt: '' }).success).toBe(true);

    for (const other of [rep, admin]) expect(await refusal(postAlert(other, input, at))).toMatchObject({ status: 403 });
    expect(await refusal(postAlert(lead, { ...input, scope: { agencyId: parks } }, at))).toMatchObject({ status: 403 });
    expect(await refusal(postAlert(lead, { ...input, scope: 'everywhere' }, at))).toMatchObject({ status: 403 });
    expect(await refusal(postAlert(lead, { ...input, en: none }, at))).toMatchObject({ status: 422 });
    expect(await refusal(postAlert(lead, { ...input, endsAt: monday }, at))).toMatchObject({ status: 422 });
  });
});
