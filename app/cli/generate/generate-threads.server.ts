import postgres from 'postgres';
import { indexMissing } from '~/features/search/index-questions.server';
import { system } from '~/platform/actor';
import { days, now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { recordEvent } from '~/platform/events.server';
import { contentHash } from '~/platform/markdown/render.server';
import { slugOf } from '~/platform/text/slug';
import { transaction } from '~/platform/transaction.server';
import { sql } from '~db/client';
import { connectionOptions } from '~db/connection-options';
import { type Cell, copyRows } from './copy-rows.server';
import { type Theme, Writer } from './random-text';

const batch = 5_000;

type Text = { markdown: string; html: string; hash: string };
type Ground = { topics: { id: number; agency_id: number }[]; people: number[]; agency: Map<number, string> };

/**
 * Makes `count` synthetic threads by COPY: a question each, 0 to 4 answers, some comments, a tenth of them official. Dormant, like
 * imports. For trying the product at size; the search documents follow at the end.
 */
export async function generateThreads(count: number, report: (done: number, what: string) => void): Promise<void> {
  const writer = new Writer(count);
  const ground = await readGround();
  for (let done = 0; done < count; done += batch) {
    await writeBatch(writer, ground, Math.min(batch, count - done), count);
    report(Math.min(done + batch, count), 'threads');
  }
  await transaction(system, async (tx) => {
    recordEvent(tx, { type: 'questions.generated', actor: system, data: { count } });
  });
  await asOwner('analyze');
  await indexMissing((done) => report(done, 'searchable'));
  await asOwner('vacuum (analyze)');
}

/** What PostgreSQL would do by itself some minutes later, beside whatever is measured then; only the tables' owner may. */
async function asOwner(statement: 'analyze' | 'vacuum (analyze)'): Promise<void> {
  const url = env().databaseMigrateUrl ?? env().databaseUrl ?? '';
  const owner = postgres(connectionOptions(url, { max: 1, connection: { statement_timeout: 0 } }));
  try {
    await owner.unsafe(statement);
  } finally {
    await owner.end();
  }
}

async function readGround(): Promise<Ground> {
  const topics = await sql<{ id: number; agency_id: number }[]>`select id::int, agency_id::int from topics order by id`;
  if (topics.length === 0) throw new Error('There are no topics yet: load the demo city, or import something, first.');
  const people = await sql<{ id: number }[]>`insert into people (handle, name, origin, created_at)
    select 'made-' || n || '-' || substr(md5(random()::text), 1, 6), 'Neighbor ' || n, 'imported', ${now()} from generate_series(1, 200) n returning id::int`;
  const agencies = await sql<{ id: number; code_prefix: string }[]>`select id::int, code_prefix from agencies`;
  return { topics, people: people.map((p) => p.id), agency: new Map(agencies.map((a) => [a.id, a.code_prefix])) };
}

/** Plain sentences, each text another: what the renderer would make of one is known without asking it. */
export function plainText(writer: Writer, sentences: number, theme: Theme): Text {
  const markdown = writer.text(sentences, theme);
  return { markdown, html: `<p>${markdown}</p>\n`, hash: contentHash(markdown) };
}

const columns = {
  questions:
    'id title slug topic_id asker_id channel language tags visibility first_answered_at answer_count comment_count me_too_count follower_count view_count score dormant revision_id created_at updated_at'.split(
      ' ',
    ),
  question_revisions: 'id question_id number title body_markdown body_html tags topic_id author_id created_at'.split(
    ' ',
  ),
  answers:
    'id question_id author_id channel revision_id newest_revision_id visibility score score_base created_at updated_at'.split(
      ' ',
    ),
  answer_revisions: 'id answer_id number body_markdown body_html content_hash author_id displayed_at created_at'.split(
    ' ',
  ),
  comments: 'id question_id answer_id author_id body_markdown body_html visibility created_at'.split(' '),
  verifications:
    'id question_id answer_id revision_id content_hash agency_id imported_from method short_answer jurisdiction language risk state code verified_at review_due_at valid_until created_at'.split(
      ' ',
    ),
} as const;

type Rows = Record<keyof typeof columns, Cell[][]>;

async function writeBatch(writer: Writer, ground: Ground, size: number, seed: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`set constraints all deferred`;
    const ids = await nextIds(tx);
    const rows: Rows = {
      questions: [],
      question_revisions: [],
      answers: [],
      answer_revisions: [],
      comments: [],
      verifications: [],
    };
    for (let n = 0; n < size; n++) addThread(writer, ground, ids, rows, seed);
    // Questions and answers point at their revisions, which point back: the pointers are set last.
    const pointers = rows.questions.map((q) => [Number(q[0]), Number(q[17])] as const);
    for (const q of rows.questions) q[17] = null;
    const answerPointers = rows.answers.map((a) => [Number(a[0]), Number(a[4])] as const);
    for (const a of rows.answers) a[4] = a[5] = null;
    for (const table of Object.keys(columns) as (keyof typeof columns)[]) {
      await copyRows(tx, table, columns[table], rows[table]);
      if (table === 'question_revisions') await point(tx, pointers);
      if (table === 'answer_revisions') await pointAnswers(tx, answerPointers);
    }
    for (const table of Object.keys(columns))
      await tx`select setval(pg_get_serial_sequence(${table}, 'id'), greatest((select max(id) from ${tx(table)}), 1))`;
  });
}

type Tx = Parameters<Parameters<typeof sql.begin>[1]>[0];

async function point(tx: Tx, pairs: readonly (readonly [number, number])[]) {
  const [ids, revisions] = [pairs.map((p) => p[0]), pairs.map((p) => p[1])];
  await tx`update questions q set revision_id = p.revision from unnest(${ids}::bigint[], ${revisions}::bigint[]) p(id, revision) where q.id = p.id`;
}

async function pointAnswers(tx: Tx, pairs: readonly (readonly [number, number])[]) {
  const [ids, revisions] = [pairs.map((p) => p[0]), pairs.map((p) => p[1])];
  await tx`update answers a set revision_id = p.revision, newest_revision_id = p.revision
    from unnest(${ids}::bigint[], ${revisions}::bigint[]) p(id, revision) where a.id = p.id`;
}

type Ids = Record<keyof typeof columns, number>;

async function nextIds(tx: Tx): Promise<Ids> {
  const [row] = await tx<Ids[]>`select
    (select coalesce(max(id), 0)::int from questions) as questions, (select coalesce(max(id), 0)::int from question_revisions) as question_revisions,
    (select coalesce(max(id), 0)::int from answers) as answers, (select coalesce(max(id), 0)::int from answer_revisions) as answer_revisions,
    (select coalesce(max(id), 0)::int from comments) as comments, (select coalesce(max(id), 0)::int from verifications) as verifications`;
  if (!row) throw new Error('no ids');
  return row;
}

function addThread(writer: Writer, ground: Ground, ids: Ids, rows: Rows, seed: number): void {
  const [id, revisionId] = [++ids.questions, ++ids.question_revisions];
  const topic = writer.pick(ground.topics);
  const theme = writer.theme();
  const title = writer.title(theme);
  const body = plainText(writer, 2 + writer.upTo(5), theme);
  const asker = writer.pick(ground.people);
  const askedAt = new Date(now().getTime() - days(1) - writer.chance * days(900));
  const answerCount = writer.upTo(5);
  const tags = [theme.words[0] ?? theme.subject];
  for (let n = 0; n < answerCount; n++)
    addAnswer(writer, ground, ids, rows, { id, topic, theme, askedAt, first: n === 0, seed });
  const commentCount = writer.upTo(3);
  for (let n = 0; n < commentCount; n++)
    rows.comments.push([
      ++ids.comments,
      id,
      null,
      writer.pick(ground.people),
      'Same here.',
      '<p>Same here.</p>',
      'public',
      askedAt,
    ]);
  const meToo = Math.floor(30 * writer.chance ** 4);
  rows.questions.push([
    id,
    title,
    slugOf(title),
    topic.id,
    asker,
    'import',
    'en',
    tags,
    'public',
    answerCount > 0 ? askedAt : null,
    answerCount,
    commentCount,
    meToo,
    1,
    writer.upTo(900),
    0,
    true,
    revisionId,
    askedAt,
    askedAt,
  ]);
  rows.question_revisions.push([revisionId, id, 1, title, body.markdown, body.html, tags, topic.id, asker, askedAt]);
}

function addAnswer(
  writer: Writer,
  ground: Ground,
  ids: Ids,
  rows: Rows,
  {
    id,
    topic,
    theme,
    askedAt,
    first,
    seed,
  }: { id: number; topic: Ground['topics'][number]; theme: Theme; askedAt: Date; first: boolean; seed: number },
): void {
  const [answerId, revisionId] = [++ids.answers, ++ids.answer_revisions];
  const author = writer.pick(ground.people);
  const text = plainText(writer, 2 + writer.upTo(6), theme);
  const score = writer.upTo(9) - 1;
  rows.answers.push([answerId, id, author, 'import', revisionId, revisionId, 'public', score, score, askedAt, askedAt]);
  rows.answer_revisions.push([revisionId, answerId, 1, text.markdown, text.html, text.hash, author, askedAt, askedAt]);
  if (!first || writer.chance > 0.25) return;
  const verificationId = ++ids.verifications;
  const until = new Date(now().getTime() + days(30) + writer.chance * days(150));
  rows.verifications.push([
    verificationId,
    id,
    answerId,
    revisionId,
    text.hash,
    topic.agency_id,
    'generated data',
    'imported',
    text.markdown.slice(0, 200),
    'city',
    'en',
    'low',
    'current',
    `${ground.agency.get(topic.agency_id) ?? 'X'}-G${seed.toString(36)}${verificationId.toString(36)}`.toUpperCase(),
    askedAt,
    until,
    until,
    askedAt,
  ]);
}
