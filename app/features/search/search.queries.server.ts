import type { Lang } from '~/platform/actor';
import { now } from '~/platform/clock';
import { sql } from '~db/client';
import { anyOf, bm25, budget, lastResort, phraseOf, termWeight, tiers } from './search-plan.server';
import { type SearchTerms, searchTerms } from './search-terms.server';
import { type SearchStatistics, searchStatistics } from './vocabulary.server';

export type SearchHit = {
  id: number;
  title: string;
  slug: string;
  language: Lang;
  topicId: number;
  /** The short official answer, when there is one at this moment. */
  shortAnswer: string | null;
  official: boolean;
  officialUntil: Date | null;
  answerCount: number;
  meToo: number;
  createdAt: Date;
  score: number;
  /** How much of what was asked for is there: 0 nothing, near 1 all of it, in the title. */
  fit: number;
};

export type SearchInput = {
  q: string;
  topicId?: number | null | undefined;
  agencyId?: number | null | undefined;
  official?: boolean | null | undefined;
  /** Of the page: decides which words say nothing when the query itself does not. */
  lang?: Lang | undefined;
  limit?: number | undefined;
  /** The `next` of the page before. */
  after?: string | null | undefined;
};

export type SearchResult = { items: SearchHit[]; next: string | null };

/** An official answer goes before a slightly better match, not before a much better one. */
const OFFICIAL_BOOST = 1.2;

/** Public questions that fit the words, best first, official answers before others of about the same fit. Nothing private is read. */
export function searchQuestions(input: SearchInput): Promise<SearchResult> {
  return find(input.q, '', input);
}

/** Questions like the one being written: its title counts most. */
export function similarQuestions(input: {
  title: string;
  body?: string | undefined;
  lang?: Lang | undefined;
  limit?: number | undefined;
}): Promise<SearchResult> {
  return find(input.title, input.body ?? '', { ...input, q: input.title, limit: input.limit ?? 5 });
}

async function find(title: string, body: string, input: SearchInput): Promise<SearchResult> {
  const [statistics, { terms, phrases }] = await Promise.all([
    searchStatistics(),
    searchTerms(title, body, input.lang ?? 'en'),
  ]);
  const found = tiers(terms, statistics);
  if (found.length === 0) return { items: [], next: null };
  const markers = [
    ...(input.topicId ? [`'#t${input.topicId}'`] : []),
    ...(input.agencyId ? [`'#a${input.agencyId}'`] : []),
    ...(input.official ? [`'#official'`] : []),
  ];
  const filtered = [...found, lastResort(terms)].map((tier) => [...markers, `(${tier})`].join(' & '));
  const limit = input.limit ?? 20;
  const rows = await best(filtered, { terms, phrases }, statistics, { ...input, q: title, limit: limit + 1 });
  const all = terms.reduce((sum, term) => sum + termWeight(term, statistics.documents), 0);
  const items = rows.slice(0, limit).map(({ rank, ...row }) => ({ ...row, fit: rank / all }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? Buffer.from(`${last.score}:${last.id}`).toString('base64url') : null };
}

/** One round trip: the candidates of every tier as far as it is needed, ranked, and of the best ones what is shown. */
async function best(
  queries: readonly string[],
  { terms, phrases }: SearchTerms,
  { documents, averageLength }: SearchStatistics,
  { q, official, after, limit }: SearchInput & { limit: number },
): Promise<(Omit<SearchHit, 'fit'> & { rank: number })[]> {
  const k = bm25.k1 / bm25.title;
  const [score, id] = unpack(after);
  const rows = await sql<(Omit<SearchHit, 'id' | 'topicId' | 'fit'> & { id: string; topicId: string; rank: number })[]>`
    select q.id, q.title, q.slug, q.language, q.topic_id as "topicId", q.answer_count as "answerCount", q.me_too_count as "meToo",
           q.created_at as "createdAt", v.short_answer as "shortAnswer", v.id is not null as official, v.valid_until as "officialUntil", f.rank, f.score
      from find_questions(
             ${list(queries)}::tsquery[], ${budget.perTier(documents)}, ${budget.candidates(terms.length)},
             ${list(terms.map(anyOf))}::tsquery[], ${terms.map((t) => termWeight(t, documents))}::float4[],
             ${fieldWeights}::float4[], ${k * (1 - bm25.b)}, ${(k * bm25.b) / averageLength},
             ${list(phrases.map(phraseOf))}::tsquery[], ${phrases.map((p) => near(p, documents))}::float4[],
             ${q.slice(0, 300)}, ${official ?? null}::boolean, ${OFFICIAL_BOOST}, ${now()}, ${score}::float8, ${id}::bigint, ${limit}) f
      join questions q on q.id = f.question_id
      left join verifications v on v.id = f.verification_id
     order by f.score desc, q.id desc`;
  return rows.map((row) => ({ ...row, id: Number(row.id), topicId: Number(row.topicId) }));
}

/** Field weights from D to A, as PostgreSQL wants them: none above 1, so the title's is 1. */
const fieldWeights = [1 / bm25.title, 1 / bm25.title, 1.5 / bm25.title, 1];

/** An array of texts as PostgreSQL writes one; the driver does not know arrays of tsquery. */
const list = (texts: readonly string[]) =>
  `{${texts.map((text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;

/** What two words count for when they stand together in the document as they do in the question. */
const near = ([a, b]: SearchTerms['phrases'][number], documents: number) =>
  bm25.near * (termWeight(a, documents) + termWeight(b, documents));

/** `after` is "<score>:<id>" of the last hit, packed: the same ranking is cut where the page before ended. */
function unpack(after: string | null | undefined): [number, number] | [null, null] {
  const match = /^(\d{1,15}(?:\.\d{1,10})?):(\d{1,15})$/.exec(Buffer.from(after ?? '', 'base64url').toString());
  return match ? [Number(match[1]), Number(match[2])] : [null, null];
}
