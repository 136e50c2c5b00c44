import sanitizeHtml from 'sanitize-html';
import { claimsToBeOfficial } from '../text/official-claim';
import { fitStructure } from './fit-structure';

const LINK_REL = 'nofollow ugc noopener noreferrer';
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const CODE_LANGUAGE = /^language-[A-Za-z0-9+#.-]{1,30}$/;

/** A link worth following: http or https to a named host without hidden credentials, or an e-mail address. */
function safeLink(href: string | undefined): string | undefined {
  const link = href?.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are how schemes are smuggled
  if (!link || link.length > 2000 || /[\u0000-\u0020\u007F\\]/.test(link)) return undefined;
  if (/^mailto:[^:/]+$/i.test(link)) return link;
  if (!/^https?:\/\/[^/]/i.test(link) || !URL.canParse(link)) return undefined;
  const url = new URL(link);
  return url.hostname && !url.username && !url.password ? link : undefined;
}

function safeImage(src: string | undefined): string | undefined {
  const link = safeLink(src);
  return link && /^https:/i.test(link) ? link : undefined;
}

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['strong', 'em', 'b', 'i', 's', 'del', 'ins', 'code', 'kbd', 'samp', 'var', 'sub', 'sup', 'a', 'img'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt', 'loading', 'decoding', 'referrerpolicy'],
    code: ['class'],
    ol: ['start', 'reversed'],
    th: ['scope', 'align', 'colspan', 'rowspan'],
    td: ['align', 'colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  // Deeper nesting says nothing to a reader and costs the cleaner time.
  nestingLimit: 40,
  nonTextTags: [
    ...['script', 'style', 'textarea', 'option', 'select', 'noscript', 'noembed', 'noframes', 'xmp', 'plaintext'],
    ...['title', 'template', 'iframe', 'object', 'svg', 'math', 'audio', 'video', 'canvas', 'button'],
  ],
  transformTags: {
    h1: 'h3',
    h2: 'h4',
    a: (tagName, { href }): sanitizeHtml.Tag => {
      const link = safeLink(href);
      return { tagName, attribs: link ? { href: link, rel: LINK_REL } : {} };
    },
    img: (tagName, { src, alt }): sanitizeHtml.Tag => {
      const link = safeImage(src);
      if (!link) return { tagName, attribs: {} };
      const words = alt && !claimsToBeOfficial(alt) ? alt.slice(0, 500) : '';
      const attribs = { src: link, alt: words, loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer' };
      return { tagName, attribs };
    },
    code: (tagName, attribs): sanitizeHtml.Tag => {
      const language = attribs.class;
      return { tagName, attribs: language && CODE_LANGUAGE.test(language) ? { class: language } : {} };
    },
    ol: (tagName, { start, reversed }): sanitizeHtml.Tag => ({
      tagName,
      attribs: {
        ...(start && /^\d{1,9}$/.test(start) ? { start } : {}),
        ...(reversed === undefined ? {} : { reversed: '' }),
      },
    }),
    th: (tagName, attribs): sanitizeHtml.Tag => ({
      tagName,
      attribs: { scope: attribs.scope === 'row' ? 'row' : 'col', ...cell(attribs) },
    }),
    td: (tagName, attribs): sanitizeHtml.Tag => ({ tagName, attribs: cell(attribs) }),
  },
  exclusiveFilter: (frame) => {
    if (frame.tag === 'img') return !frame.attribs.src;
    if (frame.tag === 'a' && !frame.attribs.href) return 'excludeTag';
    // Only our own badge may be found as a heading that says "Official answer".
    return HEADINGS.has(frame.tag) && claimsToBeOfficial(frame.text) ? 'excludeTag' : false;
  },
};

function cell(attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const kept: sanitizeHtml.Attributes = {};
  if (attribs.align && /^(?:left|center|right)$/.test(attribs.align)) kept.align = attribs.align;
  for (const span of ['colspan', 'rowspan']) {
    const value = attribs[span];
    if (value && /^[1-9]\d?$/.test(value)) kept[span] = value;
  }
  return kept;
}

/**
 * Leaves of any HTML what a post may show: text, lists, tables, code, links and https images, without identifiers,
 * styles, handlers or any class but a code language. Cleaning its own output changes nothing.
 */
export function cleanHtml(html: string): string {
  return fitStructure(sanitizeHtml(html, options));
}
