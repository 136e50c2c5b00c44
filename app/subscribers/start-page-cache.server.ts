import { onMissedEvents } from '~/platform/broadcast.server';
import { pageCache } from '~/platform/cache/shared-page-cache.server';
import { onEvent } from '~/platform/events.server';
import { tagsOf } from './page-tags';

/** Cached pages go when an event changes what they show; all of them when events may have been missed. */
export default async function startPageCache(): Promise<() => Promise<void>> {
  const cache = pageCache();
  const stops = [
    onEvent((event) => {
      const tags = tagsOf(event);
      if (tags.length > 0) cache.drop(tags);
    }),
    onMissedEvents(cache.clear),
  ];
  return async () => {
    for (const stop of stops) stop();
  };
}
