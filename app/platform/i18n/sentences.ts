import { allWords, type Lang } from './words';

type Template = { pattern: RegExp; names: string[]; es: string };

let known = 0;
let exact = new Map<string, string>();
let templates: Template[] = [];

/**
 * A sentence thrown by a rule or a command (always an English text of some catalogue) in the reader's language. Texts with
 * placeholders are recognised with whatever stands in them. What no catalogue knows stays as it is.
 */
export function inLanguage(lang: Lang, sentence: string): string {
  if (lang === 'en' || sentence === '') return sentence;
  if (allWords().length !== known) learn();
  const found = exact.get(sentence);
  if (found !== undefined) return found;
  for (const { pattern, names, es } of templates) {
    const match = pattern.exec(sentence);
    if (match) return es.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => match[names.indexOf(name) + 1] ?? '');
  }
  return sentence;
}

function learn(): void {
  known = allWords().length;
  exact = new Map();
  templates = [];
  for (const words of allWords()) {
    const { en, es } = words as unknown as { en: Record<string, string>; es: Record<string, string> };
    for (const [key, text] of Object.entries(en)) {
      const spanish = es[key] ?? text;
      if (!text.includes('{{')) exact.set(text, spanish);
      else if (text.replace(/\{\{[^}]*\}\}/g, '').trim().length >= 12) templates.push(template(text, spanish));
    }
  }
}

function template(en: string, es: string): Template {
  const names: string[] = [];
  const source = en
    .split(/(\{\{\s*\w+\s*\}\})/)
    .map((piece) => {
      const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(piece)?.[1];
      if (name === undefined) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(name);
      return '(.{1,200}?)';
    })
    .join('');
  return { pattern: new RegExp(`^${source}$`), names, es };
}
