import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { db } from '~db/client';

export type AnswerBy = {
  id: number;
  question: { id: number; slug: string; title: string; language: string };
  excerpt: string;
  score: number;
  accepted: boolean;
  official: boolean;
  officialUntil: string | null;
  createdAt: string;
};

const pageSize = 20;

/**
 * Public answers of a person, newest first, by key. Leaves out those to a question they asked with their name withheld: the
 * thread says that the asker wrote them.
 */
export async function answersBy(
  personId: number,
  after: string | null,
): Promise<{ items: AnswerBy[]; next: string | null }> {
  const key = /^(\d{4}-[\dT:.-]{1,25}Z)\.(\d{1,15})$/.exec(after ?? '');
  const from =
    key?.[1] && key[2] && !Number.isNaN(Date.parse(key[1]))
      ? sql`and (a.created_at, a.id) < (${key[1]}::timestamptz, ${key[2]}::bigint)`
      : sql``;
  const rows = await db.execute(sql`
    select a.id, a.score, q.id as question_id, q.slug, q.title, q.language, left(r.body_markdown, 400) as excerpt,
      q.accepted_answer_id = a.id as accepted, v.valid_until,
      to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created_at
    from answers a
    join questions q on q.id = a.question_id and q.visibility = 'public'
    join answer_revisions r on r.id = a.revision_id
    left join lateral (
      select v.valid_until from verifications v
       where v.answer_id = a.id and v.revision_id = a.revision_id and v.state = 'current'
         and v.valid_until > ${now().toISOString()}::timestamptz limit 1) v on true
    where a.author_id = ${personId} and a.visibility = 'public'
      and not (q.asker_withheld and q.asker_id = a.author_id) ${from}
    order by a.created_at desc, a.id desc limit ${pageSize + 1}`);
  const items = rows.slice(0, pageSize).map((row) => ({
    id: Number(row.id),
    question: {
      id: Number(row.question_id),
      slug: String(row.slug),
      title: String(row.title),
      language: String(row.language),
    },
    excerpt: String(row.excerpt),
    score: Number(row.score),
    accepted: row.accepted === true,
    official: row.valid_until !== null,
    officialUntil: (row.valid_until as string | null) ?? null,
    createdAt: String(row.created_at),
  }));
  const last = items.at(-1);
  return { items, next: rows.length > pageSize && last ? `${last.createdAt}.${last.id}` : null };
}
