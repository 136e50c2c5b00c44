import { z } from 'zod';
import { questionUrl } from '~/features/channels/api-questions.queries.server';
import { getDirectory } from '~/features/directory/directory.server';
import { type SearchResult, similarQuestions } from '~/features/search/search.queries.server';
import { searchForProgram } from '~/features/search/search-door.server';
import { endpoint } from './endpoint';
import { Hit, pageOf } from './shapes';
import { After, Flag, Limit, Slug } from './values';

const SearchQuery = z.object({
  q: z.string({ error: 'Say what to look for.' }).max(2000).default(''),
  topic: Slug.optional(),
  agency: Slug.optional(),
  official: Flag.optional(),
  after: After.optional(),
  limit: Limit.default(20),
});

const SimilarQuery = z.object({
  title: z.string().max(2000).default(''),
  body: z.string().max(30_000).default(''),
  limit: Limit.default(10),
});

export const searchEndpoints = [
  endpoint(
    'GET',
    '/search',
    { summary: 'Search public questions, best first', auth: 'public', query: SearchQuery, result: pageOf(Hit) },
    async ({ actor, address, query: { topic, agency, ...query } }) => {
      const directory = await getDirectory();
      const topicId = topic === undefined ? undefined : directory.topicBySlug(topic)?.id;
      const agencyId = agency === undefined ? undefined : directory.agencyBySlug(agency)?.id;
      if ((topic !== undefined && !topicId) || (agency !== undefined && !agencyId)) return { items: [], next: null };
      return hits(await searchForProgram({ ...query, topicId, agencyId }, { actor, address }));
    },
  ),
  endpoint(
    'GET',
    '/similar',
    { summary: 'Questions like the one being written', auth: 'public', query: SimilarQuery, result: pageOf(Hit) },
    async ({ query }) => hits(await similarQuestions(query)),
  ),
];

function hits({ items, next }: SearchResult) {
  return {
    items: items.map((hit) => ({
      id: hit.id,
      title: hit.title,
      url: questionUrl(hit),
      shortAnswer: hit.shortAnswer,
      score: hit.score,
      official: hit.official,
    })),
    next,
  };
}
