import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { checkSources, type LookAt } from '~/features/verification/check-sources.server';
import { waitingForVerifier } from '~/features/verification/desk.queries.server';
import { afterLook, isBroken, trustRun } from '~/features/verification/source-health';
import { officialAnswerOf } from '~/features/verification/verification.queries.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import type { Actor } from '~/platform/actor';
import { days, hours, now, setClockOffset } from '~/platform/clock';
import { db } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, eventsOf, person, thread, topic, verification } from './official-desk.ts';

testDatabase();
afterEach(() => setClockOffset(0));

let ana: Actor;
let joe: Actor;
let diaz: Actor;

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await db.execute(sql`update agencies set is_triage = true where id = ${works.id}`);
  await topic('bulky', works.id);
  [ana, joe] = [await person('Ana'), await person('Joe')];
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
});

describe('the rule', () => {
  const at = new Date('2026-05-03T14:00:00Z');
  const later = (ms: number) => new Date(at.getTime() + ms);
  const gone = { status: 404 };

  test('gone three times over seven days is broken; a good look in between starts anew, a bad hour counts for nothing', () => {
    let health = afterLook({ failures: 0, firstFailedAt: null }, gone, at);
    health = afterLook(health, { status: 410 }, later(hours(84)));
    expect(isBroken(health, later(days(8)))).toBe(false);
    health = afterLook(health, { status: 503 }, later(days(6)));
    expect(health.failures).toBe(2);
    health = afterLook(health, gone, later(days(7)));
    expect(isBroken(health, later(days(7)))).toBe(true);
    expect(isBroken({ failures: 3, firstFailedAt: at }, later(days(6)))).toBe(false);
    expect(afterLook(health, { status: 200 }, later(days(8)))).toEqual({ failures: 0, firstFailedAt: null });
  });

  test('where a fifth of a run fails, the network is to blame', () => {
    const run = (bad: number, all: number) =>
      trustRun(Array.from({ length: all }, (_, n) => ({ status: n < bad ? null : 200 })));
    expect([run(0, 10), run(1, 10), run(2, 10), run(10, 10)]).toEqual([true, true, false, false]);
    expect(run(1, 1)).toBe(false);
    expect(trustRun([gone])).toBe(true);
    expect(trustRun([gone, { status: null }])).toBe(false);
  });
});

describe('the check', () => {
  test('looks at each source twice a week, opens one recheck for one that is gone, and leaves the badge', async () => {
    const gone = 'https://example.gov/gone';
    const made = await thread('bulky', ana, joe);
    await verifyAnswer(
      diaz,
      verification(made.answerId, made.hash, 'works', { sources: [gone, 'https://example.gov/a'] }),
    );
    for (let n = 0; n < 5; n += 1) {
      const other = await thread('bulky', ana, joe);
      await verifyAnswer(
        diaz,
        verification(other.answerId, other.hash, 'works', { sources: [`https://example.org/${n}`] }),
      );
    }
    const asked: string[] = [];
    const lookAt: LookAt = async (url) => {
      asked.push(url);
      return { status: url === gone ? 404 : 200 };
    };
    const run = () => checkSources(now(), { lookAt });
    expect(await run()).toBe(7);
    expect(await run()).toBe(0);
    for (const day of [3.5, 7]) {
      setClockOffset(days(day) + 1000);
      expect(await run()).toBe(7);
    }
    expect(asked.filter((url) => url === gone)).toHaveLength(3);
    const broken = (await eventsOf(made.questionId)).filter((event) => event.type === 'verification.source_broken');
    expect(broken).toMatchObject([{ data: { status: 404, personIds: [diaz.personId] } }]);
    await sweepEscalations();
    const cases =
      await db.execute(sql`select t.trigger from escalations e join escalation_triggers t on t.escalation_id = e.id
      where e.question_id = ${made.questionId} and t.trigger = 'recheck'`);
    expect(cases).toHaveLength(1);
    const due = await waitingForVerifier(diaz, { kind: 'due', scope: 'mine' });
    expect(due.items.map((item) => item.answerId)).toEqual([made.answerId]);
    expect(await officialAnswerOf(made.questionId)).not.toBeNull();
    setClockOffset(days(11));
    await run();
    expect(
      (await eventsOf(made.questionId)).filter((event) => event.type === 'verification.source_broken'),
    ).toHaveLength(1);
  });

  test('marks nothing when the network is down', async () => {
    setClockOffset(days(30));
    const before = await db.execute(sql`select id, failures from verification_sources order by id`);
    await checkSources(now(), { lookAt: async () => ({ status: null }) });
    setClockOffset(days(40));
    await checkSources(now(), { lookAt: async () => ({ status: 404 }) });
    expect(await db.execute(sql`select id, failures from verification_sources order by id`)).toEqual(before);
  });
});
