import { findPersonalData, type PersonalDataKind } from '~/platform/text/personal-data';

/** What the rules need to know of a private exchange to find it again in a text meant for everybody. */
export type PrivateContext = {
  /** The private messages, the asker's and the staff's. */
  messages: readonly string[];
  /** The asker's name as they gave it, and whether the public must not have it. */
  name: string;
  withheld: boolean;
  email: string | null;
};

/**
 * Private details in a text that is about to be public: numbers that are always somebody's own; telephone numbers and addresses that
 * were given in private (the agency's own belong in an answer); the name of who withheld it. As written in the text, each once.
 */
export function privateDetails(text: string, context: PrivateContext): string[] {
  const told = new Set(
    [...context.messages, context.email ?? ''].flatMap((message) =>
      detailsIn(message).map(({ start, end }) => plain(message.slice(start, end))),
    ),
  );
  const data = detailsIn(text);
  const found = data
    .map(({ kind, start, end }) => ({ kind, written: text.slice(start, end) }))
    .filter(({ kind, written }) => !['phone', 'email', 'street'].includes(kind) || told.has(plain(written)))
    .map(({ written }) => written);
  const names = context.withheld
    ? namesIn(text, context.name)
        // An address is named once, whole.
        .filter(({ start }) => !data.some((one) => start >= one.start && start < one.end))
        .map(({ start, end }) => text.slice(start, end))
    : [];
  return [...new Set([...found, ...names])];
}

/** A private message made ready for everybody: personal data and the asker's name are taken out, `gap` stands in their place. */
export function withoutDetails(
  text: string,
  { name }: Pick<PrivateContext, 'name'>,
  gap: string,
): { text: string; taken: number } {
  const spans = [...detailsIn(text), ...namesIn(text, name)].sort((a, b) => b.start - a.start || b.end - a.end);
  let written = text;
  let last = Number.POSITIVE_INFINITY;
  let taken = 0;
  for (const { start, end } of spans) {
    if (end > last) continue;
    written = written.slice(0, start) + gap + written.slice(end);
    last = start;
    taken += 1;
  }
  return { text: written, taken };
}

type Detail = { kind: PersonalDataKind | 'street'; start: number; end: number };

const ways =
  '(?:[Ss]treet|[Ss]t|[Rr]oad|[Rr]d|[Aa]venue|[Aa]ve|[Ll]ane|[Ll]n|[Dd]rive|[Dd]r|[Cc]ourt|[Cc]t|[Bb]oulevard|[Bb]lvd|[Ww]ay|[Pp]lace|[Tt]errace|[Hh]ighway)';
const named = String.raw`[\p{Lu}\d][\p{L}\p{N}'.-]{0,30}`;
/** A house number with its street, as written in English (the number first or last) and in Spanish. */
const house = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:\d{1,5}[a-z]?(?:(?: ${named}){1,3}| \p{Ll}{3,30}) ${ways}|${named}(?: ${named})? ${ways} \d{1,5}|` +
    String.raw`(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Cc]amino|[Pp]laza|[Pp]aseo)(?: (?:de|del|la|las|los))*(?: ${named}){1,3},? (?:n[úu]m\.? |n\.?º ?|# ?)?\d{1,5})(?![\p{L}\p{N}])`,
  'gu',
);

/** Personal data, and where somebody lives. */
function detailsIn(text: string): Detail[] {
  const data: Detail[] = findPersonalData(text);
  const streets = [...text.matchAll(house)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
  const free = streets.filter(({ start, end }) => data.every((one) => end <= one.start || start >= one.end));
  return [...data, ...free.map((span) => ({ kind: 'street' as const, ...span }))];
}

/** The same number or address however it is written. */
const plain = (written: string) =>
  /\p{L}/u.test(written) ? written.toLowerCase() : written.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

/** Where a name stands in a text: whole, or any part of it of three letters and more. */
function namesIn(text: string, name: string): { start: number; end: number }[] {
  const parts = [name, ...name.split(/[\s,.]+/)].map((part) => part.trim()).filter((part) => [...part].length >= 3);
  if (parts.length === 0) return [];
  const any = [...new Set(parts)]
    .sort((a, b) => b.length - a.length)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
}
