import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { clockOffset, now } from '../clock';
import { compress, type Encoding, encodingFor } from '../http/compress.server';
import { securityHeaders } from '../http/security-headers.server';
import { hasSessionCookie } from '../http/session-cookie.server';
import { languageFrom } from '../i18n/request-language.server';
import { seen } from './page-seen.server';

/** What a loader said of its page (see load-context). Only pages with tags are kept. */
export type PageFacts = { freshUntil: Date | null; tags: readonly string[]; seen: string | null };

type Entry = {
  body: Buffer;
  type: string;
  etag: string;
  headers: string[];
  encoded: Partial<Record<Encoding, Buffer | Promise<Buffer>>>;
  storedAt: number;
  freshUntil: number;
  offset: number;
  tags: readonly string[];
  seen: string | null;
};

/** Whatever gets lost on the way, no cached page is older than this. */
const longestMs = 60_000;

/** Parameters that pages read; an address with any other is answered, but not remembered. */
const knownParameters = new Set(['after', 'sort', 'tag', 'topic', 'agency', 'letter', 'order', 'print']);

/**
 * Whole pages for visitors without a session, per process. An entry is dropped by an event about anything it shows, at the
 * moment at which it would read differently, and after a minute in any case. However many ask for a page that is not
 * there, it is rendered once.
 */
export class PageCache {
  readonly #entries: LRUCache<string, Entry>;
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #unfit = new LRUCache<string, true>({ max: 5_000, ttl: longestMs });
  readonly #dropped = new LRUCache<string, number>({ max: 20_000, ttl: 2 * longestMs });
  readonly #fills = new WeakMap<IncomingMessage, { key: string; began: number; done: () => void }>();
  readonly #secure: boolean;
  #moment = 0;
  #clearedAt = 0;

  constructor(secure: boolean) {
    this.#secure = secure;
    this.#entries = new LRUCache<string, Entry>({
      maxSize: 128 * 1024 * 1024,
      sizeCalculation: (e) => e.body.length * 2 + 2_000,
      dispose: (entry, key) => this.#unlink(entry, key),
    });
  }

  /** Answers from memory, or waits for the render that is under way, or lets this request be that render. */
  door = (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    const key = keyOf(req);
    if (key === null || this.#unfit.has(key)) {
      next();
      return;
    }
    const entry = this.#fresh(key);
    if (entry) {
      serve(entry, req, res);
      return;
    }
    const waiting = this.#waiting.get(key);
    if (waiting) {
      void waiting.then(() => {
        const made = this.#fresh(key);
        if (made) serve(made, req, res);
        else next();
      });
      return;
    }
    if (req.method !== 'GET') {
      next();
      return;
    }
    let done = () => {};
    this.#waiting.set(key, new Promise((resolve) => (done = resolve)));
    const fill = {
      key,
      began: this.#moment,
      done: () => {
        this.#waiting.delete(key);
        done();
      },
    };
    this.#fills.set(req, fill);
    res.once('close', fill.done);
    next();
  };

  /** Takes a rendered answer in, if this request was to make one and it may be shared. */
  offer(
    req: IncomingMessage,
    answer: { status: number; type: string; body: Buffer; shared: boolean },
    page: PageFacts,
  ): void {
    const fill = this.#fills.get(req);
    if (!fill) return;
    this.#fills.delete(req);
    if (answer.status === 200 && answer.shared && page.tags.length > 0) this.#store(fill.key, fill.began, answer, page);
    else this.#unfit.set(fill.key, true);
    fill.done();
  }

  /** Drops every page that shows any of these. */
  drop(tags: readonly string[]): void {
    this.#moment += 1;
    for (const tag of tags) {
      this.#dropped.set(tag, this.#moment);
      for (const key of [...(this.#keysOf.get(tag) ?? [])]) this.#entries.delete(key);
    }
  }

  clear = (): void => {
    this.#moment += 1;
    this.#clearedAt = this.#moment;
    this.#entries.clear();
  };

  #fresh(key: string): Entry | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    const old =
      Date.now() - entry.storedAt >= longestMs || entry.freshUntil <= now().getTime() || entry.offset !== clockOffset();
    if (!old) return entry;
    this.#entries.delete(key);
    return null;
  }

  #store(key: string, began: number, { body, type }: { body: Buffer; type: string }, page: PageFacts): void {
    // Something it shows changed while it was rendered: it may show what was before.
    if (this.#clearedAt > began || page.tags.some((tag) => (this.#dropped.get(tag) ?? 0) > began)) return;
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const entry: Entry = {
      body,
      type,
      etag,
      headers: headersFor(type, etag, this.#secure),
      encoded: {},
      storedAt: Date.now(),
      freshUntil: page.freshUntil?.getTime() ?? Number.POSITIVE_INFINITY,
      offset: clockOffset(),
      tags: page.tags,
      seen: page.seen,
    };
    if (entry.freshUntil <= now().getTime()) return;
    this.#entries.set(key, entry);
    for (const tag of page.tags) {
      const keys = this.#keysOf.get(tag) ?? new Set();
      this.#keysOf.set(tag, keys.add(key));
    }
  }

  #unlink(entry: Entry, key: string): void {
    for (const tag of entry.tags) {
      const keys = this.#keysOf.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOf.delete(tag);
    }
  }
}

function headersFor(type: string, etag: string, secure: boolean): string[] {
  return Object.entries({
    ...securityHeaders(secure),
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    Vary: 'Cookie, Accept-Language, Accept-Encoding',
    ETag: etag,
  }).flat();
}

/** The page's name in the cache; null for what is never shared. */
function keyOf(req: IncomingMessage): string | null {
  if (req.method !== 'GET' && req.method !== 'HEAD') return null;
  const { headers, url = '/' } = req;
  if (headers.authorization !== undefined || hasSessionCookie(req)) return null;
  const query = url.indexOf('?');
  if (query !== -1) {
    for (const pair of url.slice(query + 1).split('&'))
      if (!knownParameters.has(pair.split('=', 1)[0] ?? '')) return null;
  }
  return `${languageFrom(headers.cookie, headers['accept-language'], null)} ${url}`;
}

function serve(entry: Entry, req: IncomingMessage, res: ServerResponse): void {
  if (entry.seen && req.method === 'GET' && !req.headers['x-live']) seen(entry.seen);
  if (req.headers['if-none-match'] === entry.etag) {
    res.writeHead(304, entry.headers);
    res.end();
    return;
  }
  const encoding = encodingFor(req, entry.type, entry.body.length, true);
  const body = encoding ? (entry.encoded[encoding] ?? encode(entry, encoding)) : entry.body;
  if (Buffer.isBuffer(body)) send(entry, body, encoding, req, res);
  else void body.then((ready) => send(entry, ready, encoding, req, res));
}

function encode(entry: Entry, encoding: Encoding): Promise<Buffer> {
  const making = compress(entry.body, encoding, encoding === 'gzip').then((ready) => {
    entry.encoded[encoding] = ready;
    return ready;
  });
  entry.encoded[encoding] = making;
  return making;
}

function send(
  entry: Entry,
  body: Buffer,
  encoding: Encoding | undefined,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const extra = ['Content-Length', String(body.length)];
  if (encoding) extra.push('Content-Encoding', encoding);
  res.writeHead(200, entry.headers.concat(extra));
  res.end(req.method === 'HEAD' ? undefined : body);
}
