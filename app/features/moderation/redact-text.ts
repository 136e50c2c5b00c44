import type { Lang } from '~/platform/actor';

/** What stands where personal data stood, in the language of the thread. */
export const removedMark: Readonly<Record<Lang, string>> = {
  en: '[removed: personal data]',
  es: '[retirado: datos personales]',
};

/** Shorter than this would also hit what nobody meant. */
export const shortestRedaction = 3;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * Finds a stretch of text wherever it stands: whatever the case, however its spaces are broken, and a number of six digits or more
 * however it is written (`555-0100`, `(555) 0100`).
 */
export function redactionPattern(text: string): RegExp {
  const digits = text.replace(/[\s().+/-]/g, '');
  if (/^\d{6,}$/.test(digits)) return new RegExp(`(?<!\\d)\\+?\\(?${[...digits].join('[\\s().\\\\/-]*')}(?!\\d)`, 'gu');
  return new RegExp(text.trim().split(/\s+/).map(escaped).join('\\s+'), 'giu');
}

export function countIn(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

export function redactText(text: string, pattern: RegExp, mark: string): string {
  return text.replace(pattern, () => mark);
}

/** What stands around the first place, for whoever decides; `hit` is what would go. */
export function around(text: string, pattern: RegExp): { before: string; hit: string; after: string } {
  const at = text.search(pattern);
  const hit = text.match(pattern)?.[0] ?? '';
  const end = at + hit.length;
  return {
    before: `${at > 40 ? '…' : ''}${text.slice(Math.max(0, at - 40), at)}`,
    hit,
    after: `${text.slice(end, end + 40)}${text.length > end + 40 ? '…' : ''}`,
  };
}
