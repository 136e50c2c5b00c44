import { type Directory, nameIn } from '~/features/directory/directory.server';
import type { Lang } from '~/platform/actor';
import type { ShownQuestion } from './question-list';
import type { ListedQuestion } from './question-list.queries.server';

/** Adds each question's topic in the reader's language. */
export function withTopics(items: readonly ListedQuestion[], directory: Directory, lang: Lang): ShownQuestion[] {
  return items.map((q) => {
    const topic = directory.topic(q.topicId);
    return { ...q, topic: topic ? { slug: topic.slug, name: nameIn(lang, topic) } : null };
  });
}
