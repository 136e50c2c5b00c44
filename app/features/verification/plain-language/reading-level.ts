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
 * How many years of school a text asks for. English: Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers, Chissom 1975),
 * 0.39 · words/sentence + 11.8 · syllables/word − 15.59. Spanish: Crawford (1989), −0.205 · sentences per 100 words
 * + 0.049 · syllables per 100 words − 3.407. Never below 0.
 */
export function readingLevel(markdown: string, lang: Lang): ReadingLevel {
  const parts = textParts(markdown, lang);
  const all = parts.words.flat();
  const count = lang === 'es' ? syllablesInSpanish : syllablesInEnglish;
  // A figure is read as one thing: 1 syllable, or the numbers of forms and telephones would decide.
  const syllables = all.reduce((sum, word) => sum + (/\p{N}/u.test(word) ? 1 : Math.max(1, count(word))), 0);
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
