import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Lang, wordsFor } from '../i18n/words.ts';
import { pathOf } from './door.ts';
import { refusalWords } from './refusal.words.ts';
import { requestIdOf } from './request-frame.server.ts';

type Reason = 'badRequest' | 'unknownHost' | 'crossSite' | 'tooLarge' | 'tooMany' | 'away' | 'failed' | 'notFound';

const STATUS: Record<Reason, number> = {
  badRequest: 400,
  unknownHost: 400,
  crossSite: 403,
  notFound: 404,
  tooLarge: 413,
  tooMany: 429,
  failed: 500,
  away: 503,
};

const CODE: Record<Reason, string> = {
  badRequest: 'bad_request',
  unknownHost: 'unknown_host',
  crossSite: 'cross_site',
  notFound: 'not_found',
  tooLarge: 'too_large',
  tooMany: 'rate_limited',
  failed: 'internal',
  away: 'unavailable',
};

/** Answers without Remix: a plain page, or problem+json for programs. Does nothing once an answer has begun. */
export function refuse(req: IncomingMessage, res: ServerResponse, reason: Reason): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const status = STATUS[reason];
  const lang = preferredLanguage(req);
  const program = pathOf(req).startsWith('/api/');
  const body = program ? problem(reason, lang) : page(req, reason, lang);
  res.statusCode = status;
  res.setHeader('Content-Type', program ? 'application/problem+json' : 'text/html; charset=utf-8');
  res.setHeader('Content-Language', lang);
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.removeHeader('Content-Encoding');
  res.removeHeader('ETag');
  if (status === 503) res.setHeader('Retry-After', '5');
  // What is left of a refused body would be taken for the next request.
  if (!req.complete) res.setHeader('Connection', 'close');
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** The language of the reader by cookie or browser; these pages cannot ask the database. */
function preferredLanguage(req: IncomingMessage): Lang {
  const chosen = /(?:^|;\s*)lang=(en|es)/.exec(req.headers.cookie ?? '')?.[1];
  if (chosen) return chosen as Lang;
  return /^\s*es\b/i.test(req.headers['accept-language'] ?? '') ? 'es' : 'en';
}

function problem(reason: Reason, lang: Lang): string {
  const t = wordsFor(lang, refusalWords);
  return JSON.stringify({
    type: 'about:blank',
    status: STATUS[reason],
    title: t(reason),
    detail: t(`${reason}Text`),
    code: CODE[reason],
  });
}

function page(req: IncomingMessage, reason: Reason, lang: Lang): string {
  const t = wordsFor(lang, refusalWords);
  const reference = t('reference', { id: requestIdOf(req) });
  return plainPage(lang, t(reason), `<p>${t(`${reason}Text`)}</p>`, `<p><small>${reference}</small></p>`);
}

/** A page without the product around it: a sentence and a way on. `text` and `foot` are markup. */
export function plainPage(lang: Lang, sentence: string, text = '', foot = ''): string {
  const t = wordsFor(lang, refusalWords);
  const heading = sentence.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${heading} - Answerhall</title>
<link rel="stylesheet" href="/plain.css">
<main>
<h1>${heading}</h1>
${text}
<p><a href="/">${t('home')}</a></p>
${foot}
</main>
</html>
`;
}
