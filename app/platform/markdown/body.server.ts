import { Invalid } from '../errors';
import { cleanText, contentHash, renderMarkdown } from './render.server';

/** A text as it is stored: the Markdown, the HTML rendered from it once, and the SHA-256 of the Markdown. */
export type Body = { markdown: string; html: string; hash: string };

export const bodyLimit = 30 * 1024;

/**
 * Cleans, measures and renders what somebody typed. Call it before the transaction: rendering takes its time in a worker thread
 * and must hold no lock. Throws Invalid on `field` when it is empty (unless `mayBeEmpty`), over 30 KB, or too complex.
 */
export async function toBody(text: string, field = 'body', mayBeEmpty = false): Promise<Body> {
  const markdown = cleanText(text).trim();
  if (markdown === '' && !mayBeEmpty) throw new Invalid({ [field]: 'Please write something here.' });
  if (Buffer.byteLength(markdown) > bodyLimit)
    throw new Invalid({ [field]: 'This text is too long. Please keep it under 30,000 characters.' });
  return { markdown, html: await renderMarkdown(markdown), hash: contentHash(markdown) };
}
