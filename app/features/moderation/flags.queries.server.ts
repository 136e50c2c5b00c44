import { sql } from 'drizzle-orm';
import type { Lang } from '~/platform/actor';
import { db } from '~db/client';
import type { FlagKind } from './moderation.schema';
import { type PostRef, postKey } from './post-ref';

export type FlaggedPost = {
  post: PostRef;
  key: string;
  since: Date;
  question: { id: number; slug: string; title: string; language: Lang; visibility: string };
  answerId: number | null;
  body: string;
  visibility: string;
  /** Null: the person who asked, without their name. */
  author: { id: number; handle: string; name: string } | null;
  flags: { id: number; kind: FlagKind; note: string; at: Date; by: string }[];
};

const perPage = 20;

/** Flagged posts with all their open flags, the longest waiting first, paged by key. */
export async function flaggedPosts(
  filter: { kind?: FlagKind | null; after?: string | null; limit?: number } = {},
): Promise<{ items: FlaggedPost[]; next: string | null }> {
  const limit = filter.limit ?? perPage;
  const after = Number(/^\d{1,15}$/.exec(filter.after ?? '')?.[0] ?? 0);
  const kind = filter.kind ? sql`and bool_or(f.kind = ${filter.kind})` : sql``;
  const rows = await db.execute(sql`
    with waiting as (
      select f.question_id, f.answer_id, f.comment_id, min(f.id) as first, min(f.created_at) as since,
        json_agg(json_build_object('id', f.id, 'kind', f.kind, 'note', f.note, 'at', f.created_at,
          'by', case when q.asker_withheld and f.person_id = q.asker_id then null else p.name end) order by f.id) as flags
      from flags f join people p on p.id = f.person_id join questions q on q.id = f.question_id
      where f.state = 'open'
      group by f.question_id, f.answer_id, f.comment_id
      having min(f.id) > ${after} ${kind}
      order by min(f.id) limit ${limit + 1})
    select w.*, q.slug, q.title, q.language, q.visibility as question_visibility, coalesce(c.answer_id, w.answer_id) as on_answer,
      coalesce(c.body_html, ar.body_html, qr.body_html) as body,
      case when c.id is not null then c.visibility when w.answer_id is not null then a.visibility else q.visibility end as visibility,
      p.id as author_id, p.handle, p.name, q.asker_withheld and p.id = q.asker_id as withheld
    from waiting w join questions q on q.id = w.question_id
      left join question_revisions qr on qr.id = q.revision_id
      left join answers a on a.id = w.answer_id left join answer_revisions ar on ar.id = a.revision_id
      left join comments c on c.id = w.comment_id
      join people p on p.id = coalesce(c.author_id, a.author_id, q.asker_id)
    order by w.first`);
  const last = rows[limit - 1];
  return { items: rows.slice(0, limit).map(toPost), next: rows.length > limit && last ? String(last.first) : null };
}

export async function countOpenFlags(): Promise<number> {
  const [row] = await db.execute(
    sql`select count(*)::int as n from (select 1 from flags where state = 'open' limit 1000) f`,
  );
  return Number(row?.n ?? 0);
}

function toPost(row: Record<string, unknown>): FlaggedPost {
  const number = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  const [comment, answer, question] = [number(row.comment_id), number(row.answer_id), Number(row.question_id)];
  const post: PostRef =
    comment !== null
      ? { kind: 'comment', id: comment }
      : answer !== null
        ? { kind: 'answer', id: answer }
        : { kind: 'question', id: question };
  const flags = row.flags as { id: number; kind: FlagKind; note: string; at: string; by: string | null }[];
  return {
    post,
    key: postKey(post),
    since: new Date(String(row.since)),
    question: {
      id: question,
      slug: String(row.slug),
      title: String(row.title),
      language: row.language as Lang,
      visibility: String(row.question_visibility),
    },
    answerId: number(row.on_answer),
    body: String(row.body ?? ''),
    visibility: String(row.visibility),
    author: row.withheld ? null : { id: Number(row.author_id), handle: String(row.handle), name: String(row.name) },
    flags: flags.map((flag) => ({ ...flag, at: new Date(flag.at), by: flag.by ?? '' })),
  };
}
