import { Marked, type Tokens } from 'marked';
import { cleanHtml } from './clean-html';
import { cleanText } from './clean-text';
import { MarkdownTooComplex } from './markdown-too-complex';

/** More HTML than this from one post is an attack or a mistake; no reader wants it. */
const MOST_HTML = 1_000_000;

/**
 * A short row of a wide table is filled up with empty cells: 30 KB of text can ask for a million of them. Every cell
 * that was really written takes a character at least, so more cells than characters means padding without end.
 */
function refuseEndlessTable(source: string): void {
  const [, header = '', rule = ''] = /^([^\n]*)\n([^\n]*)/.exec(source) ?? [];
  if (!header.includes('|') || !/^[\s|:-]+$/.test(rule)) return;
  const columns = rule.split('|').length;
  if (columns < 20) return;
  const end = source.indexOf('\n\n');
  const block = end < 0 ? source : source.slice(0, end);
  if (columns * block.split('\n').length > Math.max(2000, block.length * 2)) throw new MarkdownTooComplex();
}

const marked = new Marked({
  gfm: true,
  async: false,
  tokenizer: {
    table(source) {
      refuseEndlessTable(source);
      return false;
    },
  },
  renderer: {
    heading({ tokens, depth }: Tokens.Heading): string {
      const level = Math.min(depth + 2, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    checkbox({ checked }: Tokens.Checkbox): string {
      return checked ? '☑ ' : '☐ ';
    },
  },
});

/**
 * A post's Markdown (GitHub's dialect) as the HTML that is stored and shown.
 * Its time is not bounded: everything but `render-worker.ts` calls `renderMarkdown`.
 */
export function markdownToHtml(markdown: string): string {
  const html = marked.parse(cleanText(markdown), { async: false });
  if (html.length > MOST_HTML) throw new MarkdownTooComplex();
  return cleanHtml(html);
}
