import { type SQL, sql } from 'drizzle-orm';
import { officialJoin } from '~/features/verification/verification.queries.server';
import { now } from '~/platform/clock';
import { db } from '~db/client';

export type FeedItem = {
  id: number;
  title: string;
  slug: string;
  language: string;
  bodyHtml: string;
  /** Null when the name is withheld. */
  asker: string | null;
  shortAnswer: string | null;
  official: boolean;
  createdAt: Date;
  /** When it was asked, or confirmed: what the feed is sorted by. */
  at: Date;
};

const most = 50;
const columns = sql`q.id, q.title, q.slug, q.language, r.body_html, case when q.asker_withheld then null else p.name end as asker,
  v.short_answer, v.id is not null as official, q.created_at`;
const joins = sql`join question_revisions r on r.id = q.revision_id join people p on p.id = q.asker_id`;

/** The newest public questions; `topicIds` narrows them down. */
export async function newestQuestions(topicIds?: readonly number[]): Promise<FeedItem[]> {
  const narrowed = topicIds ? sql`and q.topic_id = any(${`{${topicIds.join(',')}}`}::bigint[])` : sql``;
  const rows = await db.execute(sql`
    with page as materialized (
      select q.* from questions q where q.visibility = 'public' ${narrowed} order by q.created_at desc, q.id desc limit ${most})
    select ${columns}, q.created_at as at from page q ${joins} ${officialJoin(now())} order by q.created_at desc, q.id desc`);
  return rows.map(toItem);
}

/** What was confirmed last and is official at this moment. */
export async function newestOfficial(): Promise<FeedItem[]> {
  const at = now().toISOString();
  const official: SQL = sql`v.state = 'current' and v.valid_until > ${at}::timestamptz and v.revision_id = a.revision_id
    and a.visibility = 'public' and q.visibility = 'public'`;
  const rows = await db.execute(sql`
    select ${columns}, v.verified_at as at
      from verifications v join answers a on a.id = v.answer_id join questions q on q.id = v.question_id ${joins}
     where ${official} order by v.verified_at desc, v.id desc limit ${most}`);
  return rows.map(toItem);
}

function toItem(row: Record<string, unknown>): FeedItem {
  return {
    id: Number(row.id),
    title: String(row.title),
    slug: String(row.slug),
    language: String(row.language),
    bodyHtml: String(row.body_html),
    asker: (row.asker as string | null) ?? null,
    shortAnswer: (row.short_answer as string | null) ?? null,
    official: row.official === true,
    createdAt: new Date(row.created_at as string),
    at: new Date(row.at as string),
  };
}

export type SitemapItem = { id: number; slug: string; updatedAt: Date };

/** How many ids one file of the site map covers. */
export const idsPerSitemap = 20_000;

/** How many files it takes; from the highest id, so it costs nothing. */
export async function sitemapParts(): Promise<number> {
  const [row] = await db.execute(sql`select coalesce(max(id), 0) as newest from questions`);
  return Math.max(1, Math.ceil(Number(row?.newest ?? 0) / idsPerSitemap));
}

/** Public questions of one file of the site map. */
export async function sitemapQuestions(part: number): Promise<SitemapItem[]> {
  const from = (part - 1) * idsPerSitemap;
  const rows = await db.execute(sql`
    select id, slug, updated_at from questions
     where id > ${from} and id <= ${from + idsPerSitemap} and visibility = 'public' order by id`);
  return rows.map((row) => ({
    id: Number(row.id),
    slug: String(row.slug),
    updatedAt: new Date(row.updated_at as string),
  }));
}
