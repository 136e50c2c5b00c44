import { createHash } from 'node:crypto';
import type { SearchTerm } from './search-terms.server';
import type { SearchStatistics } from './vocabulary.server';

/** Constants of BM25F, tuned on the development sets of govuk_pages and stackfaq. */
export const bm25 = { k1: 2.5, b: 0.55, title: 3, near: 0.1 } as const;

/** A forum up to this size is ranked whole. */
const small = 1000;

/** What a search costs at most, however many questions there are. */
export const budget = {
  /** Documents that one tier brings in, and after how many no further tier is asked: a longer question tells less by each word. */
  perTier: (documents: number) => (documents <= small ? small : 100),
  candidates: (terms: number) => (terms < 3 ? 60 : terms < 7 ? 150 : 250),
} as const;

/** Documents with a rare word are all brought in, as far as they are no more than these together. */
const mostRare = 350;

/** Entries of the index that one tier may walk: the list of its rarest part, or all lists of an alternative. */
const mostWalked = { together: 10_000, alternative: 2000, title: 4000 } as const;
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
 * Queries that together find the best candidates at a bounded cost. The index walks the list of a query's rarest part and only looks the
 * others up, so what is common throughout a large forum may stand beside something rarer, but not alone or as one of several. First come
 * titles with several of the telling words; then documents with all words, with a rare one and another, with one of the rarest. When every
 * word is common: titles with the telling ones. A small forum is simply asked for any word.
 */
export function tiers(
  terms: readonly SearchTerm[],
  statistics: Pick<SearchStatistics, 'documents' | 'marks'>,
): string[] {
  const { documents, marks } = statistics;
  if (terms.length === 0) return [];
  if (documents <= small) return [either(terms)];
  const held = (term: SearchTerm) => term.share * documents;
  const titled = (term: SearchTerm) => documents * sum(term.lexemes.map((lexeme) => marks[`#w${lexeme}`] ?? 0));
  const rarest = [...terms].sort((a, b) => a.share - b.share);
  const leaders = terms.filter((term) => held(term) <= mostWalked.alternative).slice(0, leading);
  const few = rarest.filter((_, i) => i === 0 || sum(rarest.slice(0, i + 1).map(held)) <= mostRare);
  const others = (leader: SearchTerm) => either(terms.filter((t) => t !== leader).slice(0, 5));
  const [first, second] = terms;
  const together = (some: readonly SearchTerm[]) =>
    some.length > 1 && Math.min(...some.map(held)) <= mostWalked.together ? [some.map(anyOf).join(' & ')] : [];
  const alone =
    leaders.length > 0
      ? [titleWords(few), either(few)]
      : [
          titleWords(titled(rarest[0] as SearchTerm) <= mostWalked.title ? rarest.slice(0, 1) : []),
          first && second && titled(first) > 0 ? `(${titleWords([first])}) & ${anyOf(second)}` : '',
        ];
  return [
    ...titlePairs(terms.slice(0, paired), documents, marks),
    ...together(terms.slice(0, 6)),
    ...(terms.length > 3 ? together(terms.slice(0, 3)) : []),
    ...(terms.length > 1 ? leaders.map((leader) => `${anyOf(leader)} & (${others(leader)})`) : []),
    ...(terms.length > 2 ? together(terms.slice(0, 2)) : []),
    ...alone,
  ].filter((tier, i, all) => tier !== '' && all.indexOf(tier) === i);
}

/** What is asked when the tiers have found nothing at all, at whatever it costs: any text with the rarest word. */
export const lastResort = (terms: readonly SearchTerm[]) =>
  either([...terms].sort((a, b) => a.share - b.share).slice(0, 1));

const either = (terms: readonly SearchTerm[]) => terms.map(anyOf).join(' | ');

/** Titles with any of these words: for each word of a title the document has that word with a mark. */
const titleWords = (terms: readonly SearchTerm[]) =>
  terms.flatMap((term) => term.lexemes.map((lexeme) => quoted(`#w${lexeme}`))).join(' | ');

/**
 * Titles with several of these words. The two that say most with a third beside them, where there are many with both; then any two, by
 * the pairs that `search_pair` makes, those that say most first, common pairs only beside a third word.
 */
function titlePairs(terms: readonly SearchTerm[], documents: number, marks: SearchStatistics['marks']): string[] {
  const pairs = terms.flatMap((a, i) =>
    terms.slice(i + 1).map((b, j) => {
      const words = a.lexemes.flatMap((x) => b.lexemes.map((y) => titlePair(x, y)));
      return {
        words: [...new Set(words)],
        held: documents * sum(words.map((word) => marks[word] ?? 0)),
        of: [i, i + 1 + j],
      };
    }),
  );
  const [best] = pairs;
  const any = (list: typeof pairs) =>
    list
      .flatMap((pair) => pair.words.map(quoted))
      .slice(0, 60)
      .join(' | ');
  const beside = (pair: (typeof pairs)[number]) => terms.filter((_, n) => !pair.of.includes(n));
  const three = best && best.held > 0 && terms.length > 2 ? [`(${any([best])}) & (${titleWords(beside(best))})`] : [];
  let walked = 0;
  const rare = pairs.filter((pair) => {
    const fits = walked + pair.held <= mostWalked.alternative;
    if (fits) walked += pair.held;
    return fits;
  });
  return [...three, any(rare.length > 0 ? rare : pairs.slice(0, 1))].filter(Boolean);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** `search_pair` of the database. */
export function titlePair(a: string, b: string): string {
  const [less, greater] = Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0 ? [a, b] : [b, a];
  return `#p${createHash('md5').update(`${less} ${greater}`).digest('hex').slice(0, 5)}`;
}
