import type { Lang } from '~/platform/actor';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';
import { textParts } from './plain-language/text-parts';

const longest = 320;

/** The first whole sentences of a text that fit a short answer; where not even one fits, its first words. */
export function suggestShortAnswer(markdown: string, lang: Lang): string {
  let suggested = '';
  for (const sentence of textParts(markdown, lang).sentences) {
    const next = suggested === '' ? sentence : `${suggested} ${sentence}`;
    if (next.length > longest) break;
    suggested = next;
  }
  return suggested || plainExcerpt(markdown, longest);
}
