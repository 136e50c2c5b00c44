import { type Actor, isPerson, type Lang } from '~/platform/actor';
import { addressKey } from '~/platform/limits/address-key';
import { consume } from '~/platform/limits/limits.server';
import { recordSearch } from './record-search.server';
import { type SearchInput, type SearchResult, searchQuestions } from './search.queries.server';

/** Who searches: callers without an account are counted by address. */
export type Searcher = { actor: Actor; address: string };

/** A search by a program. Throws RateLimited. */
export function searchForProgram(input: SearchInput, searcher: Searcher): Promise<SearchResult> {
  return searchAsked(input, searcher, 'api');
}

/** A search on the page. Throws RateLimited. */
export function searchForReader(input: SearchInput & { lang: Lang }, searcher: Searcher): Promise<SearchResult> {
  return searchAsked(input, searcher, 'web');
}

async function searchAsked(input: SearchInput, { actor, address }: Searcher, channel: 'web' | 'api') {
  if (!isPerson(actor)) await consume('searchAnonymous', addressKey(address));
  const result = await searchQuestions(input);
  // Further pages are the same search.
  if (!input.after) recordSearch(input, result, channel);
  return result;
}
