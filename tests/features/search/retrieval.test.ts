import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { indexMissing } from '~/features/search/index-questions.server';
import { searchQuestions, similarQuestions } from '~/features/search/search.queries.server';
import { db } from '~db/client';
import { testDatabase } from '../../support/database.ts';

const room = path.join(process.env.TEST_DATA ?? '/nowhere', 'retrieval');
/** Every how many-th question is asked: enough to notice a step back, quick enough for every run. */
const every = 4;

/** Reciprocal rank that plain BM25 reaches on the same questions (its own figure for all of them), x100. */
const bm25 = { govuk_pages: 48.06, withBody: 65.46, stackfaq: 80.46 };

describe.skipIf(!existsSync(room))('ranking on real questions (skipped without TEST_DATA)', () => {
  describe('GOV.UK pages', () => {
    const data = load('govuk_pages');
    test('by the question alone', async () => {
      expect(
        await reciprocalRank(await data(), ({ title }) => searchQuestions({ q: title, limit: 50 })),
      ).toBeGreaterThan(bm25.govuk_pages);
    });
    test('with the situation', async () => {
      const found = reciprocalRank(await data(), ({ title, body }) => similarQuestions({ title, body, limit: 50 }));
      expect(await found).toBeGreaterThan(bm25.withBody);
    });
  });

  describe('Stack Exchange questions asked in other words', () => {
    const data = load('stackfaq');
    test('by the question alone', async () => {
      expect(
        await reciprocalRank(await data(), ({ title }) => searchQuestions({ q: title, limit: 50 })),
      ).toBeGreaterThan(bm25.stackfaq);
    });
  });
});

type Question = { id: string; title: string; body: string };
type Data = { questions: Question[]; right: Map<string, Set<string>>; keyOf: Map<number, string> };

/** Takes a database of its own and fills it with the data set's texts, once. */
function load(name: string): () => Promise<Data> {
  testDatabase();
  let data: Promise<Data> | undefined;
  return () => (data ??= fill(name));
}

async function fill(name: string): Promise<Data> {
  const texts = JSON.stringify(
    table(path.join(room, name, 'corpus.tsv')).map(({ id, title, body }) => ({ id, title, body })),
  );
  await db.execute(sql`insert into people (handle, name, created_at) values ('somebody', 'Somebody', '2026-01-01')`);
  await db.execute(
    sql`insert into agencies (slug, name, name_key, code_prefix, created_at) values ('a', 'a', 'a', 'A', '2026-01-01')`,
  );
  await db.execute(
    sql`insert into topics (slug, name, name_key, agency_id, created_at) values ('t', 't', 't', 1, '2026-01-01')`,
  );
  await db.execute(sql`
    with given as (select * from json_to_recordset(${texts}::json) as r(id text, title text, body text)),
    asked as (
      insert into questions (title, slug, topic_id, asker_id, origin_key, dormant, created_at, updated_at)
      select title, 's', 1, 1, id, true, '2026-01-01', '2026-01-01' from given returning id, title, origin_key)
    insert into question_revisions (question_id, number, title, body_markdown, body_html, topic_id, author_id, created_at)
    select a.id, 1, a.title, g.body, '', 1, 1, '2026-01-01' from asked a join given g on g.id = a.origin_key`);
  await db.execute(sql`update questions q set revision_id = r.id from question_revisions r where r.question_id = q.id`);
  await indexMissing();
  const keys = await db.execute(sql`select id, origin_key from questions`);
  const right = new Map<string, Set<string>>();
  for (const { qid = '', docid = '', relevance } of table(path.join(room, name, 'dev/qrels.tsv'))) {
    if (Number(relevance) > 0) right.set(qid, (right.get(qid) ?? new Set()).add(docid));
  }
  return {
    questions: table(path.join(room, name, 'dev/queries.tsv')).map(({ qid = '', title = '', body = '' }) => ({
      id: qid,
      title,
      body,
    })),
    right,
    keyOf: new Map(keys.map((row) => [Number(row.id), String(row.origin_key)])),
  };
}

/** Mean reciprocal rank of the first right text, x100. */
async function reciprocalRank(
  { questions, right, keyOf }: Data,
  find: (question: Question) => Promise<{ items: { id: number }[] }>,
): Promise<number> {
  const asked = questions.filter((_, i) => i % every === 0);
  let sum = 0;
  for (const question of asked) {
    const { items } = await find(question);
    const place = items.findIndex((hit) => right.get(question.id)?.has(keyOf.get(hit.id) ?? ''));
    if (place >= 0) sum += 1 / (place + 1);
  }
  return (100 * sum) / asked.length;
}

function table(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}
