import type { Lang } from '~/platform/actor';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';

export type TextParts = { sentences: string[]; words: string[][] };

/**
 * The sentences of a Markdown text and their words, without markup, addresses and code. A heading or a list entry is a sentence
 * of its own, as it is for the reader.
 */
export function textParts(markdown: string, lang: Lang): TextParts {
  const sentences = blocks(markdown).flatMap((block) => sentencesOf(block, lang));
  const words = sentences.map((sentence) => wordsOf(sentence));
  const kept = sentences.map((_, at) => at).filter((at) => (words[at] ?? []).length > 0);
  return { sentences: kept.map((at) => sentences[at] ?? ''), words: kept.map((at) => words[at] ?? []) };
}

function blocks(markdown: string): string[] {
  const found: string[] = [];
  let open = '';
  const close = () => {
    // The number of an entry is not read as a sentence; a backslash in front of a mark is Markdown's, not the writer's.
    const entry = open.replace(/^\s*(?:\d{1,3}|\p{L})\\?[.)]\s+/u, '').replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
    const plain = plainExcerpt(entry, entry.length + 1)
      .replace(/(?:https?:\/\/|www\.)\S+/g, ' ')
      .replace(/\s+/g, ' ');
    if (plain.trim() !== '') found.push(plain.trim());
    open = '';
  };
  for (const line of markdown.replace(/```[\s\S]*?(?:```|$)/g, '\n').split('\n')) {
    const starts = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|>|\|)/.test(line);
    if (line.trim() === '' || starts) close();
    open += open === '' ? line : ` ${line.trim()}`;
    if (/^\s*#{1,6}\s/.test(line)) close();
  }
  close();
  return found;
}

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
};

/** A segment that ends in an abbreviation or an initial goes on in the next one. */
const goesOn =
  /(?:^|[\s(])(?:(?:\p{Lu}\.)*\p{Lu}|[ap]\.m|e\.g|i\.e|Mr|Mrs|Ms|Dr|St|No|Sr|Sra|Dra|Av|Ud|Uds|núm|pág|etc|vs|approx|Dept|Inc|U\.S)\.\s*$/u;

function sentencesOf(block: string, lang: Lang): string[] {
  const found: string[] = [];
  for (const { segment } of segmenters[lang].segment(block)) {
    const last = found.at(-1);
    if (last !== undefined && goesOn.test(last)) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found.map((sentence) => sentence.trim());
}

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.]\p{L}+)*/gu) ?? [];
}
