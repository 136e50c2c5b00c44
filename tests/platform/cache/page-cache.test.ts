import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PageCache, type PageFacts } from '~/platform/cache/page-cache.server';
import { now, setClockOffset } from '~/platform/clock';

type Answer = { status: number; body: string; headers: IncomingMessage['headers'] };

describe('the page cache', () => {
  let server: Server;
  let cache: PageCache;
  let renders: string[];
  let page: PageFacts;
  let during: () => void;

  beforeEach(async () => {
    cache = new PageCache(false);
    renders = [];
    page = { freshUntil: null, tags: ['question:1'], seen: null };
    during = () => {};
    server = createServer((req, res) =>
      cache.door(req, res, () => {
        const lang = req.headers['accept-language'] ?? '';
        setTimeout(() => {
          renders.push(req.url ?? '');
          during();
          const body = Buffer.from(`<p>${renders.length} ${lang}</p>`);
          cache.offer(req, { status: 200, type: 'text/html; charset=utf-8', body, shared: true }, page);
          res.end(body);
        }, 20);
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    setClockOffset(0);
    await new Promise((resolve) => server.close(resolve));
  });

  const fetchPage = (url: string, headers: Record<string, string> = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      get({ port, host: '127.0.0.1', path: url, headers, agent: false }, (res) => {
        let body = '';
        res.on('data', (part) => {
          body += part;
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body, headers: res.headers }));
      }).on('error', reject);
    });

  it('renders once however many ask', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => fetchPage('/')));
    expect(new Set(answers.map((a) => a.body)).size).toBe(1);
    expect(renders).toHaveLength(1);
  });

  it('answers from memory with the headers every answer has', async () => {
    await fetchPage('/');
    const { headers } = await fetchPage('/');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    const again = await fetchPage('/', { 'if-none-match': headers.etag ?? '' });
    expect(again.status).toBe(304);
    expect(renders).toHaveLength(1);
  });

  it.each([
    ['a session', { cookie: 'session=abc' }],
    ['a token', { authorization: 'Bearer abc' }],
  ])('neither answers nor stores with %s', async (_what, headers) => {
    await fetchPage('/', headers);
    await fetchPage('/', headers);
    expect(renders).toHaveLength(2);
  });

  it('keeps languages apart, and addresses with parameters nobody knows away', async () => {
    await fetchPage('/', { 'accept-language': 'es' });
    const english = await fetchPage('/', { 'accept-language': 'en' });
    expect(english.body).toContain('2 en');
    await fetchPage('/?utm=1');
    await fetchPage('/?utm=1');
    expect(renders).toHaveLength(4);
  });

  it('drops what an event may have changed, and only that', async () => {
    await fetchPage('/a');
    cache.drop(['question:2']);
    await fetchPage('/a');
    expect(renders).toHaveLength(1);
    cache.drop(['question:1']);
    await fetchPage('/a');
    expect(renders).toHaveLength(2);
  });

  it('stores nothing that changed while it was rendered', async () => {
    during = () => cache.drop(['question:1']);
    await fetchPage('/a');
    during = () => {};
    await fetchPage('/a');
    await fetchPage('/a');
    expect(renders).toHaveLength(2);
  });

  it('ends at the moment at which the page would read differently, and when the clock is moved', async () => {
    page = { ...page, freshUntil: new Date(now().getTime() + 150) };
    await fetchPage('/a');
    await fetchPage('/a');
    expect(renders).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    page = { ...page, freshUntil: null };
    await fetchPage('/a');
    setClockOffset(3_600_000);
    await fetchPage('/a');
    expect(renders).toHaveLength(3);
  });

  it('stores no page that did not say what it shows', async () => {
    page = { freshUntil: null, tags: [], seen: null };
    await fetchPage('/login');
    await fetchPage('/login');
    expect(renders).toHaveLength(2);
  });
});
