import { beforeAll, describe, expect, it } from 'vitest';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { remindReviews } from '~/features/verification/remind-reviews.server';
import { verifyPassword } from '~/platform/auth/password.server';
import { passwordProblem } from '~/platform/auth/password-rules.server';
import { clockOffset, days, now, setClockOffset } from '~/platform/clock';
import { sql } from '~db/client';
import { demoCity } from '~db/seed/content/index';
import { minutesAgo } from '~db/seed/content/minutes-ago';
import type { CaseStep, Thread } from '~db/seed/content/types';
import { waitingQuestion } from '~db/seed/content/waiting';
import loadDemo, { demoLogins, demoPassword } from '~db/seed/index';
import { testDatabase } from '../support/database.ts';
import { caseOf, countsOf, eventCount, questionOf, standingsOf } from './loaded-city.ts';

const database = testDatabase();
const { threads, citizens, staff, agencies, topics } = demoCity;
const did = (thread: Thread, verb: string) => thread.moderation?.find((step) => step.do === verb);

describe('a process that dies while the demo city is loaded', () => {
  it('leaves nothing behind, and the next start loads it', async () => {
    const offset = clockOffset();
    const stop = loadDemo((done) => {
      if (done === 40) throw new Error('killed');
    });
    await expect(stop).rejects.toThrow('killed');
    expect(clockOffset()).toBe(offset);
    const [left] = await sql`select (select count(*)::int from people) + (select count(*)::int from agencies)
      + (select count(*)::int from events) + (select count(*)::int from graphile_worker.jobs) as rows`;
    expect(left?.rows).toBe(0);
  });
});

describe('the demo city, loaded', () => {
  const heard: number[] = [];
  beforeAll(async () => {
    const { logins } = await loadDemo((done, total) => heard.push(done / total));
    expect(logins).toEqual(demoLogins);
  }, 120_000);

  it('reports its progress to the end', () => {
    expect(heard.at(-1)).toBe(1);
    expect(heard.every((share, n) => n === 0 || share > (heard[n - 1] ?? 0))).toBe(true);
  });

  it('has everything the content names, and nothing dormant', async () => {
    expect(await countsOf()).toMatchObject({
      agencies: agencies.length,
      topics: topics.length,
      people: citizens.length + staff.length,
      questions: threads.length + 1,
      dormant: 0,
      without_html: 0,
      triage: 1,
      without_hours: 0,
    });
    const [site] = await sql`select value from settings where key = 'site'`;
    expect(site?.value).toEqual({
      place: 'Port Alder',
      name: 'Answers',
      owner: 'City of Port Alder',
      timeZone: 'America/New_York',
      phone: '555-0100',
    });
    const alerts =
      await sql`select language, translations from alerts where starts_at < ${now()} and ends_at > ${now()}`;
    expect(alerts).toMatchObject([{ language: 'en', translations: { es: { title: expect.any(String) } } }]);
  });

  it.each(threads.map((thread) => [thread.key, thread] as const))('%s stands as written', async (_, thread) => {
    const q = await questionOf(thread);
    expect(q.age_minutes).toBeCloseTo(minutesAgo(thread.ago), -1);
    expect(q.visibility).toBe(did(thread, 'hide') ? 'hidden' : did(thread, 'limit') ? 'limited' : 'public');
    expect(q.topic).toBe((did(thread, 'move') as { to?: string } | undefined)?.to ?? thread.topic);
    expect(q.duplicate).toBe(Boolean(did(thread, 'duplicate')));
    expect(q.closed).toBe(Boolean(did(thread, 'close')));
    expect(q.needs_info).toBe(Boolean(did(thread, 'ask_for_info')));
    expect(q.withheld).toBe(thread.anonymous ?? false);
    expect(q.accepted).toBe(Boolean(thread.accepted));
    expect(q.channel).toBe(thread.channel?.kind ?? 'web');
    expect(q.views).toBe(thread.views);
    const closing = closingAnswers(thread);
    expect(q.answers).toBe((thread.answers?.length ?? 0) + closing.length);
    const comments = [...(thread.answers ?? []), ...closing].flatMap((answer) => answer.comments ?? []);
    expect(q.comments).toBe((thread.comments?.length ?? 0) + comments.length);
    expect(q.me_too).toBeGreaterThanOrEqual(thread.meToo?.length ?? 0);
    expect(q.score_sum).toBe(
      [...(thread.answers ?? []), ...closing].reduce(
        (sum, answer) => sum + (answer.up?.length ?? 0) - (('down' in answer && answer.down?.length) || 0),
        0,
      ),
    );
  });

  it.each(threads.map((thread) => [thread.key, thread] as const))('%s has its verifications', async (_, thread) => {
    const expected = (thread.answers ?? []).flatMap((answer) =>
      (answer.officials ?? []).map((official, n, all) => {
        const review = topics.find((topic) => topic.slug === thread.topic)?.reviewDays ?? 180;
        const due = official.reviewDays ?? review;
        const passed = minutesAgo(official.ago) / 1440;
        const over = passed >= (official.validDays ?? due + 30);
        const later = official.withdrawn ? 'withdrawn' : over ? 'expired' : passed >= due ? 'due' : 'current';
        const edited = answer.edits?.some((edit) => minutesAgo(edit.ago) < minutesAgo(official.ago)) ?? false;
        const state = n < all.length - 1 ? 'superseded' : later;
        return { state, newer_text: edited && state === 'current', second: Boolean(official.approvedBy) };
      }),
    );
    for (const _closing of closingAnswers(thread))
      expected.push({ state: 'current', newer_text: false, second: false });
    expect(await standingsOf(thread)).toEqual(expected);
  });

  it.each(threads.map((thread) => [thread.key, thread] as const))('%s has its case', async (_, thread) => {
    const found = await caseOf(thread);
    if (!thread.case) {
      expect(found).toBeUndefined();
      return;
    }
    expect(found?.triggers).toEqual(expect.arrayContaining(thread.case.triggers.map((trigger) => trigger.kind)));
    expect(found?.opened_minutes).toBeCloseTo(minutesAgo(thread.case.triggers[0].ago), -1);
    expect(found?.state).toBe(stateAfter(thread.case.steps ?? []));
    const steps = thread.case.steps ?? [];
    expect(found?.messages).toBe(steps.filter((step) => step.do === 'message').length);
    const holder = steps.findLast((step) => step.do === 'claim' || step.do === 'accept');
    expect(found?.holder ?? null).toBe(holder?.by ?? null);
    expect(found?.hops).toBe(steps.filter((step) => step.do === 'transfer').length);
  });

  it('keeps flags as they were decided, and one question for the moderators', async () => {
    const flags = await sql`select state, count(*)::int as n from flags group by 1 order by 1`;
    expect(flags.map((row) => [row.state, row.n])).toEqual([
      ['open', 3],
      ['upheld', 3],
    ]);
    const waiting = await sql`select title from questions where visibility = 'pending_review'`;
    expect(waiting.map((row) => row.title)).toEqual([waitingQuestion.title]);
  });

  it('tells people of the last days on the site alone', async () => {
    const [ana] = await sql`select count(*)::int as unread from notices n join people p on p.id = n.person_id
      where p.handle = 'ana' and n.read_at is null`;
    expect(ana?.unread).toBeGreaterThanOrEqual(2);
    expect(ana?.unread).toBeLessThanOrEqual(6);
    const [rest] = await sql`select (select count(*)::int from mails) as mails,
      (select count(*)::int from graphile_worker.jobs) as jobs, (select min(created_at) from notices) as oldest`;
    expect(rest).toMatchObject({ mails: 0, jobs: 0 });
    expect(Number(rest?.oldest)).toBeGreaterThan(now().getTime() - days(15));
  });

  it('can be searched', async () => {
    const [found] = await sql`select count(*)::int as n from search_documents`;
    const publicOnes = threads.filter((thread) => !did(thread, 'hide') && !did(thread, 'limit'));
    expect(found?.n).toBe(publicOnes.length);
  });

  it('leaves the sweeps nothing to do', async () => {
    const before = await eventCount();
    expect(await remindReviews()).toBe(0);
    expect(await sweepEscalations()).toEqual({ opened: 0, tended: 0, failed: 0 });
    expect(await eventCount()).toBe(before);
  });

  it('happened in the past, in an unbroken chain', async () => {
    const [events] = await sql`select count(*) filter (where hash <> event_digest(e))::int as broken,
      count(*) filter (where at > ${now()})::int as ahead from events e`;
    expect(events).toEqual({ broken: 0, ahead: 0 });
  });

  it('lets its people log in', async () => {
    expect(demoLogins.map(({ as }) => as.split(',')[0])).toEqual([
      'citizen',
      'moderator',
      'agency rep',
      'agency rep',
      'agency lead',
      'admin',
    ]);
    for (const { email, name } of demoLogins) {
      const [person] = await sql`select password_hash as hash from people where email = ${email}`;
      expect(await verifyPassword(person?.hash, demoPassword)).toBe(true);
      expect(await passwordProblem(demoPassword, { own: [name, email], secondFactor: false })).toBeNull();
    }
  });

  it('is loaded once', async () => {
    const before = await eventCount();
    expect(await loadDemo()).toEqual({ logins: [] });
    expect(await eventCount()).toBe(before);
  });
});

describe('the demo city on a Saturday, the night before the clocks change', () => {
  it('tells the same story, also beside what was imported before', async () => {
    await database.renew();
    await importSomething();
    setClockOffset(Date.parse('2027-03-13T23:40:00-05:00') - Date.now());
    try {
      await loadDemo();
      const cases = await sql`select q.title from escalations e join questions q on q.id = e.question_id order by 1`;
      const titles = threads.filter((thread) => thread.case).map((thread) => thread.title);
      expect(cases.map((row) => row.title).sort()).toEqual(titles.sort());
      for (const thread of threads.filter((one) => one.case))
        expect((await caseOf(thread))?.state, thread.key).toBe(stateAfter(thread.case?.steps ?? []));
      expect(await sweepEscalations()).toEqual({ opened: 0, tended: 0, failed: 0 });
    } finally {
      setClockOffset(0);
    }
  }, 120_000);
});

/** Names and addresses that the city has too. */
async function importSomething(): Promise<void> {
  const at = new Date('2016-08-02');
  const [agency] = await sql`insert into agencies (slug, name, name_key, code_prefix, created_at)
    values ('city-clerk', 'Public Works', 'public works', 'PW', ${at}) returning id`;
  const [topic] = await sql`insert into topics (slug, name, name_key, agency_id, created_at)
    values ('parking', 'Street lights', 'street lights', ${agency?.id}, ${at}) returning id`;
  const [author] = await sql`insert into people (handle, name, origin, origin_key, created_at)
    values ('joe', 'Joe', 'imported', 'test:1', ${at}) returning id`;
  await sql`insert into questions (title, slug, topic_id, asker_id, channel, dormant, origin_key, created_at, updated_at)
    values ('What is a street light?', 'street-light', ${topic?.id}, ${author?.id}, 'import', true, 'test:q1', ${at}, ${at})`;
}

function closingAnswers(thread: Thread) {
  return (thread.case?.steps ?? []).flatMap((step) => ('answer' in step ? [step.answer] : []));
}

/** The state that a case's last step leaves it in, two weeks after a resolution closed. */
function stateAfter(steps: readonly CaseStep[]): string {
  let state = 'queued';
  for (const step of steps) {
    if (step.do === 'claim' || step.do === 'accept' || step.do === 'resume') state = 'claimed';
    if (step.do === 'release' || step.do === 'transfer') state = 'queued';
    if (step.do === 'wait') state = `waiting_${step.for}`;
    if (step.do === 'resolve') state = minutesAgo(step.ago) > 14 * 1440 ? 'closed' : 'resolved';
  }
  return state;
}
