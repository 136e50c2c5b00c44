import { type SQL, sql } from 'drizzle-orm';
import { getDirectory } from '~/features/directory/directory.server';
import { isEscalated } from '~/features/escalations/is-escalated';
import { canSee } from '~/features/questions/question.policy';
import { resolutionOf } from '~/features/questions/resolution';
import { officialQuestion } from '~/features/verification/verification.queries.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import type { Sort } from './question-list.queries.server';

export type ApiPerson = { handle: string; name: string } | null;
export type ApiQuestion = Awaited<ReturnType<typeof readQuestion>>;

export const resolutions = ['open', 'needs_info', 'answered', 'resolved', 'duplicate', 'closed'] as const;
type Resolution = (typeof resolutions)[number];

export type QuestionFilter = {
  topicId?: number | undefined;
  agencyTopicIds?: readonly number[] | undefined;
  resolution?: Resolution | undefined;
  official?: boolean | undefined;
  sort: Sort;
  after?: string | undefined;
  limit: number;
};

const isDuplicate = sql`exists (select 1 from question_duplicates d where d.question_id = q.id and d.undone_at is null)`;
const isOfficial = (at: Date) => officialQuestion(sql`q.id`, at);

/** Everything a Question of the API is made of; `q` is the question, whichever rows it stands for. */
const columns = (
  at: Date,
) => sql`q.id, q.title, q.slug, q.topic_id, q.asker_id, q.asker_withheld, q.tags, q.language, q.visibility, q.score,
  q.accepted_answer_id, q.me_too_count, q.answer_count, q.created_at, q.updated_at, q.closed_at, q.needs_info_at, q.first_answered_at,
  r.body_markdown, r.body_html, p.handle, p.name, ${isOfficial(at)} as official, ${isDuplicate} as duplicate, ${isEscalated} as escalated`;
const joins = sql`join question_revisions r on r.id = q.revision_id join people p on p.id = q.asker_id`;

/** One question for the API, with who asked; NotFound also when it is not for the actor. */
export async function readQuestion(actor: Actor, id: number) {
  const [row] = await db.execute(sql`select ${columns(now())} from questions q ${joins} where q.id = ${id}`);
  if (!row) throw new NotFound();
  const facts = {
    askerId: Number(row.asker_id),
    visibility: String(row.visibility),
    closedAt: row.closed_at as Date | null,
  };
  if (!canSee(actor, facts)) throw new NotFound();
  return toQuestion(row, await getDirectory());
}

/** Who asked, and whether they withheld their name: what naming the authors of a thread depends on. */
export async function askerOf(questionId: number): Promise<{ askerId: number; askerWithheld: boolean }> {
  const [row] = await db.execute(sql`select asker_id, asker_withheld from questions where id = ${questionId}`);
  if (!row) throw new NotFound();
  return { askerId: Number(row.asker_id), askerWithheld: row.asker_withheld === true };
}

const keyColumns = {
  newest: { column: sql`q.created_at`, cast: sql`timestamptz` },
  active: { column: sql`q.updated_at`, cast: sql`timestamptz` },
  popular: { column: sql`q.me_too_count`, cast: sql`int` },
  unanswered: { column: sql`q.created_at`, cast: sql`timestamptz` },
} as const satisfies Record<Sort, unknown>;

/** A page of public questions by key, in one round trip: first the page's rows, then the facts of those alone. */
export async function listApiQuestions(filter: QuestionFilter) {
  const at = now();
  const { column, cast } = keyColumns[filter.sort];
  const from = keyOf(filter.after);
  const conditions = [
    sql`q.visibility = 'public'`,
    filter.topicId === undefined ? null : sql`q.topic_id = ${filter.topicId}`,
    filter.agencyTopicIds === undefined
      ? null
      : sql`q.topic_id = any(${`{${filter.agencyTopicIds.join(',')}}`}::bigint[])`,
    filter.resolution === undefined ? null : resolvedAs(filter.resolution, at),
    filter.official === undefined ? null : sql`${isOfficial(at)} = ${filter.official}`,
    filter.sort === 'unanswered'
      ? sql`q.first_answered_at is null and q.closed_at is null and q.answer_count = 0`
      : null,
    from && sql`(${column}, q.id) < (${from.value}::${cast}, ${from.id}::bigint)`,
  ].filter((condition): condition is SQL => condition !== null);
  const rows = await db.execute(sql`
    with page as materialized (
      select q.* from questions q where ${sql.join(conditions, sql` and `)}
       order by ${column} desc, q.id desc limit ${filter.limit + 1})
    select ${columns(at)}, ${column}::text as key from page q ${joins} order by ${column} desc, q.id desc`);
  const directory = await getDirectory();
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toQuestion(row, directory)),
    next: rows.length > filter.limit && last ? Buffer.from(`${last.key}|${last.id}`).toString('base64url') : null,
  };
}

/** `resolutionOf` in SQL: what was set by hand goes before what follows from the facts. */
function resolvedAs(resolution: Resolution, at: Date): SQL {
  const settled = sql`(q.accepted_answer_id is not null or ${isOfficial(at)})`;
  const live = sql`q.closed_at is null and not ${isDuplicate}`;
  switch (resolution) {
    case 'duplicate':
      return isDuplicate;
    case 'closed':
      return sql`(q.closed_at is not null and not ${isDuplicate})`;
    case 'resolved':
      return sql`(${live} and ${settled})`;
    case 'needs_info':
      return sql`(${live} and not ${settled} and q.needs_info_at is not null)`;
    default: {
      const answered = resolution === 'answered' ? sql`is not null` : sql`is null`;
      return sql`(${live} and not ${settled} and q.needs_info_at is null and q.first_answered_at ${answered})`;
    }
  }
}

function keyOf(after: string | undefined): { value: string; id: number } | null {
  const match = /^([\d :.+-]{1,40})\|(\d{1,15})$/.exec(Buffer.from(after ?? '', 'base64url').toString());
  if (!match?.[1] || !match[2]) return null;
  const readable = /^\d{1,9}$/.test(match[1]) || !Number.isNaN(Date.parse(match[1].replace(/([+-]\d\d)$/, '$1:00')));
  return readable ? { value: match[1], id: Number(match[2]) } : null;
}

type Directory = Awaited<ReturnType<typeof getDirectory>>;

function toQuestion(row: Record<string, unknown>, directory: Directory) {
  const topic = directory.topic(Number(row.topic_id));
  const id = Number(row.id);
  return {
    id,
    title: String(row.title),
    slug: String(row.slug),
    url: questionUrl({ id, slug: String(row.slug) }),
    bodyMarkdown: String(row.body_markdown),
    bodyHtml: String(row.body_html),
    topic: topic?.slug ?? '',
    agency: topic ? (directory.agency(topic.agencyId)?.slug ?? '') : '',
    tags: row.tags as string[],
    language: String(row.language),
    // A withheld name is withheld from everybody, staff too.
    asker: row.asker_withheld === true ? null : { handle: String(row.handle), name: String(row.name) },
    visibility: String(row.visibility),
    resolution: resolutionOf({
      closed: row.closed_at !== null,
      duplicate: row.duplicate === true,
      needsInfo: row.needs_info_at !== null,
      accepted: row.accepted_answer_id !== null,
      official: row.official === true,
      answered: row.first_answered_at !== null,
    }),
    official: row.official === true,
    escalated: row.escalated === true,
    acceptedAnswerId: row.accepted_answer_id === null ? null : Number(row.accepted_answer_id),
    score: Number(row.score),
    meToo: Number(row.me_too_count),
    answerCount: Number(row.answer_count),
    createdAt: new Date(row.created_at as string).toISOString(),
    updatedAt: new Date(row.updated_at as string).toISOString(),
  };
}

/** A question's permanent address. */
export function questionUrl({ id, slug }: { id: number; slug: string }): string {
  return `${env().publicUrl}/questions/${id}/${slug}`;
}
