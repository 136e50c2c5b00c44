import { forgetThreadPosts } from '~/features/channels/thread-posts.server';
import { onMissedEvents } from '~/platform/broadcast.server';
import { pageCache } from '~/platform/cache/shared-page-cache.server';
import { onEvent } from '~/platform/events.server';
import { tagsOf } from './page-tags';

/**
 * Cached pages go when an event changes what they show, and the posts threads share when one changes what stands on every page; all of
 * them when events may have been missed.
 */
export default async function startPageCache(): Promise<() => Promise<void>> {
  const cache = pageCache();
  const stops = [
    onEvent((event) => {
      const tags = tagsOf(event);
      if (tags.length > 0) cache.drop(tags);
      if (tags.includes('site')) forgetThreadPosts();
    }),
    onMissedEvents(cache.clear),
    onMissedEvents(forgetThreadPosts),
  ];
  return async () => {
    for (const stop of stops) stop();
  };
}
