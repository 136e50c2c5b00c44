import i18next, { type i18n } from 'i18next';
import { createElement, Fragment, type ReactNode } from 'react';
import { formatNumber } from './format.ts';
import { type Lang, languages, useLang } from './language.ts';

export type { Lang } from './language.ts';
export { LanguageProvider, useLang, useTimeZone } from './language.ts';

type Catalogue = Readonly<Record<string, string>>;
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** `hits_one` and `hits_other` are asked for as `hits`. */
type KeyOf<W extends Catalogue> = {
  [K in keyof W & string]: K extends `${infer Base}_${PluralForm}` ? Base : K;
}[keyof W & string];
type TextsOf<W extends Catalogue, K extends string> = W[Extract<keyof W, K | `${K}_${PluralForm}`>];
type IsPlural<W extends Catalogue, K extends string> = `${K}_other` extends keyof W ? true : false;

type Trim<S extends string> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer R} ` ? Trim<R> : S;
type Placeholder<S extends string> = S extends `${string}{{${infer N}}}${infer Rest}`
  ? Trim<N extends `${infer Name},${string}` ? Name : N> | Placeholder<Rest>
  : never;
type NamesIn<W extends Catalogue, K extends string> =
  | Placeholder<TextsOf<W, K>>
  | (IsPlural<W, K> extends true ? 'count' : never);

type Values<Names extends string, V> = { readonly [N in Names]: N extends 'count' ? number : V };
type Rest<Names extends string, V> = [Names] extends [never]
  ? [values?: Readonly<Record<string, V>>]
  : [values: Values<Names, V>];

/** The texts of one namespace in every language. Made by {@link defineWords}. */
export type Words<W extends Catalogue = Catalogue> = {
  readonly namespace: string;
  readonly en: W;
  readonly es: { readonly [K in keyof W]: string };
};

/**
 * Looks a text up. Numbers are written the way the language does (1,204): pass ids and years as strings.
 * `t.rich` takes markup for the placeholders: `t.rich('writtenBy', { name: <bdi>Joe</bdi> })`.
 */
export type T<W extends Catalogue = Catalogue> = {
  <K extends KeyOf<W>>(key: K, ...values: Rest<NamesIn<W, K>, string | number>): string;
  rich<K extends KeyOf<W>>(key: K, ...values: Rest<NamesIn<W, K>, ReactNode>): ReactNode;
  readonly lang: Lang;
};

const store: i18n = i18next.createInstance();
void store.init({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: [...languages],
  resources: {},
  initImmediate: false,
  returnNull: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: {
    // React escapes; escaping here as well would show &amp; to people.
    escapeValue: false,
    alwaysFormat: true,
    format: (value: unknown, _format, lang) =>
      typeof value === 'number' ? formatNumber(value, lang === 'es' ? 'es' : 'en') : String(value ?? ''),
  },
});

const catalogues: Words[] = [];
const bound = new WeakMap<object, Partial<Record<Lang, T>>>();

/**
 * Declares a namespace of texts. The Spanish catalogue must have exactly the English keys, which the types hold.
 * Placeholders are `{{name}}`; plurals are `key_one` and `key_other`, asked for as `t('key', { count })`.
 */
export function defineWords<const W extends Catalogue>(
  namespace: string,
  en: W,
  es: { readonly [K in keyof W]: string },
): Words<W> {
  store.addResourceBundle('en', namespace, en, false, true);
  store.addResourceBundle('es', namespace, withMillions(es), false, true);
  const words = { namespace, en, es };
  catalogues.push(words);
  return words;
}

/** Every namespace declared so far, for the check that nothing is left untranslated. */
export function allWords(): readonly Words[] {
  return catalogues;
}

/** The texts in one language: `const t = wordsFor(lang, questionWords)`. */
export function wordsFor<W extends Catalogue>(lang: Lang, words: Words<W>): T<W> {
  const known = bound.get(words) ?? {};
  bound.set(words, known);
  known[lang] ??= bind(lang, words);
  return known[lang] as unknown as T<W>;
}

/** The texts in the language of the page being rendered. */
export function useWords<W extends Catalogue>(words: Words<W>): T<W> {
  return wordsFor(useLang(), words);
}

/** Spanish has a form of its own for round millions ("1 millón de …"); here it reads as the ordinary plural. */
function withMillions(es: Catalogue): Catalogue {
  const all: Record<string, string> = { ...es };
  for (const [key, text] of Object.entries(es)) {
    if (key.endsWith('_other')) all[key.replace(/_other$/, '_many')] ??= text;
  }
  return all;
}

function bind(lang: Lang, words: Words): T {
  const look = store.getFixedT(lang, words.namespace);
  const plain = plainTexts(store.getResourceBundle(lang, words.namespace) as Catalogue);
  const t = (key: string, values?: Readonly<Record<string, string | number>>): string =>
    plain.get(key) ?? String(look(key, values ?? {}));
  const rich = (key: string, nodes?: Readonly<Record<string, ReactNode>>): ReactNode => fill(look, key, nodes ?? {});
  return Object.assign(t, { rich, lang });
}

/** Texts with nothing to fill in are read from a map: a thread page asks for hundreds of them. */
function plainTexts(texts: Catalogue): Map<string, string> {
  return new Map(Object.entries(texts).filter(([, text]) => !text.includes('{{') && !text.includes('$t(')));
}

const OPEN = '\uE000';
const CLOSE = '\uE001';

/** Marks each placeholder with private-use characters, then puts the nodes where the marks are. */
function fill(
  look: (key: string, values: Record<string, unknown>) => unknown,
  key: string,
  nodes: Readonly<Record<string, ReactNode>>,
): ReactNode {
  const marks: Record<string, unknown> = {};
  for (const [name, node] of Object.entries(nodes)) {
    marks[name] = typeof node === 'number' ? node : `${OPEN}${name}${CLOSE}`;
  }
  const pieces = String(look(key, marks)).split(/\uE000(\w+)\uE001/);
  return pieces.map((piece, at) => createElement(Fragment, { key: at }, at % 2 ? nodes[piece] : piece));
}
