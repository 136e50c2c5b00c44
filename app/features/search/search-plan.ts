import type { SearchTerm } from './search-terms.server';

/** Constants of BM25F, tuned on the development sets of govuk_pages and stackfaq. */
export const bm25 = { k1: 2.5, b: 0.55, title: 3 } as const;

/** Documents that are ranked at most. Bounds what a search costs, however many questions there are. */
export const mostCandidates = 400;

const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** A term as a tsquery: any of its stems. */
export const anyOf = (term: Pick<SearchTerm, 'lexemes'>) => `(${term.lexemes.map(quoted).join(' | ')})`;

/** Rarity of a term: idf as BM25 has it, times what it counts for in the question. */
export function termWeight(term: SearchTerm, documents: number): number {
  const holding = Math.max(0.5, term.share * documents);
  return term.weight * Math.log(1 + (documents - Math.min(holding, documents) + 0.5) / (holding + 0.5));
}

/**
 * Queries that together find the best candidates at a bounded cost: documents with all words, with all but one, with two of
 * the rarest, then with one of the rare ones as long as those are few. The inverted index walks the rarest words' lists only, and each
 * tier leaves out what the ones before it had. In a small forum: simply any word.
 */
export function tiers(terms: readonly SearchTerm[], documents: number): string[] {
  const rarest = [...terms].sort((a, b) => a.share - b.share);
  const any = rarest.map(anyOf);
  const held = (of: readonly SearchTerm[]) => of.reduce((sum, t) => sum + t.share * documents, 0);
  if (any.length <= 1 || documents <= mostCandidates * 2 || held(rarest) <= mostCandidates) return [any.join(' | ')].filter(Boolean);

  const found: string[] = [];
  const add = (query: string) => {
    const before = found.length > 0 ? ` & !(${found.join(' | ')})` : '';
    list.push(`(${query})${before}`);
    found.push(`(${query})`);
  };
  const list: string[] = [];
  const strict = any.slice(0, 8);
  add(strict.join(' & '));
  if (strict.length >= 4) add(allButOne(strict).map((group) => `(${group.join(' & ')})`).join(' | '));
  if (strict.length >= 3) add(pairs(any.slice(0, 5)).map((pair) => `(${pair.join(' & ')})`).join(' | '));
  const few: string[] = [];
  let expected = 0;
  for (const [i, term] of rarest.entries()) {
    expected += term.share * documents;
    if (i > 0 && expected > mostCandidates * 2) break;
    few.push(any[i] ?? '');
  }
  add(few.join(' | '));
  return list;
}

function allButOne(words: readonly string[]): string[][] {
  return words.map((_, left) => words.filter((_, i) => i !== left));
}

function pairs(words: readonly string[]): [string, string][] {
  return words.flatMap((a, i) => words.slice(i + 1).map((b): [string, string] => [a, b]));
}
