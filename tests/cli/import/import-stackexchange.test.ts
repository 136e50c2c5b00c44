import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ImportReport } from '~/cli/import/import-report';
import { importStackExchange } from '~/cli/import/stackexchange/import-stackexchange.server';
import { sql } from '~db/client';
import { testDatabase } from '../../support/database';

const database = testDatabase();
const root = mkdtempSync(path.join(tmpdir(), 'dump-'));
afterAll(() => rmSync(root, { recursive: true }));

type Fields = Record<string, string | number | undefined>;
const xml = (value: string) =>
  value.replace(/[&<>"\n\r]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);

function table(name: string, rows: (Fields | string)[]): string {
  const lines = rows.map((row) => {
    if (typeof row === 'string') return row;
    const fields = Object.entries(row).filter(([, value]) => value !== undefined);
    return `  <row ${fields.map(([key, value]) => `${key}="${xml(String(value))}"`).join(' ')} />`;
  });
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<${name}>\n${lines.join('\n')}\n</${name}>`;
}

function dump(name: string, files: Record<string, string>): string {
  const folder = path.join(root, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return folder;
}

const question = (id: number, more: Fields = {}): Fields => ({
  Id: id,
  PostTypeId: 1,
  CreationDate: `2026-0${(id % 9) + 1}-02T15:39:14.947`,
  Score: 5,
  ViewCount: 154,
  Body: '<p>What does <em>it</em> mean?</p>',
  OwnerUserId: 8,
  Title: `Question ${id}?`,
  Tags: '<words><meaning>',
  ...more,
});
const answer = (id: number, parent: number, more: Fields = {}): Fields => ({
  Id: id,
  PostTypeId: 2,
  ParentId: parent,
  CreationDate: '2026-10-02T15:39:14.947',
  Score: 3,
  Body: `<p>Answer <code>${id}</code></p>`,
  OwnerUserId: 9,
  ...more,
});

async function load(folder: string, more: { topic?: string; dryRun?: boolean } = {}) {
  const lines: string[] = [];
  const report = new ImportReport((line) => lines.push(line));
  await importStackExchange({ folder, topic: more.topic, dryRun: more.dryRun ?? false, report });
  return { lines, summary: report.summary(), counts: report.counts };
}

async function total() {
  const [row] =
    await sql`select (select count(*) from questions) + (select count(*) from answers) + (select count(*) from comments)
    + (select count(*) from people) + (select count(*) from topics) + (select count(*) from agencies) + (select count(*) from events)
    + (select count(*) from settings where key like 'import%') as n`;
  return Number(row?.n);
}

describe('import stackexchange', () => {
  beforeEach(() => database.renew());

  test('keeps authors, dates, scores, acceptance, comments, closings, duplicates, licence and source', async () => {
    const folder = dump('words.stackexchange.com', {
      'Posts.xml': table('posts', [
        answer(1, 5, { OwnerUserId: undefined, OwnerDisplayName: 'Ann <b>' }),
        question(5, {
          AcceptedAnswerId: 6,
          LastActivityDate: '2026-11-01T00:00:00.000',
          Body: '<p>See <a href="/help">help</a></p>',
        }),
        answer(6, 5, { ContentLicense: 'CC BY-SA 4.0' }),
        answer(7, 5, { OwnerUserId: 8, CreationDate: '2026-09-01T00:00:00.000' }),
        question(10, { ClosedDate: '2026-10-05T01:02:03.000', Tags: '|a|b-c|', OwnerUserId: undefined }),
        { Id: 11, PostTypeId: 5, CreationDate: '2026-01-01T00:00:00', Body: 'wiki' },
      ]),
      'Comments.xml': table('comments', [
        { Id: 1, PostId: 5, Score: 0, Text: 'Which *word*?', CreationDate: '2026-10-03T00:00:00.000', UserId: 9 },
        { Id: 2, PostId: 6, Text: '@Ann thanks', CreationDate: '2026-10-04T00:00:00.000', UserDisplayName: 'Guest' },
        { Id: 3, PostId: 11, Text: 'on a wiki', CreationDate: '2026-10-04T00:00:00.000', UserId: 9 },
      ]),
      'Users.xml': table('users', [{ Id: 8, DisplayName: 'Kei ñ', CreationDate: '2025-01-01T00:00:00.000' }]),
      'PostLinks.xml': table('postlinks', [
        { Id: 1, PostId: 10, RelatedPostId: 5, LinkTypeId: 3, CreationDate: '2026-10-05T00:00:00.000' },
        { Id: 2, PostId: 5, RelatedPostId: 10, LinkTypeId: 3, CreationDate: '2026-10-06T00:00:00.000' },
        { Id: 3, PostId: 5, RelatedPostId: 10, LinkTypeId: 1, CreationDate: '2026-10-06T00:00:00.000' },
      ]),
      'Votes.xml': table('votes', [{ Id: 1, PostId: 6, VoteTypeId: 1, CreationDate: '2026-10-09T00:00:00.000' }]),
      'PostHistory.xml': table('posthistory', [{ Id: 1, PostId: 10, PostHistoryTypeId: 10, Comment: 101 }]),
    });
    const { summary, lines } = await load(folder);
    expect(lines).toEqual([]);
    expect(summary).toBe(
      'questions: 2 new, 0 changed, 0 unchanged, 0 skipped; answers: 3 new, 0 changed, 0 unchanged, 0 skipped; ' +
        'comments: 2 new, 0 changed, 0 unchanged, 0 skipped; people: 5 new, 0 changed, 0 unchanged, 0 skipped',
    );
    const [five] =
      await sql`select q.*, p.name as asker, p.origin, p.origin_key as person_key, r.body_markdown, t.name as topic, a.origin_key as accepted
      from questions q join people p on p.id = q.asker_id join question_revisions r on r.id = q.revision_id
      join topics t on t.id = q.topic_id left join answers a on a.id = q.accepted_answer_id where q.origin_key like '%:5'`;
    expect(five).toMatchObject({
      title: 'Question 5?',
      asker: 'Kei ñ',
      origin: 'imported',
      person_key: 'stackexchange:words.stackexchange.com:8',
      body_markdown: 'See [help](https://words.stackexchange.com/help)',
      topic: 'words.stackexchange.com',
      tags: ['words', 'meaning'],
      score: 5,
      score_base: 5,
      view_count: 154,
      answer_count: 3,
      comment_count: 2,
      dormant: true,
      accepted: 'stackexchange:words.stackexchange.com:6',
      source: 'words.stackexchange.com',
      source_url: 'https://words.stackexchange.com/questions/5',
      licence: 'CC BY-SA 4.0',
    });
    expect(five?.created_at).toEqual(new Date('2026-06-02T15:39:14.947Z'));
    expect(five?.updated_at).toEqual(new Date('2026-11-01T00:00:00Z'));
    expect(five?.accepted_at).toEqual(new Date('2026-10-09T00:00:00Z'));
    expect(five?.first_answered_at).toEqual(new Date('2026-10-02T15:39:14.947Z'));
    const authors =
      await sql`select p.name, a.score, a.comment_count from answers a join people p on p.id = a.author_id order by a.origin_key`;
    expect(authors).toEqual([
      { name: 'Ann <b>', score: 3, comment_count: 0 },
      { name: 'user9', score: 3, comment_count: 1 },
      { name: 'Kei ñ', score: 3, comment_count: 0 },
    ]);
    const comments =
      await sql`select c.body_html, p.name, c.answer_id is not null as under from comments c join people p on p.id = c.author_id order by c.created_at`;
    expect(comments).toEqual([
      { body_html: '<p>Which <em>word</em>?</p>\n', name: 'user9', under: false },
      { body_html: '<p>@Ann thanks</p>\n', name: 'Guest', under: true },
    ]);
    const [ten] =
      await sql`select q.*, p.name as asker from questions q join people p on p.id = q.asker_id where q.origin_key like '%:10'`;
    expect(ten).toMatchObject({
      tags: ['a', 'b-c'],
      closed_reason: 'duplicate',
      asker: 'Deleted user',
      answer_count: 0,
    });
    expect(ten?.closed_at).toEqual(new Date('2026-10-05T01:02:03Z'));
    const links = await sql`select q.origin_key as q, o.origin_key as o from question_duplicates d
      join questions q on q.id = d.question_id join questions o on o.id = d.original_id`;
    expect(links).toEqual([
      { q: 'stackexchange:words.stackexchange.com:5', o: 'stackexchange:words.stackexchange.com:10' },
    ]);
  });

  test('needs no more than Posts.xml', async () => {
    const { counts } = await load(dump('small', { 'posts.xml': table('posts', [question(1), answer(2, 1)]) }));
    expect(counts.questions.new).toBe(1);
    const [row] =
      await sql`select q.source, q.source_url, t.slug, g.name as agency from questions q join topics t on t.id = q.topic_id join agencies g on g.id = t.agency_id`;
    expect(row).toEqual({
      source: 'Stack Exchange: small',
      source_url: null,
      slug: 'small',
      agency: 'Imported questions',
    });
  });

  test('goes to a topic that is named, and to the triage desk otherwise', async () => {
    await database.owner`insert into agencies (slug, name, name_key, code_prefix, is_triage, created_at) values ('desk', 'Desk', 'desk', 'DK', true, now())`;
    await database.owner`insert into topics (slug, name, name_key, agency_id, created_at) select 'ai', 'AI', 'ai', id, now() from agencies`;
    const folder = dump('site', { 'Posts.xml': table('posts', [question(1)]) });
    await load(folder, { topic: 'ai' });
    const other = dump('other', { 'Posts.xml': table('posts', [question(2)]) });
    await load(other);
    const rows =
      await sql`select t.slug, g.slug as agency from questions q join topics t on t.id = q.topic_id join agencies g on g.id = t.agency_id order by q.id`;
    expect(rows).toEqual([
      { slug: 'ai', agency: 'desk' },
      { slug: 'other', agency: 'desk' },
    ]);
  });

  test('again: nothing new; later: what changed, also from a folder of another name', async () => {
    const posts = [question(1), answer(2, 1), question(3), answer(4, 3), question(6), question(7)];
    await load(dump('one', { 'Posts.xml': table('posts', posts) }));
    const before = await total();
    expect((await load(path.join(root, 'one'))).summary).toMatch(
      /^questions: 0 new, 0 changed, 4 unchanged, 0 skipped; answers: 0 new, 0 changed, 2 unchanged/,
    );
    expect(await total()).toBe(before);
    await database.owner`update answers set score = score + 1`;
    const later = [
      question(1, { Title: 'Better title' }),
      answer(2, 1, { Score: 10 }),
      ...posts.slice(2),
      answer(5, 3),
    ];
    const { counts } = await load(dump('two', { 'Posts.xml': table('posts', later) }));
    expect(counts.questions).toEqual({ new: 0, changed: 1, unchanged: 3, skipped: 0 });
    expect(counts.answers).toEqual({ new: 1, changed: 1, unchanged: 1, skipped: 0 });
    const rows =
      await sql`select q.title, q.answer_count, a.score from questions q join answers a on a.question_id = q.id order by a.id`;
    expect(rows).toEqual([
      { title: 'Better title', answer_count: 1, score: 11 },
      { title: 'Question 3?', answer_count: 2, score: 4 },
      { title: 'Question 3?', answer_count: 2, score: 3 },
    ]);
  });

  test('one that was cut short goes on where it stopped', async () => {
    const folder = dump('long', {
      'Posts.xml': table(
        'posts',
        Array.from({ length: 230 }, (_, n) => question(n + 1)),
      ),
    });
    const report = new ImportReport(() => {});
    const cut = { start() {}, stop() {}, at: (done: number) => void (done === 200 && fail()) };
    const fail = () => {
      throw new Error('pulled the plug');
    };
    const job = { folder, topic: undefined, dryRun: false, report, progress: cut };
    await expect(importStackExchange(job)).rejects.toThrow('pulled the plug');
    const { counts } = await load(folder);
    expect(counts.questions).toEqual({ new: 30, changed: 0, unchanged: 200, skipped: 0 });
    const [found] = await sql`select count(*)::int as n, count(distinct asker_id)::int as askers from questions`;
    expect(found).toEqual({ n: 230, askers: 1 });
  });

  test('two at once: the second says so', async () => {
    const folder = dump('twice', { 'Posts.xml': table('posts', [question(1)]) });
    const outcomes = await Promise.allSettled([load(folder), load(folder)]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Error).message)).toEqual([
      'Another import is running; wait until it has ended.',
    ]);
  });

  test('the event chain holds, and nothing is queued to react', async () => {
    await load(dump('chain', { 'Posts.xml': table('posts', [question(1), question(2), answer(3, 1)]) }));
    const events =
      await database.owner`select id, type, previous_hash, hash, event_digest(events) as digest from events order by id`;
    expect(events.filter(({ type }) => type === 'question.imported')).toHaveLength(2);
    events.forEach((event, at) => {
      expect(event.hash).toBe(event.digest);
      expect(event.previous_hash).toBe(at === 0 ? '0'.repeat(64) : events[at - 1]?.hash);
    });
    const [jobs] = await sql`select count(*)::int as n from graphile_worker._private_jobs`;
    expect(jobs?.n).toBe(0);
  });

  test('another site in a folder of the same name is another site', async () => {
    await load(dump('dump', { 'Posts.xml': table('posts', [question(1)]) }));
    const { counts } = await load(
      dump('dump', {
        'Posts.xml': table('posts', [question(1, { CreationDate: '2020-01-01T00:00:00', Title: 'Else' })]),
      }),
    );
    expect(counts.questions.new).toBe(1);
  });

  test('bad rows are told by line; what hangs on them goes with them', async () => {
    const { lines, counts } = await load(
      dump('bad', {
        'Posts.xml': table('posts', [
          question(1),
          question(2, { Title: undefined }),
          answer(3, 2),
          question(4, { CreationDate: 'yesterday' }),
          { ...question(5), Id: 'x' },
          question(1, { Title: 'Twice' }),
          answer(6, 99),
          answer(7, 1, { Body: ' ' }),
          answer(8, 1, { Body: `<p>${'<b>'.repeat(20)}ok` }),
          answer(9, 1, { Body: '<script>only</script>' }),
        ]),
        'Comments.xml': table('comments', [
          { Id: 1, PostId: 9, Text: 'gone with its answer', CreationDate: '2026-01-01T00:00:00' },
          { Id: 2, PostId: 1, CreationDate: '2026-01-01T00:00:00' },
        ]),
      }),
    );
    expect(counts.questions).toEqual({ new: 1, changed: 0, unchanged: 0, skipped: 4 });
    expect(counts.answers).toEqual({ new: 1, changed: 0, unchanged: 0, skipped: 4 });
    expect(counts.comments).toEqual({ new: 0, changed: 0, unchanged: 0, skipped: 2 });
    expect(lines).toContain('Posts.xml line 4: question 2 has no Title');
    expect(lines).toContain('Posts.xml line 9: the question of answer 6 is not in the dump');
    expect(lines).toContain('Posts.xml line 8: the id 1 was used before');
    expect(lines).toContain('Posts.xml line 12: it has no text');
  });

  test('forbidden characters, long titles, later dates and hostile markup are taken', async () => {
    const { counts, lines } = await load(
      dump('odd', {
        'Posts.xml': table('posts', [
          question(1, { Title: `${'ü'.repeat(500)}`, CreationDate: '2031-01-01T00:00:00.000' }),
          question(2, { Title: 'x'.repeat(700) }),
          '<row Id="3" PostTypeId="1" CreationDate="2026-01-01T00:00:00" Title="A&#x1F;B" Body="a&#x0;b &amp;#65;" Tags="" />',
          question(4, {
            Body: '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x">b</a></p>',
            Tags: Array.from({ length: 30 }, (_, n) => `<t${n}>`).join(''),
          }),
        ]),
      }),
    );
    expect(lines).toEqual([]);
    expect(counts.questions.new).toBe(4);
    const rows =
      await sql`select length(q.title) as n, r.body_html from questions q join question_revisions r on r.id = q.revision_id order by q.created_at desc`;
    expect(rows.map(({ n }) => n).sort()).toEqual([11, 2, 500, 500].sort());
    const [odd] =
      await sql`select title, r.body_html from questions q join question_revisions r using (title) where title like 'A%'`;
    expect(odd).toEqual({ title: 'AB', body_html: '<p>ab A</p>\n' });
    const [hostile] =
      await sql`select r.body_html from questions q join question_revisions r on r.id = q.revision_id where q.origin_key like '%:4'`;
    expect(hostile?.body_html).toBe('<p>ab</p>\n');
  });

  test('a dry run counts and writes nothing', async () => {
    const folder = dump('dry', { 'Posts.xml': table('posts', [question(1), answer(2, 1)]) });
    const { summary } = await load(folder, { dryRun: true });
    expect(summary).toMatch(/^questions: 1 new, 0 changed, 0 unchanged, 0 skipped; answers: 1 new/);
    expect(await total()).toBe(0);
  });

  const good = table('posts', [question(1), answer(2, 1)]);
  test.each<[string, () => string, RegExp]>([
    ['no such folder', () => path.join(root, 'nowhere'), /no folder/],
    ['a folder without Posts.xml', () => dump('empty', { 'Users.xml': table('users', []) }), /no Posts\.xml/],
    ['a cut-off file', () => dump('cut', { 'Posts.xml': good.slice(0, -20) }), /not well-formed/],
    [
      'a broken row',
      () => dump('broken', { 'Posts.xml': good.replace('Score="5"', 'Score=5') }),
      /Posts\.xml is not well-formed XML: line 3/,
    ],
    [
      'a broken later table',
      () => dump('later', { 'Posts.xml': good, 'Comments.xml': '<comments><row Id="1"' }),
      /Comments\.xml/,
    ],
    ['something else', () => dump('else', { 'Posts.xml': '<html><body/></html>' }), /begins with <html>/],
    ['no XML at all', () => dump('none', { 'Posts.xml': 'Id,Title' }), /not well-formed/],
    ['an empty file', () => dump('void', { 'Posts.xml': '' }), /not well-formed/],
  ])('refuses %s and writes nothing', async (_, folder, why) => {
    await expect(load(folder())).rejects.toThrow(why);
    expect(await total()).toBe(0);
    const after = await load(dump('after', { 'Posts.xml': good }));
    expect(after.counts.questions.new).toBe(1);
  });

  test('refuses an unknown topic', async () => {
    await expect(load(dump('topic', { 'Posts.xml': good }), { topic: 'none' })).rejects.toThrow(
      'There is no topic "none".',
    );
  });
});
