import { findPersonalData } from '~/platform/text/personal-data';

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
      findPersonalData(message).map(({ start, end }) => plain(message.slice(start, end))),
    ),
  );
  const data = findPersonalData(text);
  const found = data
    .map(({ kind, start, end }) => ({ kind, written: text.slice(start, end) }))
    .filter(({ kind, written }) => (kind !== 'phone' && kind !== 'email') || told.has(plain(written)))
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
  const spans = [...findPersonalData(text), ...namesIn(text, name)].sort((a, b) => b.start - a.start || b.end - a.end);
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

/** The same number however it is written. */
const plain = (written: string) =>
  written.includes('@') ? written.toLowerCase() : written.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

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
