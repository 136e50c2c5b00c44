import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import type { Tx } from '~db/client';
import type { Changes } from './change-threads.server';
import { idArray, jsonRows } from './json-parameters';

/** Makes room for successors: at most one verification of a question is current. */
export async function endSuperseded(tx: Tx, { superseded }: Changes): Promise<void> {
  if (superseded.length === 0) return;
  await tx.execute(sql`
    update verifications set state = 'superseded', superseded_at = ${now().toISOString()}::timestamptz
     where id = any(${idArray(superseded)})`);
}

/** Updates the rows of changed posts; the score keeps the votes cast here. */
export async function applyChanges(tx: Tx, { questions, answers, comments }: Changes): Promise<void> {
  if (questions.length > 0) {
    await tx.execute(sql`
      update questions q set title = r.title, slug = r.slug, language = r.language, tags = r.tags,
             revision_id = coalesce(r.revision_id, q.revision_id), closed_at = r.closed_at, closed_reason = r.closed_reason,
             accepted_answer_id = r.accepted_answer_id, accepted_at = r.accepted_at,
             score = q.score - q.score_base + r.score, score_base = r.score, view_count = greatest(q.view_count, r.views),
             origin_hash = r.origin_hash, source = r.source, source_url = r.source_url, licence = r.licence,
             created_at = r.created_at, updated_at = greatest(q.updated_at, r.updated_at)
        from json_to_recordset(${jsonRows(questions)}) as r(id bigint, title text, slug text, language text, tags text[],
             revision_id bigint, closed_at timestamptz, closed_reason text, accepted_answer_id bigint,
             accepted_at timestamptz, score int, views int, origin_hash text, source text, source_url text, licence text,
             created_at timestamptz, updated_at timestamptz)
       where q.id = r.id`);
  }
  if (answers.length > 0) {
    await tx.execute(sql`
      update answers a set newest_revision_id = r.newest, revision_id = coalesce(r.shown, a.revision_id),
             score = a.score - a.score_base + r.score, score_base = r.score, origin_hash = r.origin_hash,
             source = r.source, source_url = r.source_url, licence = r.licence, created_at = r.created_at,
             updated_at = greatest(a.updated_at, r.updated_at)
        from json_to_recordset(${jsonRows(answers)}) as r(id bigint, newest bigint, shown bigint, score int,
             origin_hash text, source text, source_url text, licence text, created_at timestamptz, updated_at timestamptz)
       where a.id = r.id`);
  }
  if (comments.length > 0) {
    await tx.execute(sql`
      update comments c set body_markdown = r.markdown, body_html = r.html, origin_hash = r.hash
        from json_to_recordset(${jsonRows(comments)}) as r(key text, hash text, markdown text, html text)
       where c.origin_key = r.key`);
  }
}

/** Counters of threads that were here before and may have got posts. */
export async function recount(tx: Tx, questionIds: readonly number[]): Promise<void> {
  if (questionIds.length === 0) return;
  await tx.execute(sql`
    update answers a set comment_count = n.comments
      from (select a.id, count(c.id)::int as comments from answers a
              left join comments c on c.answer_id = a.id and c.visibility = 'public'
             where a.question_id = any(${idArray(questionIds)}) group by a.id) n
     where a.id = n.id and a.comment_count <> n.comments`);
  await tx.execute(sql`
    update questions q set answer_count = n.answers, comment_count = n.comments, first_answered_at = n.first
      from (select q.id,
              (select count(*) from answers a where a.question_id = q.id and a.visibility = 'public')::int as answers,
              (select count(*) from comments c where c.question_id = q.id and c.visibility = 'public')::int as comments,
              (select min(a.created_at) from answers a
                where a.question_id = q.id and a.visibility = 'public' and a.author_id <> q.asker_id) as first
              from questions q where q.id = any(${idArray(questionIds)})) n
     where q.id = n.id
       and (q.answer_count, q.comment_count, q.first_answered_at) is distinct from (n.answers, n.comments, n.first)`);
}
