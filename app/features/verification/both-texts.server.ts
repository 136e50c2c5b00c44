import { Conflict } from '~/platform/errors';
import { newestText, revisionText } from './verifying.queries.server';

/** Whoever lost to an edit sees both texts: the one they read and the one that stands there now come with the refusal. */
export async function withBothTexts(refused: unknown, answerId: number): Promise<unknown> {
  if (!(refused instanceof Conflict) || refused.code !== 'text_changed') return refused;
  const yours = String(refused.detail.yours ?? '');
  const [text, newest] = await Promise.all([revisionText(answerId, yours), newestText(answerId)]);
  return new Conflict(refused.message, { ...refused.detail, yourText: text, newestText: newest }, refused.code);
}
