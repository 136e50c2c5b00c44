import { LRUCache } from 'lru-cache';
import { similarQuestions } from '~/features/search/search.queries.server';
import type { Related } from './thread-aside';

const held = new LRUCache<number, Promise<Related[]>>({ max: 5000, ttl: 300_000 });

/** Questions like this one, remembered for five minutes: they change slowly and are the same for everybody. */
export function relatedTo(question: { id: number; title: string }): Promise<Related[]> {
  const known = held.get(question.id);
  if (known) return known;
  const fresh = similarQuestions({ title: question.title, limit: 6 }).then(({ items }) =>
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
