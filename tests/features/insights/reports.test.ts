import { asc, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { mergeEscalations } from '~/features/escalations/merge-escalations.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { reopenEscalation } from '~/features/escalations/reopen-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import { unmergeAllOf } from '~/features/escalations/unmerge-escalation.server';
import { forgetReports, readReports } from '~/features/insights/read-reports.server';
import {
  dimensions,
  type ReportLine,
  reportLines,
  reportsUntil,
  reportTotal,
} from '~/features/insights/report.queries.server';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { reportCases, reportMarks } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { agency, days, hours, later, monday, person, question, topic } from '../escalations/desk.ts';

const database = testDatabase();
let works: number;
let parks: number;
let trees: number;
let lamps: number;
let rosa: Actor;
let pat: Actor;
let asker: Actor;

beforeEach(async () => {
  await database.renew();
  works = await agency('works');
  parks = await agency('parks');
  trees = await topic('trees', works);
  lamps = await topic('lamps', works);
  rosa = await person('Rosa', 'lead', works);
  pat = await person('Pat', 'rep', parks);
  asker = await person('Ana');
});

const open = async (topicId: number, at: Date) => {
  const questionId = await question(asker, topicId, { createdAt: later(-days(2), at), channel: 'phone' });
  return (await openEscalation(asker, questionId, { reason: 'Please.' }, at)).id;
};
const reason = { reason: 'personal' as const, note: 'We have called you.' };

/** Two weeks: four cases; one answered and resolved, one passed on and resolved there, one reopened, one left to run late. */
async function twoWeeks() {
  const a = await open(trees, monday);
  await claimEscalation(rosa, a, later(hours(1)));
  await sendCaseMessage(rosa, a, { audience: 'asker', body: 'We look into it.' }, later(hours(1)));
  await resolveEscalation(rosa, a, reason, later(hours(3)));
  const b = await open(trees, monday);
  await claimEscalation(rosa, b, later(hours(1)));
  await transferEscalation(rosa, b, { agency: 'parks', note: '' }, later(hours(1)));
  await claimEscalation(pat, b, later(hours(2)));
  await resolveEscalation(pat, b, reason, later(hours(2)));
  const c = await open(lamps, monday);
  await claimEscalation(rosa, c, later(hours(1)));
  await resolveEscalation(rosa, c, reason, later(days(1)));
  await reopenEscalation(rosa, c, later(days(7)));
  await open(lamps, later(days(7)));
  await sweepEscalations(later(days(13)));
}

const span = { from: '2026-06-01', to: '2026-06-08' };
const all = () => ({ agencyIds: [works, parks], ...span });
const stored = async () => ({
  marks: await db.select().from(reportMarks).orderBy(asc(reportMarks.eventId), asc(reportMarks.kind)),
  cases: await db.select().from(reportCases).orderBy(asc(reportCases.escalationId)),
});

describe('reports', () => {
  test('count what came in and went out, by team, topic, reason, channel and week', async () => {
    await twoWeeks();
    await readReports();
    const byAgency = new Map((await reportLines('agency', all())).map((line) => [line.key, line]));
    expect(byAgency.get(String(works))).toMatchObject({
      in: 5,
      out: 3,
      open: 2,
      transfers: 1,
      reopened: 1,
      resolved: 2,
    });
    expect(byAgency.get(String(parks))).toMatchObject({ in: 1, out: 1, open: 0, transfers: 0, resolved: 1 });
    const total = await reportTotal(all());
    // Case a: first word after an hour, resolved after three; b: both after two; c: both after eight (09:00 to 17:00).
    expect(total).toMatchObject({ in: 6, out: 4, open: 2, firstResponses: 3, firstResponse: 120, resolution: 180 });
    expect(total.breaches).toBeGreaterThan(0);
    const weeks = await reportLines('week', all());
    expect(weeks.map(({ key, open: n, in: i, out }) => [key, i, out, n])).toEqual([
      ['2026-06-08', 2, 0, 2],
      ['2026-06-01', 4, 4, 0],
    ]);
    for (const by of dimensions) {
      const lines = await reportLines(by, all());
      const sum = (key: keyof ReportLine) => lines.reduce((n, line) => n + Number(line[key]), 0);
      for (const key of ['in', 'out', 'breaches', 'transfers', 'reopened', 'resolved'] as const)
        expect([by, key, sum(key)]).toEqual([by, key, total[key]]);
      if (by !== 'week') expect(sum('open')).toBe(total.open);
    }
    expect((await reportLines('channel', all())).map(({ key }) => key)).toEqual(['phone']);
    // What another agency does is not in it.
    expect(await reportTotal({ agencyIds: [parks], ...span })).toMatchObject({ in: 1, out: 1 });
    // A week that is over is counted back from what is open now.
    expect(await reportTotal({ agencyIds: [works, parks], from: '2026-06-01', to: '2026-06-01' })).toMatchObject({
      in: 4,
      out: 4,
      open: 0,
    });
  });

  test('a merge takes cases out and its undoing brings them back in, which reopens nothing', async () => {
    const [main, part] = [await open(trees, monday), await open(lamps, monday)];
    await mergeEscalations(rosa, main, [part], later(hours(1)));
    await readReports();
    expect(await reportTotal(all())).toMatchObject({ in: 2, out: 1, open: 1 });
    await unmergeAllOf(rosa, main, later(hours(2)));
    await readReports();
    expect(await reportTotal(all())).toMatchObject({ in: 3, out: 1, open: 2, reopened: 0 });
  });

  test('are the same whether read as it happens or rebuilt from the events, and what is open is what the cases say', async () => {
    await open(trees, later(-hours(3)));
    expect(await reportsUntil()).toEqual({ until: later(-hours(3)), none: true });
    await readReports();
    expect(await reportsUntil()).toEqual({ until: null, none: false });
    await twoWeeks();
    expect(await reportsUntil()).toEqual({ until: monday, none: false });
    await Promise.all([readReports(), readReports()]);
    const asItHappened = await stored();
    await forgetReports();
    await readReports();
    expect(await stored()).toEqual(asItHappened);
    const [row] = await db.execute(sql`select count(*)::int as n from escalations
      where state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish')`);
    expect((await reportTotal(all())).open).toBe(row?.n);
  });

  test('cost their period: marks are found by agency and week', async () => {
    await db.execute(sql`insert into report_marks (event_id, kind, escalation_id, week, agency_id, topic_id, trigger, channel)
      select n, 'opened', n, date '2020-01-06' + 7 * (n % 300)::int, ${works}, ${trees}, 'asker', 'web' from generate_series(1, 30000) n`);
    await database.owner`analyze report_marks`;
    const plan = await db.execute(sql`explain select count(*) from report_marks
      where agency_id in (select value::bigint from json_array_elements_text(${`[${works}]`}::json)) and week >= '2025-08-01'`);
    expect(plan.map((line) => String(line['QUERY PLAN'])).join('\n')).toMatch(/Index.*report_marks_(agency|week)_idx/);
  });
});
