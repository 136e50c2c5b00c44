import { LRUCache } from 'lru-cache';
import type { Lang } from '~/platform/actor';
import { sql } from '~db/client';
import { closestWords } from './typo';

/** A word of a query as the index knows it. */
export type SearchTerm = {
  /** Stems that stand for the word: of either language, or those it may have been a mistyping of. */
  lexemes: string[];
  /** Estimated share of the documents that hold one of them. */
  share: number;
  /** How much of the question this word is: 1 for a word of the title. */
  weight: number;
};

/** `terms` with the telling ones first; `phrases`: words that stand side by side in the question. */
export type SearchTerms = { terms: SearchTerm[]; phrases: [SearchTerm, SearchTerm][] };

type Word = { en: string[]; es: string[]; shares: Record<string, number>; guesses: string[] };

/** What one person types at most that is looked at; the rest of a long text says the same again. */
const MOST_WORDS = 80;
const MOST_TERMS = 16;

const words = new LRUCache<string, Word>({ max: 5000, ttl: 60_000 });

/** Words of a text in small letters, as the text search parser will see them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

/**
 * The terms of a query, the telling ones first. One round trip for words not met in the last minute, else none. Stop words are those of
 * the language the query seems to be written in (`lang` when that is open).
 */
export async function searchTerms(title: string, body: string, lang: Lang): Promise<SearchTerms> {
  const counts = new Map<string, number>();
  for (const [text, weight] of [
    [title, 1],
    [body, 0.6],
  ] as const) {
    for (const word of wordsOf(text).slice(0, MOST_WORDS)) {
      if (word.length <= 40) counts.set(word, (counts.get(word) ?? 0) + weight);
    }
  }
  const looked = await lookUp([...counts.keys()], process.env.DATABASE_URL ?? '');
  const language = languageOf([...looked.values()], lang);
  const terms = new Map<string, SearchTerm>();
  for (const [word, count] of counts) {
    const term = termOf(looked.get(word), language);
    if (!term) continue;
    const key = term.lexemes.join(' ');
    terms.set(key, { ...term, weight: (terms.get(key)?.weight ?? 0) + count });
  }
  const sorted = [...terms.values()]
    .map((term) => ({ ...term, weight: (2 * term.weight) / (term.weight + 1) }))
    .sort((a, b) => b.weight * Math.log(1 / b.share) - a.weight * Math.log(1 / a.share))
    .slice(0, MOST_TERMS);
  const inTitle = wordsOf(title)
    .slice(0, MOST_WORDS)
    .map((word) => termOf(looked.get(word), language)?.lexemes.join(' '));
  return { terms: sorted, phrases: phrasesOf(inTitle, sorted) };
}

/** Words of the title that follow each other, at most one word that says nothing between them. */
function phrasesOf(keys: readonly (string | undefined)[], terms: readonly SearchTerm[]): SearchTerms['phrases'] {
  const known = new Map(terms.map((term) => [term.lexemes.join(' '), term]));
  return keys.flatMap((key, i) => {
    const first = key === undefined ? undefined : known.get(key);
    const next = [keys[i + 1], keys[i + 2]].find((one) => one !== undefined);
    const second = next === undefined ? undefined : known.get(next);
    return first && second && first !== second ? [[first, second] as [SearchTerm, SearchTerm]] : [];
  });
}

/** A word that is a stop word in the language of the query says nothing; else its stems in both languages stand for it. */
function termOf(word: Word | undefined, language: Lang): Omit<SearchTerm, 'weight'> | null {
  if (!word || word[language].length === 0) return null;
  const stems = [...new Set([...word.en, ...word.es])].filter((l) => l.length <= 40);
  const lexemes = [...new Set([...stems, ...word.guesses])];
  const share = lexemes.reduce((sum, lexeme) => sum + (word.shares[lexeme] ?? 0), 0);
  return lexemes.length === 0 ? null : { lexemes, share: Math.min(1, Math.max(share, 1e-6)) };
}

function languageOf(looked: Word[], lang: Lang): Lang {
  const english = looked.filter((w) => w.en.length === 0 && w.es.length > 0).length;
  const spanish = looked.filter((w) => w.es.length === 0 && w.en.length > 0).length;
  if (english === spanish) return lang;
  return english > spanish ? 'en' : 'es';
}

async function lookUp(all: string[], database: string): Promise<Map<string, Word>> {
  const found = new Map<string, Word>();
  const missing: string[] = [];
  for (const word of all) {
    const known = words.get(`${database} ${word}`);
    if (known) found.set(word, known);
    else missing.push(word);
  }
  if (missing.length === 0) return found;
  // A word no document holds may be mistyped: stems that begin alike or share most letter triples are looked at more closely.
  const rows = await sql<
    {
      word: string;
      en: string[];
      es: string[];
      shares: Record<string, number> | null;
      near: [string, number][] | null;
    }[]
  >`
    select w.word, stems.en, stems.es,
      (select json_object_agg(l.lexeme, l.share) from search_lexemes l where l.lexeme = any(stems.en || stems.es)) as shares,
      case when length(w.word) between 4 and 30 and w.word ~ '^[[:alpha:]]+$' and cardinality(stems.en || stems.es) > 0
        and not exists (select 1 from search_lexemes l where l.lexeme = any(stems.en || stems.es)) then
        (select json_agg(json_build_array(n.lexeme, n.share)) from (
          (select lexeme, share from search_lexemes where lexeme like left(stems.plain, 2) || '%'
             and length(lexeme) between length(stems.plain) - 6 and length(stems.plain) + 2 limit 800)
          union
          (select lexeme, share from search_lexemes where lexeme % stems.plain limit 200)) n)
      end as near
    from unnest(${missing}::text[]) w(word),
    lateral (select tsvector_to_array(to_tsvector('en_folded', w.word)) as en,
                    tsvector_to_array(to_tsvector('es_folded', w.word)) as es,
                    coalesce((tsvector_to_array(to_tsvector('en_folded', w.word)))[1], folded(w.word)) as plain) stems`;
  for (const row of rows) {
    const near = new Map(row.near ?? []);
    const guesses = closestWords(row.en.concat(row.es), [...near.keys()], (lexeme) => near.get(lexeme) ?? 0);
    const shares = { ...row.shares, ...Object.fromEntries(guesses.map((g) => [g, near.get(g) ?? 0])) };
    const word = { en: row.en, es: row.es, shares, guesses };
    words.set(`${database} ${row.word}`, word);
    found.set(row.word, word);
  }
  return found;
}
