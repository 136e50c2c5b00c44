import type { Lang } from '~/platform/actor';
import { now } from '~/platform/clock';
import { sql } from '~db/client';
import { anyOf, bm25, budget, phraseOf, termWeight, tiers } from './search-plan.server';
import { type SearchTerms, searchTerms } from './search-terms.server';
import { searchStatistics } from './vocabulary.server';

export type SearchHit = {
  id: number;
  title: string;
  slug: string;
  language: Lang;
  topicId: number;
  /** The short official answer, when there is one at this moment. */
  shortAnswer: string | null;
  official: boolean;
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

/** Of the candidates, those whose titles and official standing are looked at. */
const RERANKED = 100;
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
  const found = tiers(terms, statistics.documents);
  if (found.length === 0) return { items: [], next: null };
  const markers = [
    ...(input.topicId ? [`'#t${input.topicId}'`] : []),
    ...(input.agencyId ? [`'#a${input.agencyId}'`] : []),
    ...(input.official ? [`'#official'`] : []),
  ];
  const filtered = found.map((tier) => [...markers, `(${tier})`].join(' & '));
  const rows = await candidates(filtered, { terms, phrases }, statistics, title, input.official ?? null);
  const all = terms.reduce((sum, term) => sum + termWeight(term, statistics.documents), 0);
  const hits = rows
    .map((row) => ({ ...row, score: Math.round(row.score * 1e4) / 1e4, fit: row.rank / all }))
    .sort((a, b) => b.score - a.score || b.id - a.id);
  return page(hits, input);
}

/** One round trip: every tier as far as it is needed, the rank of BM25F, and for the best ones what is shown of them. */
async function candidates(
  queries: readonly string[],
  { terms, phrases }: SearchTerms,
  { documents, averageLength }: { documents: number; averageLength: number },
  title: string,
  official: boolean | null,
): Promise<(Omit<SearchHit, 'fit'> & { rank: number })[]> {
  const k = bm25.k1 / bm25.title;
  const at = now();
  const rows = await sql<(Omit<SearchHit, 'id' | 'topicId' | 'fit'> & { id: string; topicId: string; rank: number })[]>`
    select q.id, q.title, q.slug, q.language, q.topic_id as "topicId", q.answer_count as "answerCount", q.me_too_count as "meToo",
           q.created_at as "createdAt", v.short_answer as "shortAnswer", v.id is not null as official, b.score as rank,
           (b.score + n.near) * (1 + similarity(folded(q.title), folded(${title.slice(0, 300)})))
             * case when v.id is null then 1 else ${OFFICIAL_BOOST}::float8 end as score
      from (select * from search_candidates(
              ${list(queries)}::tsquery[], ${budget.perTier(documents)}, ${budget.candidates(queries)},
              ${list(terms.map(anyOf))}::tsquery[], ${terms.map((t) => termWeight(t, documents))}::float4[],
              ${fieldWeights}::float4[], ${k * (1 - bm25.b)}, ${(k * bm25.b) / averageLength})
             order by score desc, question_id desc limit ${RERANKED}) b
      join questions q on q.id = b.question_id and q.visibility = 'public'
      cross join lateral (
        select coalesce(sum(u.weight), 0) as near
          from search_documents d, unnest(${list(phrases.map(phraseOf))}::tsquery[], ${phrases.map((p) => near(p, documents))}::float4[]) u(phrase, weight)
         where d.question_id = b.question_id and d.vector @@ u.phrase) n
      left join lateral (
        select ov.id, ov.short_answer from verifications ov join answers oa on oa.id = ov.answer_id
         where ov.question_id = q.id and ov.state = 'current' and ov.valid_until > ${at}
           and ov.revision_id = oa.revision_id and oa.visibility = 'public'
         order by ov.verified_at desc limit 1) v on true
     where ${official === null ? sql`true` : sql`(v.id is not null) = ${official}`}`;
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

/** `after` is "<score>.<id>" of the last hit, packed: the same ranking is cut where the page before ended. */
function page(hits: SearchHit[], { after, limit = 20 }: SearchInput): SearchResult {
  const [score, id] = unpack(after);
  const start = score === null ? 0 : hits.findIndex((h) => h.score < score || (h.score === score && h.id < id));
  const items = start < 0 ? [] : hits.slice(start, start + limit);
  const last = items.at(-1);
  const more = last !== undefined && hits.length > start + limit;
  return { items, next: more ? Buffer.from(`${last.score}:${last.id}`).toString('base64url') : null };
}

function unpack(after: string | null | undefined): [number, number] | [null, 0] {
  const match = /^(\d+(?:\.\d+)?):(\d+)$/.exec(Buffer.from(after ?? '', 'base64url').toString());
  return match ? [Number(match[1]), Number(match[2])] : [null, 0];
}
