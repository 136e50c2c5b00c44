import { db } from '~db/client';
import { indexQuestions } from './index-questions.server';
import { refreshVocabularyIfGrown } from './vocabulary.server';

/** Names of events after which a question's words, place or official standing may be others than before. */
const changes =
  /^(question\.(asked|edited|hidden|restored|limited|published|moved|approved|redacted|reviewed)|answer\.(posted|edited|accepted|unaccepted|hidden|restored|published|approved|verified|redacted)|verification\..+|flag\.(upheld|undone))$/;

export const changesSearch = (eventType: string) => changes.test(eventType);

/**
 * The durable reaction to an event: writes the question's search document anew. Not part of the command's transaction, so that
 * nobody waits for it; search reads visibility and official standing from the rows themselves, so the delay shows nothing wrong.
 * Safe to repeat, and of two at once the later reads what the earlier wrote.
 */
export async function keepQuestionIndexed(event: { type: string; questionId: number | null }): Promise<void> {
  const { type, questionId } = event;
  if (questionId === null || !changesSearch(type)) return;
  await indexQuestions(db, [questionId]);
  if (type === 'question.asked') await refreshVocabularyIfGrown(false);
}
