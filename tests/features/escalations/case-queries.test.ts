import type { AppLoadContext } from '@remix-run/node';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { askerCase, staffCase } from '~/features/escalations/case.queries.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { queueCounts, queueList, queuePage, queueScope } from '~/features/escalations/queue.queries.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { type Actor, type PersonActor, visitor } from '~/platform/actor';
import { actorFromSession, startSession } from '~/platform/auth/session.server';
import { caseView } from '~/routes/staff.escalations.$id/case-view.server';
import { db, statementsSent } from '~db/client';
import { events } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, answer, hours, later, person, question, refusal, topic } from './desk';

testDatabase();

const canary = 'zanzibarquokka';
let works: number;
let topicId: number;
let asker: Actor;
let moderator: Actor;
let rep: PersonActor;
let stranger: PersonActor;
let triager: PersonActor;
let caseId: number;
let questionId: number;

beforeAll(async () => {
  works = await agency('works');
  const water = await agency('water');
  const triage = await agency('triage', true);
  topicId = await topic('bulky', works);
  asker = await person('Ana');
  moderator = await person('Mo', 'moderator');
  rep = (await person('Rosa', 'rep', works)) as PersonActor;
  stranger = (await person('Walt', 'rep', water)) as PersonActor;
  triager = (await person('Tri', 'rep', triage)) as PersonActor;
  questionId = await question(asker, topicId, { askerWithheld: true });
  await db.execute(sql`insert into question_revisions (question_id, number, title, body_markdown, body_html, topic_id, author_id, created_at)
    values (${questionId}, 1, 'A question?', 'Text', '<p>Text</p>', ${topicId}, ${asker.personId}, '2026-06-01T10:00:00Z')`);
  await db.execute(
    sql`update questions set revision_id = (select max(id) from question_revisions) where id = ${questionId}`,
  );
  caseId = (await openEscalation(moderator, questionId, { reason: 'Please.' }, later(hours(1)))).id;
  await claimEscalation(rep, caseId, later(hours(1)));
  await sendCaseMessage(rep, caseId, { audience: 'asker', body: `Private ${canary}` }, later(hours(2)));
  await sendCaseMessage(rep, caseId, { audience: 'internal', body: `Note ${canary}` }, later(hours(2)));
  await sendAskerMessage(asker, caseId, { body: `Reply ${canary}` }, later(hours(3)));
});

describe('a case', () => {
  it('is whole for its desk', async () => {
    const found = await staffCase(rep, caseId);
    expect(found.messages.map((message) => message.side)).toEqual(['staff', 'asker']);
    expect(found.notes).toHaveLength(1);
    expect(found.triggers).toMatchObject([{ trigger: 'moderator', reason: 'Please.', lapsed: false }]);
    expect(found.history.map((event) => event.type)).toContain('escalation.claimed');
  });

  it('shows its asker what was said to them, no note and no history', async () => {
    const found = await askerCase(asker, questionId);
    expect(found.messages).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain('Note zanz');
    expect(found).not.toHaveProperty('notes');
  });

  it('is not there for others, in the same words as one that does not exist', async () => {
    const nothing = await refusal(staffCase(rep, 999_999));
    for (const actor of [stranger, asker, moderator, visitor, await person('Max')]) {
      expect(await refusal(staffCase(actor, caseId))).toEqual(nothing);
      if (actor !== asker) expect(await refusal(askerCase(actor, questionId))).toEqual(nothing);
    }
  });

  it('leaves no private word in what the public reads, in events, jobs, notices or search', async () => {
    const { threadAnswers, threadComments, threadQuestion } = await import('~/features/channels/thread.queries.server');
    const everyone = [visitor, await person('Max'), stranger];
    for (const actor of everyone)
      for (const read of [
        threadQuestion(actor, questionId),
        threadAnswers(actor, questionId),
        threadComments(actor, questionId),
      ])
        expect(JSON.stringify(await read)).not.toContain(canary);
    expect(JSON.stringify(await db.select().from(events))).not.toContain(canary);
    const tables = await db.execute(sql`select table_name from information_schema.columns where table_schema = 'public'
      and data_type in ('text', 'jsonb', 'tsvector') group by table_name`);
    const found: string[] = [];
    for (const { table_name: table } of tables) {
      const [row] = await db.execute(
        sql`select count(*)::int as n from ${sql.identifier(String(table))} t where t::text like ${`%${canary}%`}`,
      );
      if (Number(row?.n) > 0) found.push(String(table));
    }
    expect(found.sort()).toEqual(['escalation_messages', 'escalation_notes']);
  });
});

describe('opening a case', () => {
  it('takes six round trips at most, as many for twenty messages, notes, files and answers as for one', async () => {
    const context = { fragments: new Map() } as unknown as AppLoadContext;
    const cookie = (await startSession(rep.personId, new Request('http://localhost'), { secondFactor: true })).split(
      ';',
    )[0];
    const open = async () => {
      const before = statementsSent();
      const actor = await actorFromSession(new Request('http://localhost', { headers: { Cookie: cookie ?? '' } }));
      const view = await caseView(actor as PersonActor, caseId, 'en', context);
      return { statements: statementsSent() - before, view };
    };
    await open();
    const few = await open();
    const files = [{ name: 'a.txt', bytes: Buffer.from('A.') }];
    for (let n = 0; n < 20; n++) {
      await sendCaseMessage(rep, caseId, { audience: 'asker', body: `More ${n}`, files }, later(hours(4)));
      await sendCaseMessage(rep, caseId, { audience: 'internal', body: `More ${n}`, files }, later(hours(4)));
      await answer(stranger, questionId);
    }
    await open();
    const many = await open();
    expect(many.view.messages.length - few.view.messages.length).toBe(20);
    expect(many.view.messages.at(-1)?.files).toMatchObject([{ name: 'a.txt', size: 2, scanned: false }]);
    expect(many.view.notes.length).toBeGreaterThan(20);
    expect([few.statements, many.statements]).toEqual([many.statements, many.statements]);
    expect(many.statements).toBeLessThanOrEqual(6);
  });
});

describe('the queue', () => {
  it('lists a desk’s open cases, due first, waiting ones last, paged by key', async () => {
    const more: number[] = [];
    for (let n = 0; n < 40; n++) {
      const id = await question(asker, topicId);
      more.push((await openEscalation(moderator, id, { reason: 'x' }, later(hours(n % 7)))).id);
    }
    const [waits] = more;
    await claimEscalation(rep, waits ?? 0, later(hours(8)));
    await setCaseState(rep, waits ?? 0, { state: 'waiting_asker' }, later(hours(8)));
    const scope = await queueScope(rep);
    const first = await queueList(scope, 'agency', null, later(hours(9)));
    const second = await queueList(scope, 'agency', first.next, later(hours(9)));
    const all = [...first.items, ...second.items];
    expect([first.items.length, second.next]).toEqual([queuePage, null]);
    expect(new Set(all.map((row) => row.id))).toEqual(new Set([caseId, ...more]));
    expect(all.at(-1)?.id).toBe(waits);
    const due = all.flatMap((row) => (row.dueAt ? [row.dueAt.getTime()] : []));
    expect(due).toEqual([...due].sort((a, b) => a - b));
    expect((await queueList(scope, 'waiting', null)).items.map((row) => row.id)).toEqual([waits]);
    expect((await queueList(scope, 'mine', null)).items.map((row) => row.id).sort()).toEqual([caseId, waits].sort());
    expect(await queueCounts(scope, later(hours(9)))).toMatchObject({ agency: 41, waiting: 1, mine: 2 });
  });

  it('shows other agencies nothing and triage everything', async () => {
    expect((await queueList(await queueScope(stranger), 'agency', null)).items).toEqual([]);
    expect((await queueList(await queueScope(stranger), 'late', null)).items).toEqual([]);
    expect((await queueList(await queueScope(triager), 'all', null)).items).toHaveLength(queuePage);
    expect((await queueScope(asker as PersonActor)).agencyIds).toEqual([]);
  });
});
