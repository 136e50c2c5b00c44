import { describe, expect, test } from 'vitest';
import { toMarkdown } from '~/cli/import/html-to-markdown';
import { markdownToHtml } from '~/platform/markdown/markdown-to-html';

const html = (text: string, base?: string) => toMarkdown({ format: 'html', text, base });

describe('toMarkdown', () => {
  test.each([
    ['<h2>Title</h2><p>a <b>b</b> <i>c</i></p>', '## Title\n\na **b** _c_'],
    ['<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>', '- one\n  - two\n- three'],
    ['<ol start="3"><li>c</li><li>d</li></ol>', '3. c\n4. d'],
    ['<p>one<br>two<br><br></p>', 'one\\\ntwo'],
    ['<br><p>a</p><br><br><p>b</p>', 'a\n\nb'],
    ['<pre class="lang-py prettyprint-override"><code>x &lt; 1\n```</code></pre>', '````py\nx < 1\n```\n````'],
    [
      '<table><tr><th>A|B</th><th>C</th></tr><tr><td colspan="2">x<br>y</td></tr></table>',
      '| A\\|B | C |\n| --- | --- |\n| x y |  |',
    ],
    [
      '<p>H<sub>2</sub>O <sup><a href="https://x.gov">1</a></sup> <kbd>Ctrl</kbd></p>',
      'H<sub>2</sub>O <sup>[1](https://x.gov/)</sup> <kbd>Ctrl</kbd>',
    ],
    ['<p>&lt;b&gt; and &amp;lt; and 2 &lt; 3</p>', '\\<b> and \\&lt; and 2 < 3'],
    ['<a href="https://x.gov/a_b">https://x.gov/a_b</a>', '<https://x.gov/a_b>'],
    ['<p>go to https://x.gov/a_b_c now</p>', 'go to https://x.gov/a_b_c now'],
    ['<a href="javascript:alert(1)">x</a><script>y</script><style>z</style>', 'x'],
    ['<dl><dt>Term</dt><dd>What it is</dd></dl>', '**Term**\n\nWhat it is'],
    ['<iframe src="https://video.gov/x" title="How to apply"></iframe>', '[How to apply](https://video.gov/x)'],
    ['<div><div>a</div><span>b</span></div>', 'a\n\nb'],
  ])('%s', (source, markdown) => {
    expect(html(source)).toBe(markdown);
  });

  test('relative addresses lead to where they stood', () => {
    expect(html('<a href="/q/1">x</a> <img src="i_(1).png" alt="A">', 'https://x.gov/a/')).toBe(
      '[x](https://x.gov/q/1) ![A](https://x.gov/a/i_%281%29.png)',
    );
    expect(html('<a href="/q/1">x</a>')).toBe('x');
  });

  test('HTML among Markdown becomes Markdown, indented or not', () => {
    const text = '**Bold**\n\n<br>\n\n- one\n- two\n\n    <h4>Head</h4>\n    <p>Text <b>b</b></p>\n';
    expect(toMarkdown({ format: 'html+markdown', text })).toBe(
      '**Bold**\n\n- one\n- two\n\n  #### Head\n\n  Text **b**',
    );
  });

  test('plain text stays plain', () => {
    const text = '1. not *a* list\n# no title <b>';
    expect(markdownToHtml(toMarkdown({ format: 'text', text }))).toBe(
      '<p>1. not *a* list</p>\n<p># no title &lt;b&gt;</p>\n',
    );
  });

  test('what was text is never markup', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '![x](y.png)',
      '[a](b)',
      '`c`',
      '~~d~~',
      '| a | b |',
      '&copy;',
      '***',
    ]) {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const shown = markdownToHtml(html(`<p>${escaped}</p>`))
        .replace(/<\/?p>/g, '')
        .trim();
      expect(shown).toBe(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    }
  });
});
