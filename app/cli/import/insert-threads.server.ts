import { sql } from 'drizzle-orm';
import type { Tx } from '~db/client';
import { jsonRows } from './json-parameters';

/**
 * The bulk path of imports: rows of whole threads, inserted by a single statement per batch. One statement, because questions
 * and their revisions point at each other and foreign keys are checked at its end. Column names are those of the tables; ids come
 * from `takeIds`.
 */
export type ThreadRows = {
  questions: Row[];
  questionRevisions: Row[];
  answers: Row[];
  answerRevisions: Row[];
  verifications: Row[];
  sources: Row[];
  comments: Row[];
};
export type Row = Record<string, string | number | string[] | null>;

export const noRows = (): ThreadRows => ({
  questions: [],
  questionRevisions: [],
  answers: [],
  answerRevisions: [],
  verifications: [],
  sources: [],
  comments: [],
});

const SEQUENCES = {
  questions: 'questions_id_seq',
  questionRevisions: 'question_revisions_id_seq',
  answers: 'answers_id_seq',
  answerRevisions: 'answer_revisions_id_seq',
  verifications: 'verifications_id_seq',
};

/** Takes ids for rows still to be written, in order. */
export async function takeIds(tx: Tx, table: keyof typeof SEQUENCES, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql`
    select nextval(${SEQUENCES[table]}::regclass) as id from generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => Number(id));
}

/** Writes the rows inside the caller's transaction. */
export async function insertThreads(tx: Tx, rows: ThreadRows): Promise<void> {
  await tx.execute(sql`
    with q as (
      insert into questions (id, title, slug, topic_id, asker_id, channel, language, tags, revision_id, closed_at,
        closed_reason, accepted_answer_id, accepted_at, first_answered_at, answer_count, comment_count,
        view_count, score_base, score, dormant, origin_key, origin_hash, source, source_url, licence, created_at, updated_at)
      overriding system value
      select id, title, slug, topic_id, asker_id, 'import', language, tags, revision_id, closed_at,
        closed_reason, accepted_answer_id, accepted_at, first_answered_at, answer_count, comment_count,
        view_count, score, score, true, origin_key, origin_hash, source, source_url, licence, created_at, updated_at
      from json_to_recordset(${jsonRows(rows.questions)}) as r(id bigint, title text, slug text, topic_id bigint,
        asker_id bigint, language text, tags text[], revision_id bigint, closed_at timestamptz, closed_reason text,
        accepted_answer_id bigint, accepted_at timestamptz, first_answered_at timestamptz,
        answer_count int, comment_count int, view_count int, score int, origin_key text, origin_hash text, source text,
        source_url text, licence text, created_at timestamptz, updated_at timestamptz)),
    qr as (
      insert into question_revisions (id, question_id, number, title, body_markdown, body_html, tags, topic_id, author_id,
        note, created_at)
      overriding system value
      select * from json_to_recordset(${jsonRows(rows.questionRevisions)}) as r(id bigint, question_id bigint, number int,
        title text, body_markdown text, body_html text, tags text[], topic_id bigint, author_id bigint, note text,
        created_at timestamptz)),
    a as (
      insert into answers (id, question_id, author_id, channel, revision_id, newest_revision_id, comment_count, score_base,
        score, origin_key, origin_hash, source, source_url, licence, created_at, updated_at)
      overriding system value
      select id, question_id, author_id, 'import', revision_id, revision_id, comment_count, score, score, origin_key,
        origin_hash, source, source_url, licence, created_at, updated_at
      from json_to_recordset(${jsonRows(rows.answers)}) as r(id bigint, question_id bigint, author_id bigint,
        revision_id bigint, comment_count int, score int, origin_key text, origin_hash text, source text, source_url text,
        licence text, created_at timestamptz, updated_at timestamptz)),
    ar as (
      insert into answer_revisions (id, answer_id, number, body_markdown, body_html, content_hash, author_id, note,
        displayed_at, created_at)
      overriding system value
      select * from json_to_recordset(${jsonRows(rows.answerRevisions)}) as r(id bigint, answer_id bigint, number int,
        body_markdown text, body_html text, content_hash text, author_id bigint, note text, displayed_at timestamptz,
        created_at timestamptz)),
    v as (
      insert into verifications (id, question_id, answer_id, revision_id, content_hash, agency_id, imported_from, method,
        short_answer, jurisdiction, language, state, code, verified_at, review_due_at, valid_until, supersedes_id, created_at)
      overriding system value
      select id, question_id, answer_id, revision_id, content_hash, agency_id, imported_from, 'imported',
        short_answer, jurisdiction, language, 'current', code, verified_at, review_due_at, valid_until, supersedes_id, created_at
      from json_to_recordset(${jsonRows(rows.verifications)}) as r(id bigint, question_id bigint, answer_id bigint,
        revision_id bigint, content_hash text, agency_id bigint, imported_from text, short_answer text, jurisdiction text,
        language text, code text, verified_at timestamptz, review_due_at timestamptz, valid_until timestamptz,
        supersedes_id bigint, created_at timestamptz)),
    s as (
      insert into verification_sources (verification_id, position, url)
      select * from json_to_recordset(${jsonRows(rows.sources)}) as r(verification_id bigint, position int, url text))
    insert into comments (question_id, answer_id, author_id, body_markdown, body_html, origin_key, origin_hash, created_at)
    select * from json_to_recordset(${jsonRows(rows.comments)}) as r(question_id bigint, answer_id bigint, author_id bigint,
      body_markdown text, body_html text, origin_key text, origin_hash text, created_at timestamptz)`);
}
