import { describe, expect, test } from 'vitest';
import { cleanHtml } from '~/platform/markdown/clean-html';
import { MarkdownTooComplex, renderMarkdown, renderMarkdownBatch } from '~/platform/markdown/render.server';

describe('renderMarkdown', () => {
  test('demotes headings so that none competes with the page', async () => {
    expect(await renderMarkdown('# One\n\n## Two\n\n#### Four')).toBe('<h3>One</h3>\n<h4>Two</h4>\n<h6>Four</h6>\n');
    expect(await renderMarkdown('<h1>One</h1>')).toBe('<h3>One</h3>');
  });

  test.each([
    '# Official answer',
    '<h1>Official answer</h1>',
    '<h2 class="x"><b>OFFICIAL</b> answer from the city</h2>',
    '### Оfficial аnswer',
    '## O f f i c i a l answer',
    '#### Respuesta oficial',
  ])('takes the heading from %s, which only our badge may be', async (markdown) => {
    expect(await renderMarkdown(markdown)).not.toMatch(/<h\d/);
  });

  test('keeps no class but a code language, no id, no data, no style', async () => {
    const html = await renderMarkdown(
      '<p class="official-badge" id="main" style="color:red" data-live aria-label="Official answer">x</p>\n\n' +
        '```js official-badge\ncode\n```\n\n<code class="language-js official-badge">y</code>',
    );
    expect(html).toBe('<p>x</p><pre><code class="language-js">code\n</code></pre>\n<p><code>y</code></p>\n');
  });

  test.each([
    ['[a](https://x.gov/y?a=1&b=2)', 'https://x.gov/y?a=1&amp;b=2'],
    ['[a](http://x.gov)', 'http://x.gov'],
    ['<mailto:clerk@x.gov>', 'mailto:clerk@x.gov'],
    ['www.x.gov', 'http://www.x.gov'],
  ])('links %s', async (markdown, href) => {
    expect(await renderMarkdown(markdown)).toContain(`<a href="${href}" rel="nofollow ugc noopener noreferrer">`);
  });

  test.each([
    '[a](javascript:alert(1))',
    '[a](//evil.example)',
    '[a](/logout)',
    '[a](data:text/html,x)',
    '[a](https:evil)',
    '[a](https://city.gov@evil.example)',
    '[a](java&#10;script:alert(1))',
    '<a href="\\\\evil.example">a</a>',
    '<a href="https:\\\\evil.example">a</a>',
    '<a href=" javascript:alert(1)">a</a>',
  ])('does not link %s', async (markdown) => {
    expect(await renderMarkdown(markdown)).not.toContain('href');
  });

  test('shows https images only, lazily, without telling where from', async () => {
    expect(await renderMarkdown('![A map](https://x.gov/map.png "t")')).toBe(
      '<p><img src="https://x.gov/map.png" alt="A map" loading="lazy" decoding="async" referrerpolicy="no-referrer" /></p>\n',
    );
    expect(await renderMarkdown('![A](http://x.gov/a.png)![B](data:image/png;base64,AA)')).toBe('<p></p>\n');
    expect(await renderMarkdown('![Official answer](https://x.gov/a.png)')).toContain('alt=""');
  });

  test('frames tables for sideways scrolling and says what their headings head', async () => {
    const html = await renderMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |');
    expect(html).toMatch(/^<div class="md-table" tabindex="0"><table>/);
    expect(html).toContain('<th scope="col" align="right">b</th>');
    expect(html.trim()).toMatch(/<\/table><\/div>$/);
  });

  test('keeps list items, cells, links and headings from breaking out of the post', async () => {
    expect(cleanHtml('<li>a</li><tr><td>b</td></tr><dd>c</dd>')).toBe('abc');
    expect(cleanHtml('<ul><li>a<li>b</ul>')).toBe('<ul><li>a</li><li>b</li></ul>');
    expect(cleanHtml('<h3>a<h4>b</h4></h3>')).not.toMatch(/<h3>.*<h4>/);
    expect(cleanHtml('</div></article></main><p>x')).toBe('<p>x</p>');
  });

  test('survives NUL and lone surrogates', async () => {
    expect(await renderMarkdown('a\u0000b \uD800c d\uDC00 😀')).toBe('<p>ab c d 😀</p>\n');
  });

  test('task lists need no form controls', async () => {
    expect(await renderMarkdown('- [x] done\n- [ ] open')).toBe('<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>\n');
  });
});

describe('texts as weapons', () => {
  const table = `|${'a|'.repeat(100)}\n|${'-|'.repeat(100)}\n${'a\n'.repeat(14_800)}`;
  const attacks: [string, string][] = [
    ['a wide table of short rows', table],
    ['a.a.a.…@', `${'a.'.repeat(15_000)}@`],
    ['nested lists', '1. '.repeat(10_000)],
    ['- - - -', '- '.repeat(15_000)],
    ['nested quotes', '> '.repeat(15_000)],
    ['emphasis', '_a'.repeat(15_000)],
    ['brackets', '['.repeat(30_000)],
    ['links', '[a]('.repeat(7500)],
    ['code', '`a'.repeat(15_000)],
    ['tags', '<b>'.repeat(10_000)],
  ];

  test.each(attacks)('%s ends within its second', async (_name, markdown) => {
    await renderMarkdown('warm');
    const began = process.cpuUsage();
    const html = await renderMarkdown(markdown).catch((error: unknown) => {
      expect(error).toBeInstanceOf(MarkdownTooComplex);
      return '';
    });
    // What it cost, not how long it took: other tests run beside it.
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(4);
    expect(html.length).toBeLessThanOrEqual(1_000_000);
  });

  test('hold up nobody else for long, and the pool lives on', async () => {
    const results = await renderMarkdownBatch([...attacks.map(([, markdown]) => markdown), '*fine*']);
    expect(results.at(-1)).toBe('<p><em>fine</em></p>\n');
    expect(results[0]).toBeNull();
    expect(await renderMarkdown('again')).toBe('<p>again</p>\n');
  });

  test('the message is for people', async () => {
    await expect(renderMarkdown(table)).rejects.toThrow('This text is too complex to show. Please shorten it.');
  });
});
