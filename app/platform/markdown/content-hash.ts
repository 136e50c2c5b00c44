import { createHash } from 'node:crypto';

/** SHA-256 of the Markdown (UTF-8) in 64 lower-case hex digits: what a verification names and what edits change. */
export function contentHash(markdown: string): string {
  return createHash('sha256').update(markdown, 'utf8').digest('hex');
}
