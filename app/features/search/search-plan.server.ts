import { createHash } from 'node:crypto';
import type { SearchTerm } from './search-terms.server';

/** Constants of BM25F, tuned on the development sets of govuk_pages and stackfaq. */
export const bm25 = { k1: 2.5, b: 0.55, title: 3, near: 0.1 } as const;

/** A forum up to this size is ranked whole. */
const small = 1000;

/** What a search costs at most, however many questions there are. */
export const budget = {
  /** Documents that one tier brings in, and after how many no further tier is asked. */
  perTier: (documents: number) => (documents <= small ? small : 120),
  candidates: (query: readonly string[]) => (query.length > 3 ? 250 : 60),
} as const;

/** Documents with a rare word are all brought in, as far as they are no more than these together. */
const mostRare = 350;

/** Entries of one word's list in the index that a query of several words may walk. */
const mostWalked = 2000;
/** Words that, if rare enough, lead a query of their own: that word and any other. */
const leading = 3;
/** Words whose pairs are looked for in titles. */
const paired = 5;

const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** A term as a tsquery: any of its stems. */
export const anyOf = (term: Pick<SearchTerm, 'lexemes'>) => `(${term.lexemes.map(quoted).join(' | ')})`;

/** Two words one after the other, or with one between them. */
export const phraseOf = ([a, b]: readonly [Pick<SearchTerm, 'lexemes'>, Pick<SearchTerm, 'lexemes'>]) =>
  `(${anyOf(a)} <-> ${anyOf(b)}) | (${anyOf(a)} <2> ${anyOf(b)})`;

/** Rarity of a term: idf as BM25 has it, times what it counts for in the question. */
export function termWeight(term: SearchTerm, documents: number): number {
  const holding = Math.max(0.5, term.share * documents);
  return term.weight * Math.log(1 + (documents - Math.min(holding, documents) + 0.5) / (holding + 0.5));
}

/**
 * Queries that together find the best candidates at a bounded cost. The index walks the list of a query's rarest word, so words that
 * are common throughout a large forum may not lead. Titles that share two words of the question come first; then documents with all its
 * words, with a rare one and another, with one of the rarest. Without a rare word: titles with one of the words, and only when there are
 * none, any text. A small forum is simply asked for any word.
 */
export function tiers(terms: readonly SearchTerm[], documents: number): string[] {
  if (terms.length === 0) return [];
  if (documents <= small) return [either(terms)];
  const held = (term: SearchTerm) => term.share * documents;
  const rarest = [...terms].sort((a, b) => a.share - b.share);
  const leaders = terms.filter((term) => held(term) <= mostWalked).slice(0, leading);
  const pairs = titlePairs(terms.slice(0, paired));
  const first = pairs === '' ? [] : [pairs];
  if (leaders.length === 0) return [...first, titleWords(rarest.slice(0, 2)), either(rarest.slice(0, 1))];
  const few = rarest.filter(
    (_, i) => i === 0 || rarest.slice(0, i + 1).reduce((sum, t) => sum + held(t), 0) <= mostRare,
  );
  const others = (leader: SearchTerm) => either(terms.filter((t) => t !== leader).slice(0, 5));
  return [
    ...first,
    terms.slice(0, 6).map(anyOf).join(' & '),
    ...(terms.length > 1 ? leaders.map((leader) => `${anyOf(leader)} & (${others(leader)})`) : []),
    titleWords(few),
    either(few),
  ];
}

const either = (terms: readonly SearchTerm[]) => terms.map(anyOf).join(' | ');

/** Titles with any of these words: for each word of a title the document has that word with a mark. */
const titleWords = (terms: readonly SearchTerm[]) =>
  terms.flatMap((term) => term.lexemes.map((lexeme) => quoted(`#w${lexeme}`))).join(' | ');

/** Titles with any two of these words, by the pairs that `search_pair` makes. */
function titlePairs(terms: readonly SearchTerm[]): string {
  const pairs = terms.flatMap((a, i) =>
    terms.slice(i + 1).flatMap((b) => a.lexemes.flatMap((x) => b.lexemes.map((y) => quoted(titlePair(x, y))))),
  );
  return [...new Set(pairs)].slice(0, 60).join(' | ');
}

/** `search_pair` of the database. */
export function titlePair(a: string, b: string): string {
  const [less, greater] = Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0 ? [a, b] : [b, a];
  return `#p${createHash('md5').update(`${less} ${greater}`).digest('hex').slice(0, 5)}`;
}
