import { now } from '~/platform/clock';
import { log } from '~/platform/log.server';
import { findPersonalData } from '~/platform/text/personal-data';
import { db } from '~db/client';
import { searches } from '~db/schema';
import type { SearchInput, SearchResult } from './search.queries.server';

const FLUSH_AFTER_MS = 2_000;
const FLUSH_AT = 100;

let waiting: (typeof searches.$inferInsert)[] = [];
let timer: NodeJS.Timeout | null = null;

/** Notes what was looked for and how much was found; written a little later, many at once, so that nobody waits for it. */
export function recordSearch(input: SearchInput, found: SearchResult, channel: 'web' | 'api'): void {
  const query = input.q.trim().replace(/\s+/g, ' ').slice(0, 300);
  if (!query || waiting.length >= 10 * FLUSH_AT) return;
  waiting.push({
    // What people looked for is kept for everybody's figures; numbers and addresses that name somebody are not.
    query: withoutPersonalData(query),
    language: input.lang ?? 'en',
    channel,
    topicId: input.topicId ?? null,
    agencyId: input.agencyId ?? null,
    results: found.items.length,
    officialResults: found.items.filter((hit) => hit.official).length,
    searchedAt: now(),
  });
  if (waiting.length >= FLUSH_AT) void flushSearches();
  timer ??= setTimeout(() => void flushSearches(), FLUSH_AFTER_MS).unref();
}

/** Writes what is waiting; at the end of the process too. Never throws. */
export async function flushSearches(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  const rows = waiting;
  waiting = [];
  if (rows.length === 0) return;
  try {
    await db.insert(searches).values(rows);
  } catch (error) {
    log.warn({ err: error, lost: rows.length }, 'searches were not recorded');
  }
}

function withoutPersonalData(text: string): string {
  return findPersonalData(text)
    .reverse()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}…${rest.slice(end)}`, text);
}
