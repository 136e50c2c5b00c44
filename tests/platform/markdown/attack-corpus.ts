import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of attack corpora, if the test data is here. */
export const attackFolder = process.env.TEST_DATA ? path.join(process.env.TEST_DATA, 'security') : undefined;
export const attackFiles = attackFolder ? readdirSync(attackFolder).filter((name) => name.endsWith('.jsonl')) : [];

export function attacks(file: string): { id: string; text: string }[] {
  return readFileSync(path.join(attackFolder ?? '', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const row = JSON.parse(line) as Record<string, string>;
      return { id: row.id ?? '', text: row.payload ?? row.markdown ?? row.input ?? row.string ?? '' };
    });
}

/** Ways in which the same text may be typed. */
export const shapes: ((text: string) => string)[] = [
  (text) => text,
  (text) => `[x](${text})`,
  (text) => `<div>${text}`,
  (text) => `<a href="${text}">`,
];
