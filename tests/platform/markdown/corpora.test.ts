import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from '~/platform/markdown/clean-html';
import { plainExcerpt, renderMarkdownBatch } from '~/platform/markdown/render.server';

const folder = process.env.TEST_DATA && path.join(process.env.TEST_DATA, 'security');
if (!folder) console.info('skipped: the attack corpora need TEST_DATA');

const TAGS = new Set(
  (
    'p br hr h3 h4 h5 h6 blockquote pre ul ol li dl dt dd strong em b i s del ins code kbd samp var sub sup a img table ' +
    'caption thead tbody tfoot tr th td div'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  'href rel src alt loading decoding referrerpolicy class start reversed scope align colspan rowspan tabindex'.split(
    ' ',
  ),
);

/** Everything in this HTML that a post may not have. */
function offences(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!TAGS.has(name)) found.push(`<${name}>`);
      if (name === 'div' && (attributes.class !== 'md-table' || attributes.tabindex !== '0')) found.push('<div>');
      for (const [key, value] of Object.entries(attributes)) {
        if (!ATTRIBUTES.has(key)) found.push(`${name} ${key}`);
        if (key === 'class' && !(name === 'div' || /^language-[\w+#.-]+$/.test(value))) found.push(`class=${value}`);
        if (key === 'href' && !/^(https?:\/\/[^/\\]|mailto:)/i.test(value)) found.push(`href=${value}`);
        if (key === 'src' && !/^https:\/\/[^/\\]/i.test(value)) found.push(`src=${value}`);
      }
      if (name === 'a' && attributes.rel !== 'nofollow ugc noopener noreferrer') found.push('a without rel');
    },
    oncomment: (data) => found.push(`comment ${data}`),
    onprocessinginstruction: (name) => found.push(`instruction ${name}`),
  });
  parser.end(html);
  return found;
}

function corpus(file: string): { id: string; text: string }[] {
  return readFileSync(path.join(folder ?? '', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const row = JSON.parse(line) as Record<string, string>;
      return { id: row.id ?? '', text: row.payload ?? row.markdown ?? row.input ?? row.string ?? '' };
    });
}

describe.skipIf(!folder)('attack corpora', () => {
  const files = folder ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : [];

  test.each(files)('%s: nothing forbidden comes out, and cleaning twice equals once', async (file) => {
    const rows = corpus(file);
    expect(rows.length).toBeGreaterThan(0);
    for (const shape of [
      (s: string) => s,
      (s: string) => `[x](${s})`,
      (s: string) => `<div>${s}`,
      (s: string) => `<a href="${s}">`,
    ]) {
      const rendered = await renderMarkdownBatch(rows.map(({ text }) => shape(text)));
      rows.forEach(({ id }, at) => {
        const html = rendered[at];
        if (html === null || html === undefined) return;
        expect(offences(html), `${file} ${id}`).toEqual([]);
        expect(cleanHtml(html), `${file} ${id}`).toBe(html);
      });
    }
  });

  test.each(files)('%s: excerpts are quick', (file) => {
    for (const { text } of corpus(file)) expect(plainExcerpt(text, 160).length).toBeLessThanOrEqual(161);
  });

  test('marked examples of exhausting texts end in time', async () => {
    const rows = corpus('marked_specs.jsonl').filter(({ id }) => id.includes('redos'));
    const start = performance.now();
    await renderMarkdownBatch(rows.map(({ text }) => text));
    expect(performance.now() - start).toBeLessThan(1000 * (rows.length + 1));
  });
});
