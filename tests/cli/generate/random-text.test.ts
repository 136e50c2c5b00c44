import { expect, test } from 'vitest';
import { plainText } from '~/cli/generate/generate-threads.server';
import { Writer } from '~/cli/generate/random-text';
import { renderMarkdownBatch } from '~/platform/markdown/render.server';

test('what is stored as HTML is what the renderer makes of it', async () => {
  const writer = new Writer(7);
  const texts = Array.from({ length: 50 }, () => plainText(writer, 1 + writer.upTo(6), writer.theme()));
  expect(await renderMarkdownBatch(texts.map((t) => t.markdown))).toEqual(texts.map((t) => t.html));
  expect(new Set(texts.map((t) => t.hash)).size).toBe(50);
});

test('words come as often as in a language: few of them make half a text, and there are always new ones', () => {
  const writer = new Writer(7);
  const counts = new Map<string, number>();
  const seen: number[] = [];
  for (let n = 0; n < 4000; n++) {
    for (const word of writer.text(5, writer.theme()).match(/[a-z]+/gi) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
    if (n === 1999) seen.push(counts.size);
  }
  const all = [...counts.values()].sort((a, b) => b - a);
  const total = all.reduce((sum, n) => sum + n, 0);
  expect(all.slice(0, 100).reduce((sum, n) => sum + n, 0) / total).toBeGreaterThan(0.5);
  expect(counts.size).toBeGreaterThan(1.25 * (seen[0] ?? 0));
  expect(all.filter((n) => n === 1).length).toBeGreaterThan(counts.size / 8);
});
