import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { importFaq } from '~/cli/import/faq/import-faq.server';
import { ImportReport } from '~/cli/import/import-report';
import { sql } from '~db/client';
import { testDatabase } from '../../support/database';

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'faq-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Record<string, unknown>;
const row = (more: Row = {}): Row => ({
  id: 'a1',
  question: 'When does the office open?',
  answer_markdown_or_html: '<p>At <b>nine</b>.</p>',
  answer_format: 'html',
  short_answer: 'At nine.',
  topic: 'Opening hours',
  agency: 'City Clerk',
  date: '2026-01-10',
  lang: 'en',
  kind: 'official_answer',
  source: 'city/faq',
  source_url: 'https://city.gov/faq',
  licence: 'CC0-1.0',
  ...more,
});

function write(rows: (Row | string)[], name = 'faq.jsonl'): string {
  const file = path.join(folder, name);
  writeFileSync(file, rows.map((r) => (typeof r === 'string' ? r : JSON.stringify(r))).join('\n'));
  return file;
}

async function load(file: string, more: { dryRun?: boolean; validUntil?: Date } = {}) {
  const lines: string[] = [];
  const report = new ImportReport((line) => lines.push(line));
  await importFaq({ file, dryRun: more.dryRun ?? false, validUntil: more.validUntil ?? null, report });
  return { lines, summary: report.summary(), counts: report.counts };
}

async function tables() {
  const [counts] = await sql`select (select count(*) from questions) as q, (select count(*) from answers) as a,
    (select count(*) from question_revisions) as qr, (select count(*) from answer_revisions) as ar,
    (select count(*) from verifications) as v, (select count(*) from people) as p, (select count(*) from agencies) as ag,
    (select count(*) from topics) as t, (select count(*) from events) as e, (select count(*) from search_documents) as s`;
  return counts;
}

describe('import faq', () => {
  beforeEach(() => database.renew());

  test('makes a question with a verified answer of its agency', async () => {
    const { summary, lines } = await load(write([row({ tags: ['Hours', 'office'] })]));
    expect(lines).toEqual([]);
    expect(summary).toMatch(
      /^questions: 1 new, 0 changed, 0 unchanged, 0 skipped; answers: 1 new, 0 changed, 0 unchanged, 0 skipped;/,
    );
    const [thread] = await sql`
      select q.*, t.name as topic, g.name as agency, p.name as author, p.origin, r.body_markdown, r.body_html, r.content_hash,
             v.content_hash as verified_hash, v.short_answer, v.imported_from, v.valid_until, v.review_due_at, v.verified_at,
             v.state, v.method, v.code, s.url, a.revision_id = v.revision_id as displayed, a.source as answer_source, a.licence as answer_licence
        from questions q join topics t on t.id = q.topic_id join agencies g on g.id = t.agency_id
        join answers a on a.question_id = q.id join people p on p.id = a.author_id
        join answer_revisions r on r.id = a.revision_id join verifications v on v.answer_id = a.id
        join verification_sources s on s.verification_id = v.id`;
    expect(thread).toMatchObject({
      title: 'When does the office open?',
      topic: 'Opening hours',
      agency: 'City Clerk',
      author: 'City Clerk',
      origin: 'imported',
      dormant: true,
      channel: 'import',
      tags: ['hours', 'office'],
      body_markdown: 'At **nine**.',
      body_html: '<p>At <strong>nine</strong>.</p>\n',
      short_answer: 'At nine.',
      imported_from: 'city/faq',
      method: 'imported',
      state: 'current',
      url: 'https://city.gov/faq',
      displayed: true,
      source: 'city/faq',
      source_url: 'https://city.gov/faq',
      licence: 'CC0-1.0',
      answer_source: 'city/faq',
      answer_licence: 'CC0-1.0',
      answer_count: 1,
    });
    expect(thread?.content_hash).toBe(thread?.verified_hash);
    expect(thread?.code).toMatch(/^CC-[2-9A-Z]{4}$/);
    expect(thread?.created_at).toEqual(new Date('2026-01-10T00:00:00Z'));
    expect(thread?.verified_at).toEqual(new Date('2026-01-10T00:00:00Z'));
    expect(thread?.valid_until).toEqual(new Date('2026-07-09T00:00:00Z'));
    expect(thread?.first_answered_at).toEqual(new Date('2026-01-10T00:00:00Z'));
    const [watched] = await sql`select count(*)::int as n from escalation_watches`;
    expect(watched?.n).toBe(0);
    const [mail] = await sql`select count(*)::int as n from mails`;
    expect(mail?.n).toBe(0);
  });

  test('the same file twice changes nothing', async () => {
    const file = write([row(), row({ id: 'a2', question: 'Where?', date: '' })]);
    await load(file);
    const before = await tables();
    const { summary } = await load(file);
    expect(summary).toBe(
      'questions: 0 new, 0 changed, 2 unchanged, 0 skipped; answers: 0 new, 0 changed, 2 unchanged, 0 skipped; ' +
        'comments: 0 new, 0 changed, 0 unchanged, 0 skipped; people: 0 new, 0 changed, 2 unchanged, 0 skipped',
    );
    expect(await tables()).toEqual(before);
  });

  test('a changed answer becomes a new revision and a new verification that follows the old', async () => {
    await load(write([row()]));
    const { counts } = await load(write([row({ answer_markdown_or_html: 'At ten.', answer_format: 'text' })]));
    expect(counts.questions).toEqual({ new: 0, changed: 0, unchanged: 1, skipped: 0 });
    expect(counts.answers).toEqual({ new: 0, changed: 1, unchanged: 0, skipped: 0 });
    const words =
      await sql`select v.state, r.body_markdown, v.revision_id = a.revision_id as shown, v.supersedes_id is not null as follows
      from verifications v join answer_revisions r on r.id = v.revision_id join answers a on a.id = v.answer_id order by v.id`;
    expect(words).toMatchObject([
      { state: 'superseded', body_markdown: 'At **nine**.', shown: false, follows: false },
      { state: 'current', body_markdown: 'At ten.', shown: true, follows: true },
    ]);
  });

  test('a changed question keeps its history and its votes', async () => {
    await load(write([row()]));
    await database.owner`update questions set score = score + 3`;
    await load(write([row({ question: 'When does the office open on Mondays?' })]));
    const [question] =
      await sql`select title, slug, score, (select count(*)::int from question_revisions) as revisions from questions`;
    expect(question).toMatchObject({ title: 'When does the office open on Mondays?', score: 3, revisions: 2 });
    expect(question?.slug).toBe('when-does-the-office-open-on-mondays');
  });

  test('an answer that staff verified stays on display when the import changes', async () => {
    await load(write([row({ kind: 'help_answer' })]));
    await database.owner`
      with who as (insert into people (handle, name, created_at) values ('rep', 'Rep', now()) returning id),
           may as (insert into delegations (person_id, agency_id, valid_from, granted_at)
                   select who.id, agencies.id, now(), now() from who, agencies returning id, person_id, agency_id)
      insert into verifications (question_id, answer_id, revision_id, content_hash, agency_id, verifier_id, delegation_id, method,
             state, code, verified_at, review_due_at, valid_until, created_at)
      select a.question_id, a.id, a.revision_id, r.content_hash, may.agency_id, may.person_id, may.id, 'endorsed', 'current', 'CC-1',
             now(), now() + interval '1 day', now() + interval '2 days', now()
        from answers a join answer_revisions r on r.id = a.revision_id, may`;
    await load(write([row({ kind: 'help_answer', answer_markdown_or_html: 'At ten.' })]));
    const [answer] = await sql`select s.body_markdown as shown, n.body_markdown as newest from answers a
      join answer_revisions s on s.id = a.revision_id join answer_revisions n on n.id = a.newest_revision_id`;
    expect(answer).toEqual({ shown: 'At **nine**.', newest: 'At ten.' });
  });

  test('other kinds are plain answers; a row without a kind is official; an over-long short answer is left empty', async () => {
    await load(
      write([
        row({ kind: 'evidence_extract' }),
        row({ id: 'a2', kind: undefined, short_answer: 'x'.repeat(321) }),
        row({ id: 'a3', kind: '', short_answer: 'é'.repeat(320) }),
      ]),
    );
    const words =
      await sql`select q.origin_key, v.short_answer from questions q left join verifications v on v.question_id = q.id order by 1`;
    expect(words.map((w) => [w.origin_key, w.short_answer?.length ?? null])).toEqual([
      ['faq:city/faq:a1', null],
      ['faq:city/faq:a2', null],
      ['faq:city/faq:a3', 320],
    ]);
    const [count] = await sql`select count(*)::int as n from verifications`;
    expect(count?.n).toBe(2);
  });

  test('--valid-until sets the end', async () => {
    await load(write([row()]), { validUntil: new Date('2027-06-30T00:00:00Z') });
    const [word] = await sql`select valid_until, review_due_at from verifications`;
    expect(word?.valid_until).toEqual(new Date('2027-06-30T00:00:00Z'));
    expect(word?.review_due_at).toEqual(new Date('2027-05-31T00:00:00Z'));
  });

  test('agencies and topics are found again by their folded names, topics within their agency', async () => {
    await load(
      write([
        row(),
        row({ id: 'a2', agency: ' CITY  clerk', topic: 'OPENING HOURS' }),
        row({ id: 'a3', agency: 'Water Board', topic: 'Opening hours' }),
      ]),
    );
    const topics =
      await sql`select t.name, t.slug, g.name as agency from topics t join agencies g on g.id = t.agency_id order by t.id`;
    expect(topics).toMatchObject([
      { name: 'Opening hours', slug: 'opening-hours', agency: 'City Clerk' },
      { name: 'Opening hours', slug: 'opening-hours-2', agency: 'Water Board' },
    ]);
  });

  test('threads that staff moved and agencies that they renamed stay as they are', async () => {
    const file = write([row()]);
    await load(file);
    await database.owner`update agencies set name = 'Clerk', name_key = 'clerk'`;
    const { counts } = await load(write([row({ question: 'Other words?' })]));
    expect(counts.questions.changed).toBe(1);
    const [count] = await sql`select count(*)::int as n from agencies`;
    expect(count?.n).toBe(1);
  });

  test('bad rows are told by line and skipped whole', async () => {
    const { lines, counts } = await load(
      write([
        row(),
        '{"id": "b2", "question": ',
        row({ id: undefined }),
        row({ id: 'b4', question: ' ' }),
        row({ id: 'b5', answer_markdown_or_html: '' }),
        row({ id: 'b6', agency: null, topic: 'Unheard of' }),
        row({ id: 'b7', date: '2026-02-30' }),
        '["no"]',
        row({
          id: 'b9',
          answer_markdown_or_html: `${'a.'.repeat(20_000)}@`,
          answer_format: 'markdown',
          agency: 'Nobody',
        }),
        row({ question: 'The same id again' }),
        row({ id: 'b11', answer_markdown_or_html: '<script>x</script>' }),
        row({ id: 12, question: 'Numbers\u0000 are \uD800 ids' }),
      ]),
    );
    expect(lines.map((line) => line.replace(/:.*/, '').replace('faq.jsonl line ', ''))).toEqual(
      expect.arrayContaining(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11']),
    );
    expect(counts.questions).toEqual({ new: 2, changed: 0, unchanged: 0, skipped: 10 });
    expect(counts.answers).toMatchObject({ new: 2 });
    const titles = await sql`select title from questions order by id`;
    expect(titles.map(({ title }) => title)).toContain('Numbers are ids');
    const [agencies] = await sql`select array_agg(name) as names from agencies`;
    expect(agencies?.names).toEqual(['City Clerk']);
  });

  test('a dry run counts and writes nothing', async () => {
    const { summary } = await load(write([row()]), { dryRun: true });
    expect(summary).toContain('questions: 1 new');
    expect(Object.values((await tables()) ?? {}).map(Number)).toEqual(Array(10).fill(0));
  });

  test('reads CSV with quoted lines, semicolons or tabs', async () => {
    const header = 'id,question,answer_markdown_or_html,agency,topic,date,tags';
    const file = write(
      [`\uFEFF${header}`, '1,"Open, when?","At **nine**.\nOr ten.",City Clerk,Hours,2026-01-10,"a;b"'],
      'faq.csv',
    );
    expect((await load(file)).counts.questions.new).toBe(1);
    const semicolons = write(['id;question;answer;agency', '2;Where?;Here, there.;City Clerk'], 'two.csv');
    expect((await load(semicolons)).counts.questions.new).toBe(1);
    const titles =
      await sql`select q.title, q.tags, r.body_markdown, t.name as topic, q.source from questions q join topics t on t.id = q.topic_id
      join answers a on a.question_id = q.id join answer_revisions r on r.id = a.revision_id order by q.id`;
    expect(titles).toEqual([
      { title: 'Open, when?', tags: ['a', 'b'], body_markdown: 'At **nine**.\nOr ten.', topic: 'Hours', source: 'faq' },
      { title: 'Where?', tags: [], body_markdown: 'Here, there.', topic: 'General', source: 'two' },
    ]);
  });

  test('titles keep 500 characters; of longer questions the whole is in the body', async () => {
    await load(write([row({ question: 'ü'.repeat(500) }), row({ id: 'a2', question: 'x'.repeat(600) })]));
    const rows =
      await sql`select length(q.title) as n, length(r.body_markdown) as body from questions q join question_revisions r on r.id = q.revision_id order by q.id`;
    expect(rows).toEqual([
      { n: 500, body: 0 },
      { n: 500, body: 600 },
    ]);
  });

  test.each([
    ['no such file', () => path.join(folder, 'none.jsonl'), /no file/],
    ['a folder', () => folder, /not a file/],
    ['an empty file', () => write([''], 'empty.jsonl'), /is empty/],
    ['a JSON array', () => write(['[{"id":1}]'], 'array.json'), /JSON array/],
    ['CSV without a question', () => write(['a,b', '1,2'], 'x.csv'), /no column "question"/],
    [
      'an open quote',
      () => write(['id,question,answer,agency', '1,Q,A,G', '2,"Q,A,G', '3,Q,A,G'], 'open.csv'),
      /no CSV/,
    ],
    ['rows of something else', () => write([{ a: 1 }, { b: 2 }], 'else.jsonl'), /no row with/],
  ])('refuses %s and writes nothing', async (_, file, why) => {
    await expect(load(file())).rejects.toThrow(why);
    expect(Object.values((await tables()) ?? {}).map(Number)).toEqual(Array(10).fill(0));
  });
});
