import { expect, test } from 'vitest';
import { cleanText, contentHash, plainExcerpt } from '~/platform/markdown/render.server';
import { cpuTime } from '../text/cpu-time';

test.each([
  ['# Title\n\nSome **bold** and _soft_ words.', 'Title Some bold and soft words.'],
  ['See [the form](https://x.gov/a_b) or ![a map](https://x.gov/m.png)', 'See the form or a map'],
  ['- one\n- two\n1. three', 'one two three'],
  ['> quoted `code` ~~gone~~', 'quoted code gone'],
  ['| a | b |\n|---|---|\n| 1 | 2 |', 'a b 1 2'],
  ['```js\nlet x;\n```', 'let x;'],
  ['snake_case_name &amp; 2 < 3 <b>x</b>', 'snake_case_name & 2 < 3 x'],
  ['a\\*b <https://x.gov>', 'a*b https://x.gov'],
])('%j', (markdown, plain) => {
  expect(plainExcerpt(markdown, 200)).toBe(plain);
});

test('cuts between words', () => {
  expect(plainExcerpt('The office on Main Street opens at nine.', 26)).toBe('The office on Main Street…');
  expect(plainExcerpt('The office on Main Street opens at nine.', 20)).toBe('The office on Main…');
  expect(plainExcerpt('x'.repeat(100), 10)).toBe(`${'x'.repeat(9)}…`);
});

test('is quick with anything', () => {
  for (const text of [
    '['.repeat(30_000),
    '![a]('.repeat(6000),
    '<a '.repeat(10_000),
    '*'.repeat(30_000),
    '> '.repeat(15_000),
    '_'.repeat(30_000),
    '`'.repeat(30_000),
  ]) {
    expect(
      cpuTime(() => plainExcerpt(text, 30_000)),
      text.slice(0, 4),
    ).toBeLessThan(200);
  }
});

test('cleanText makes text storable and comparable', () => {
  expect(cleanText('a\r\nb\rc\u0000 \uD800x e\u0301')).toBe('a\nb\nc x é');
});

test('contentHash is the SHA-256 of the UTF-8 Markdown', () => {
  expect(contentHash('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});
