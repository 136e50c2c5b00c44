import { readdirSync } from 'node:fs';
import path from 'node:path';
import { allWords } from '~/platform/i18n/words';

const app = path.resolve(import.meta.dirname, '../../../app');

type English = { whole: Set<string>; pieces: string[] };

let english: Promise<English> | undefined;

/** Sentences and words that are only English, and pieces of those that have something filled in. */
export function onlyEnglish(): Promise<English> {
  english ??= read();
  return english;
}

async function read(): Promise<English> {
  for (const file of readdirSync(app, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.words.ts') && !file.endsWith('enhance.words.ts')) await import(path.join(app, file));
  }
  const spanish = new Set(allWords().flatMap(({ es }) => Object.values(es)));
  const whole = new Set<string>();
  const pieces: string[] = [];
  for (const { en, es } of allWords()) {
    for (const [key, text] of Object.entries(en)) {
      if (spanish.has(text) || es[key] === text) continue;
      if (!text.includes('{{')) whole.add(text);
      if (!text.includes(' ')) continue;
      pieces.push(...text.split(/\{\{[^}]*\}\}/).filter((piece) => piece.length >= 14 && /\S\s\S/.test(piece)));
    }
  }
  return { whole, pieces: pieces.filter((piece) => ![...spanish].some((text) => text.includes(piece))) };
}
