import { and, type SQL, sql } from 'drizzle-orm';
import { isEscalated } from '~/features/escalations/is-escalated';
import { now } from '~/platform/clock';
import { db } from '~db/client';

export const sorts = ['newest', 'active', 'popular', 'unanswered'] as const;
export type Sort = (typeof sorts)[number];

export type ListFilter = {
  sort?: Sort;
  topicId?: number | undefined;
  agencyTopicIds?: readonly number[] | undefined;
  tag?: string | undefined;
  /** Questions of this person, withheld names excepted. */
  askerId?: number | undefined;
  /** The key of the page before: `<sort value>.<id>` as `next` gave it. */
  after?: string | null | undefined;
  limit?: number;
};

/** A question in a list, with the facts its chips are made from. */
export type ListedQuestion = {
  id: number;
  title: string;
  slug: string;
  topicId: number;
  language: string;
  excerpt: string;
  answerCount: number;
  meToo: number;
  createdAt: string;
  updatedAt: string;
  official: boolean;
  shortAnswer: string | null;
  officialUntil: string | null;
  accepted: boolean;
  answered: boolean;
  closed: boolean;
  duplicate: boolean;
  needsInfo: boolean;
  escalated: boolean;
};

type Key = { column: SQL; order: SQL; of: (q: ListedQuestion) => string | number; cast: SQL };
const keys: Readonly<Record<Sort, Key>> = {
  newest: {
    column: sql`q.created_at`,
    order: sql`q.created_at desc, q.id desc`,
    of: (q) => q.createdAt,
    cast: sql`timestamptz`,
  },
  active: {
    column: sql`q.updated_at`,
    order: sql`q.updated_at desc, q.id desc`,
    of: (q) => q.updatedAt,
    cast: sql`timestamptz`,
  },
  popular: {
    column: sql`q.me_too_count`,
    order: sql`q.me_too_count desc, q.id desc`,
    of: (q) => q.meToo,
    cast: sql`int`,
  },
  unanswered: {
    column: sql`q.created_at`,
    order: sql`q.created_at desc, q.id desc`,
    of: (q) => q.createdAt,
    cast: sql`timestamptz`,
  },
};

/** What a list shows of a question `q` with its revision `r` and its current verification `v`, if any. */
export const listedColumns = sql`q.id, q.title, q.slug, q.topic_id, q.language, left(r.body_markdown, 400) as excerpt, q.answer_count, q.me_too_count,
  to_char(q.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created_at,
  to_char(q.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as updated_at,
  v.short_answer, v.id is not null as official, v.valid_until as official_until,
  q.accepted_answer_id is not null as accepted, q.first_answered_at is not null as answered,
  q.closed_at is not null as closed, q.needs_info_at is not null as needs_info,
  exists (select 1 from question_duplicates d where d.question_id = q.id and d.undone_at is null) as duplicate,
  ${isEscalated} as escalated`;

/** A limit as a figure in the statement: PostgreSQL plans a statement whose limit it does not know anew every time. */
export const literal = (limit: number) => sql.raw(String(Math.trunc(limit)));

/** A page of public questions in one round trip, by key; the page is read first, then the facts of its rows alone. */
export async function listQuestions(filter: ListFilter): Promise<{ items: ListedQuestion[]; next: string | null }> {
  const sort = filter.sort ?? 'newest';
  const limit = Math.min(filter.limit ?? 20, 100);
  const key = keys[sort];
  const at = now().toISOString();
  const from = parseAfter(filter.after);
  const where = and(
    sql`q.visibility = 'public'`,
    filter.topicId ? sql`q.topic_id = ${filter.topicId}` : undefined,
    filter.agencyTopicIds ? sql`q.topic_id = any(${`{${filter.agencyTopicIds.join(',')}}`}::bigint[])` : undefined,
    filter.tag ? sql`q.tags @> array[${filter.tag}]::text[]` : undefined,
    filter.askerId ? sql`q.asker_id = ${filter.askerId} and not q.asker_withheld` : undefined,
    sort === 'unanswered' ? sql`q.first_answered_at is null and q.closed_at is null and q.answer_count = 0` : undefined,
    from ? sql`(${key.column}, q.id) < (${from.value}::${key.cast}, ${from.id}::bigint)` : undefined,
  );
  const rows = await db.execute(sql`
    with page as materialized (
      select q.* from questions q where ${where} order by ${key.order} limit ${literal(limit + 1)})
    select ${listedColumns}
    from page q
    join question_revisions r on r.id = q.revision_id
    left join lateral (
      select v.id, v.short_answer, v.valid_until from verifications v join answers a on a.id = v.answer_id
       where v.question_id = q.id and v.state = 'current' and v.valid_until > ${at}::timestamptz
         and v.revision_id = a.revision_id and a.visibility = 'public'
       order by (v.language = q.language) desc, v.id desc limit 1) v on true
    order by ${key.order}`);
  const items = rows.slice(0, limit).map(toListed);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${key.of(last)}.${last.id}` : null };
}

export function toListed(row: Record<string, unknown>): ListedQuestion {
  return {
    id: Number(row.id),
    title: String(row.title),
    slug: String(row.slug),
    topicId: Number(row.topic_id),
    language: String(row.language),
    excerpt: String(row.excerpt),
    answerCount: Number(row.answer_count),
    meToo: Number(row.me_too_count),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
    official: row.official === true,
    shortAnswer: (row.short_answer as string | null) ?? null,
    officialUntil: (row.official_until as string | null) ?? null,
    accepted: row.accepted === true,
    answered: row.answered === true,
    closed: row.closed === true,
    duplicate: row.duplicate === true,
    needsInfo: row.needs_info === true,
    escalated: row.escalated === true,
  };
}

/** The key a page begins after; nonsense begins at the start. */
function parseAfter(after: string | null | undefined): { value: string; id: number } | null {
  const match = /^([\dT:.Z-]{1,40})\.(\d{1,15})$/.exec(after ?? '');
  if (!match?.[1] || !match[2]) return null;
  const valid = /^\d{1,9}$/.test(match[1]) || !Number.isNaN(Date.parse(match[1]));
  return valid ? { value: match[1], id: Number(match[2]) } : null;
}

export function isSort(value: string | null): value is Sort {
  return sorts.includes(value as Sort);
}
