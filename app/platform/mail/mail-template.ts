import type { Lang } from '../actor';
import { wordsFor } from '../i18n/words';
import { mailWords } from './mail.words';

/** What a mail says, in the order it says it. Texts are plain; a quote is set apart. */
export type MailContent = {
  lang: Lang;
  subject: string;
  /** Greeted by name when given. */
  name?: string | null;
  paragraphs: readonly string[];
  quote?: string;
  button?: { label: string; url: string };
  /** Small print after the button. */
  notes?: readonly string[];
  /** Address of the page (and of the one-click request) that ends mails like this. */
  unsubscribeUrl?: string;
};

export type MailBodies = { subject: string; text: string; html: string };

/** One mail as plain text and as simple HTML that says the same. The site's `url` without a slash at the end. */
export function mailBodies(content: MailContent, site: { name: string; url: string }): MailBodies {
  const t = wordsFor(content.lang, mailWords);
  const greeting = content.name ? t('greeting', { name: oneLine(content.name) }) : t('greetingPlain');
  const { button, quote, notes = [], unsubscribeUrl } = content;
  const foot = [
    t('sentBy', { site: site.name, url: site.url }),
    ...(unsubscribeUrl ? [t('unsubscribe', { url: unsubscribeUrl })] : []),
  ];
  const text = [
    greeting,
    ...content.paragraphs,
    ...(quote ? [quote.replace(/^/gm, '> ')] : []),
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...notes,
    `-- \n${foot.join('\n')}`,
  ].join('\n\n');
  const html = [
    `<!doctype html><html lang="${content.lang}"><head><meta charset="utf-8"><title>${escaped(content.subject)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#ffffff;color:#1b1b1b;font:17px/1.5 system-ui,sans-serif">',
    '<div style="max-width:36em">',
    ...[greeting, ...content.paragraphs].map(paragraph),
    quote
      ? `<blockquote style="margin:16px 0;padding:0 16px;border-left:4px solid #c9c9c9">${paragraph(quote)}</blockquote>`
      : '',
    button
      ? `<p><a href="${escaped(button.url)}" style="display:inline-block;padding:12px 20px;background:#1a5a3c;color:#ffffff;border-radius:4px;text-decoration:none;font-weight:bold">${escaped(button.label)}</a></p>${small(t('cannotPress', { url: button.url }))}`
      : '',
    ...notes.map(paragraph),
    '<hr style="border:0;border-top:1px solid #dcdee0;margin:24px 0">',
    ...foot.map(small),
    '</div></body></html>',
  ].join('\n');
  return { subject: oneLine(content.subject), text: `${text}\n`, html };
}

const paragraph = (text: string) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;
const small = (text: string) =>
  `<p style="font-size:14px;color:#565c65;word-break:break-word">${linked(escaped(text))}</p>`;
const linked = (html: string) =>
  html.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" style="color:#565c65">${url}</a>`);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Header values are one line, whatever somebody calls themselves. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ').trim();
}
