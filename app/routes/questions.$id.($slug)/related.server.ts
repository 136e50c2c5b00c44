import { LRUCache } from 'lru-cache';
import { searchQuestions } from '~/features/search/search.queries.server';
import type { Related } from './thread-aside';

const held = new LRUCache<number, Promise<Related[]>>({ max: 5000, ttl: 300_000 });

/**
 * Questions of the same topic that are most like this one, remembered for five minutes: they change slowly and are the same for
 * everybody.
 */
export function relatedTo(question: { id: number; title: string; topicId: number }): Promise<Related[]> {
  const known = held.get(question.id);
  if (known) return known;
  const fresh = searchQuestions({ q: question.title, topicId: question.topicId, limit: 6 }).then(({ items }) =>
    items
      .filter(({ id }) => id !== question.id)
      .slice(0, 5)
      .map(({ id, slug, title, language, official, answerCount }) => ({
        id,
        slug,
        title,
        language,
        official,
        answerCount,
      })),
  );
  held.set(question.id, fresh);
  fresh.catch(() => held.delete(question.id));
  return fresh;
}
