import type { Lang } from '~/platform/actor';
import { syllablesInEnglish } from './syllables-en';
import { syllablesInSpanish } from './syllables-es';
import { textParts } from './text-parts';

export type ReadingLevel = {
  words: number;
  sentences: number;
  syllables: number;
  /** Years of school a reader needs. Null for texts too short to say. */
  grade: number | null;
};

/** Below this many words a formula says nothing. */
const fewest = 20;

/**
 * How many years of school a text asks for. Words and syllables are counted as Flesch says (How to Write Plain English, 1979, ch. 2): what stands
 * between spaces is one word, hyphenated or not; a word has its syllables as spoken; figures and abbreviations have one. English: Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers, Chissom 1975),
 * 0.39 · words/sentence + 11.8 · syllables/word − 15.59. Spanish: Crawford (1989), −0.205 · sentences per 100 words
 * + 0.049 · syllables per 100 words − 3.407. Never below 0.
 */
export function readingLevel(markdown: string, lang: Lang): ReadingLevel {
  const parts = textParts(markdown, lang);
  const all = parts.words.flat();
  const count = lang === 'es' ? syllablesInSpanish : syllablesInEnglish;
  const syllables = all.reduce((sum, word) => sum + syllablesOf(word, count), 0);
  const [words, sentences] = [all.length, parts.sentences.length];
  const grade = words < fewest ? null : gradeOf({ words, sentences, syllables }, lang);
  return { words, sentences, syllables, grade };
}

/** The formula alone, on counts. */
export function gradeOf(counts: { words: number; sentences: number; syllables: number }, lang: Lang): number {
  const { words, sentences, syllables } = counts;
  const grade =
    lang === 'es'
      ? -0.205 * ((100 * sentences) / words) + 0.049 * ((100 * syllables) / words) - 3.407
      : 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
  return Math.max(0, grade);
}

/** `10-day` has two: one for the figure, one for the word. `TTY`, `5(a)` and `8:30` are one each. */
function syllablesOf(word: string, count: (letters: string) => number): number {
  const parts = word.match(/[\p{L}\p{N}]+(?:['’.,:][\p{L}\p{N}]+)*/gu) ?? [];
  const figures = parts.some((part) => /\p{N}/u.test(part));
  const spoken = parts.filter((part) => !isAbbreviation(part) && !(figures && /\p{N}|^\p{L}$/u.test(part)));
  return Math.max(
    1,
    spoken.reduce((sum, part) => sum + count(part), figures ? 1 : 0),
  );
}

/** Spelled out, not spoken: DMV, U.S, p.m. */
function isAbbreviation(part: string): boolean {
  return /^[B-DF-HJ-NP-TV-XZ]{2,6}$|^\p{L}(?:\.\p{L})+$/u.test(part);
}
