import { Marked } from 'marked';
import TurndownService from 'turndown';
import { cleanText } from '~/platform/markdown/clean-text';
import { addTableRules } from './table-rules';
import type { SourceText } from './thread-draft';

/** HTML among Markdown is often indented; that makes it no code. */
const mixed = new Marked({ gfm: true, async: false, tokenizer: { code: () => undefined } });

/** A text as it came, as clean Markdown. Throws on markup nested beyond all reason. */
export function toMarkdown({ format, text, base }: SourceText): string {
  const clean = cleanText(text);
  if (format === 'html') return htmlToMarkdown(clean, base);
  if (format === 'text') return plainToMarkdown(clean);
  // Markdown with HTML in it becomes HTML first, so that nothing but Markdown is left of both.
  if (/<\/?[a-z][^<>]*>/i.test(clean)) return htmlToMarkdown(mixed.parse(clean, { async: false }), base);
  return clean.trim();
}

function htmlToMarkdown(html: string, base?: string): string {
  return cleanText(converter(base).turndown(html))
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function plainToMarkdown(text: string): string {
  const lines = text.split('\n').map((line) => asText(line.trim()));
  return lines.filter(Boolean).join('\n\n');
}

const basicEscape = TurndownService.prototype.escape;

/** Markdown that shows this text as it is; addresses stay whole, so that they can still become links. */
function asText(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((part, at) => {
      if (at % 2) return part;
      return basicEscape(part)
        .replace(/<(?=[a-z/!?])/gi, '\\<')
        .replace(/&(?=#?\w+;)/g, '\\&')
        .replace(/~/g, '\\~');
    })
    .join('');
}

const converters = new Map<string, TurndownService>();

function converter(base = ''): TurndownService {
  const known = converters.get(base);
  if (known) return known;
  // Each page of a file of questions may have its own base: keep a few, not all.
  if (converters.size > 50) converters.clear();
  const made = makeConverter(base);
  converters.set(base, made);
  return made;
}

function makeConverter(base: string): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '_',
    hr: '---',
  });
  service.escape = asText;
  service.remove(['script', 'style', 'noscript', 'template', 'form', 'button', 'input', 'select', 'textarea']);
  // Markdown has no words for these; the little HTML that is left holds Markdown again.
  service.addRule('small', {
    filter: ['sub', 'sup', 'kbd'],
    replacement: (content, node) => {
      const name = node.nodeName.toLowerCase();
      return content.trim() ? `<${name}>${content.trim()}</${name}>` : '';
    },
  });
  service.addRule('strikethrough', {
    filter: ['del', 's'],
    replacement: (content) => (content ? `~~${content}~~` : ''),
  });
  service.addRule('lineBreak', {
    filter: 'br',
    replacement: (_, node) => (standsBetweenWords(node) ? '\\\n' : ''),
  });
  service.addRule('listItem', {
    filter: 'li',
    replacement: (content, node) => {
      const list = node.parentNode as Element | null;
      const start = Number(list?.getAttribute('start') ?? 1) || 1;
      const at = list ? Array.from(list.children).indexOf(node as Element) : 0;
      const marker = list?.nodeName === 'OL' ? `${start + at}. ` : '- ';
      return `${marker}${content.trim().replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`)}\n`;
    },
  });
  service.addRule('link', {
    filter: (node) => node.nodeName === 'A',
    replacement: (content, node) => {
      const href = absolute((node as Element).getAttribute('href'), base);
      const label = content.replace(/\s*\n\s*/g, ' ').trim();
      if (!href || !label) return content;
      return label === href ? `<${href}>` : `[${label}](${inParentheses(href)})`;
    },
  });
  service.addRule('image', {
    filter: 'img',
    replacement: (_, node) => {
      const src = absolute((node as Element).getAttribute('src'), base);
      const alt = ((node as Element).getAttribute('alt') ?? '').replace(/[\s[\]]+/g, ' ').trim();
      return src ? `![${alt}](${inParentheses(src)})` : alt;
    },
  });
  service.addRule('embedded', {
    filter: 'iframe',
    replacement: (_, node) => {
      const src = absolute((node as Element).getAttribute('src'), base);
      const title = (node as Element)
        .getAttribute('title')
        ?.replace(/[\s[\]]+/g, ' ')
        .trim();
      return src ? `\n\n[${title || new URL(src).hostname}](${inParentheses(src)})\n\n` : '';
    },
  });
  service.addRule('codeBlock', {
    filter: 'pre',
    replacement: (_, node) => {
      const code = (node.textContent ?? '').replace(/^\n|\n$/g, '');
      const classes = `${(node as Element).className} ${(node as Element).querySelector('code')?.className ?? ''}`;
      const language = /\blang(?:uage)?-([\w+#-]+)/.exec(classes)?.[1] ?? '';
      const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
      return `\n\n${fence}${language}\n${code}\n${fence}\n\n`;
    },
  });
  service.addRule('term', {
    filter: 'dt',
    replacement: (content) => (content.trim() ? `\n\n**${content.trim()}**\n\n` : ''),
  });
  addTableRules(service);
  return service;
}

const BLOCK = /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|DIV|DL|H[1-6]|HR|OL|P|PRE|SECTION|TABLE|UL)$/;

/** Line breaks for mere distance, before or after a block or at an end, are not words. */
function standsBetweenWords(node: Node): boolean {
  const beside = (step: (at: Node) => Node | null) => {
    let at = step(node);
    while (at && at.nodeType === 3 && !at.textContent?.trim()) at = step(at);
    return at;
  };
  const before = beside((at) => at.previousSibling);
  const after = beside((at) => at.nextSibling);
  return Boolean(
    before && after && after.nodeName !== 'BR' && !BLOCK.test(before.nodeName) && !BLOCK.test(after.nodeName),
  );
}

/** An address that leads somewhere: absolute http, https or mailto, else nothing. */
function absolute(link: string | null, base: string): string | null {
  if (!link) return null;
  const url = URL.parse ? URL.parse(link.trim(), base || undefined) : parseUrl(link.trim(), base);
  return url && /^(?:https?|mailto):$/.test(url.protocol) ? url.href : null;
}

function parseUrl(link: string, base: string): URL | null {
  return URL.canParse(link, base || undefined) ? new URL(link, base || undefined) : null;
}

function inParentheses(href: string): string {
  return href.replace(/[()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
