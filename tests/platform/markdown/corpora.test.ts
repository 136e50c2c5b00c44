import sanitizeHtml from 'sanitize-html';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from '~/platform/markdown/clean-html';
import { plainExcerpt, renderMarkdownBatch } from '~/platform/markdown/render.server';
import { attackFiles, attackFolder, attacks, shapes } from './attack-corpus';

if (!attackFolder) console.info('skipped: the attack corpora need TEST_DATA');

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
  if (/<[!?]/.test(html)) found.push('a comment or instruction');
  sanitizeHtml(html, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    onOpenTag(name, attributes) {
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
  });
  return found;
}

describe.skipIf(!attackFolder)('attack corpora', () => {
  test.each(attackFiles)('%s: nothing forbidden comes out, and cleaning twice equals once', async (file) => {
    const rows = attacks(file);
    expect(rows.length).toBeGreaterThan(0);
    for (const shape of shapes) {
      const rendered = await renderMarkdownBatch(rows.map(({ text }) => shape(text)));
      rows.forEach(({ id }, at) => {
        const html = rendered[at];
        if (html === null || html === undefined) return;
        expect(offences(html), `${file} ${id}`).toEqual([]);
        expect(cleanHtml(html), `${file} ${id}`).toBe(html);
      });
    }
  });

  test.each(attackFiles)('%s: excerpts are quick', (file) => {
    for (const { text } of attacks(file)) expect(plainExcerpt(text, 160).length).toBeLessThanOrEqual(161);
  });

  test('marked examples of exhausting texts end in time', async () => {
    const rows = attacks('marked_specs.jsonl').filter(({ id }) => id.includes('redos'));
    const start = performance.now();
    await renderMarkdownBatch(rows.map(({ text }) => text));
    expect(performance.now() - start).toBeLessThan(1000 * (rows.length + 1));
  });
});
