import { env } from '../env.server';
import { PageCache } from './page-cache.server';

const held = globalThis as { answerhallPageCache?: PageCache };

/** This process's page cache. */
export function pageCache(): PageCache {
  held.answerhallPageCache ??= new PageCache(env().secure);
  return held.answerhallPageCache;
}
