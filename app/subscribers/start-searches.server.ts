import { flushSearches } from '~/features/search/record-search.server';

/** What was searched for is written a little later: at the end, what still waits. */
export default async function startSearches(): Promise<() => Promise<void>> {
  return flushSearches;
}
