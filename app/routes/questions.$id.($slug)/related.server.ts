import { LRUCache } from 'lru-cache';
import { searchQuestions } from '~/features/search/search.queries.server';
import { onMissedEvents } from '~/platform/broadcast.server';
import { clockOffset, now } from '~/platform/clock';
import { onEvent } from '~/platform/events.server';
import type { Related } from './thread-aside';

type Held = { related: Promise<Related[]>; ids: number[]; began: number; until: number; offset: number };

const held = new LRUCache<number, Held>({ max: 5000, ttl: 300_000 });
/** Which questions have changed since, in the order in which that was heard. */
const changed = new LRUCache<number, number>({ max: 20_000 });
let heard = 0;

onEvent(({ type, questionId }) => {
  if (questionId !== null && /^(question|verification|answer)\./.test(type)) changed.set(questionId, ++heard);
});
onMissedEvents(() => held.clear());

/**
 * Questions of the same topic that are most like this one. Which they are changes slowly and is the same for everybody, so it is
 * remembered for five minutes; but no longer than what is said of each of them is true: until one changes, or stops being official.
 */
export function relatedTo(question: { id: number; title: string; topicId: number }): Promise<Related[]> {
  const known = held.get(question.id);
  if (known && isTrue(known)) return known.related;
  const fresh: Held = {
    related: find(question).then((found) => {
      fresh.ids = found.map(({ id }) => id);
      fresh.until = Math.min(...found.map(({ officialUntil }) => officialUntil?.getTime() ?? Number.POSITIVE_INFINITY));
      return found.map(({ officialUntil: _, ...shown }) => shown);
    }),
    ids: [],
    began: heard,
    until: Number.POSITIVE_INFINITY,
    offset: clockOffset(),
  };
  held.set(question.id, fresh);
  fresh.related.catch(() => held.delete(question.id));
  return fresh.related;
}

const isTrue = ({ ids, began, until, offset }: Held) =>
  until > now().getTime() && offset === clockOffset() && ids.every((id) => (changed.get(id) ?? 0) <= began);

async function find({ id, title, topicId }: { id: number; title: string; topicId: number }) {
  const { items } = await searchQuestions({ q: title, topicId, limit: 6 });
  return items
    .filter((one) => one.id !== id)
    .slice(0, 5)
    .map(({ id, slug, title, language, official, officialUntil, answerCount }) => ({
      id,
      slug,
      title,
      language,
      official,
      officialUntil,
      answerCount,
    }));
}
