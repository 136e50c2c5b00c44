import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { finishIndexing, indexMissing } from '~/features/search/index-questions.server';
import { testDatabase } from '../../support/database.ts';
import { addressOf, digestOf, productUnderTest, together, ways } from './ask.ts';
import { calls } from './calls.ts';
import { forms } from './forms.ts';
import { makePlaces, type Places, pages } from './pages.ts';
import { type ActorName, makeWorld, type World } from './world.ts';

const database = testDatabase();
const product = productUnderTest();
let world: World;
let places: Places;

beforeAll(async () => {
  world = await makeWorld();
  places = await makePlaces(world);
  await indexMissing();
  await finishIndexing();
}, 400_000);

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** A request as it is written here: no client tidies the address or the headers. */
function send(method: string, path: string, given: Record<string, string> = {}, body?: string): Promise<Answer> {
  const { port, host } = new URL(product.url);
  const headers = body === undefined ? given : { ...given, 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request({ host: '127.0.0.1', port, method, path, headers: { Host: host, ...headers } });
    sent.on('response', (answer) => {
      const parts: Buffer[] = [];
      const done = () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() });
      if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
        sent.destroy();
        done();
        return;
      }
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', done);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const cookieOf = (actor: ActorName): Record<string, string> =>
  world.cookies[actor] ? { Cookie: world.cookies[actor] } : {};
const typed = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe('another site', () => {
  const evil: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'garbage' },
    { Origin: 'http://sibling.localhost' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site', Referer: 'https://evil.example/' },
    {},
  ];

  test('can have nothing done, by any form, by any way in', async () => {
    const prepared = await together(
      forms.map((row) => async () => {
        const actor = (Object.keys(row.expect) as ActorName[]).find((name) => row.expect[name] === 'ok') ?? 'member';
        return { row, actor, sent: await row.make(world, actor) };
      }),
      1,
    );
    const before = await digestOf(database);
    const wrong: string[] = [];
    await together(
      prepared
        // A one-click unsubscribe proves itself by the signature in its address, and takes no cookie.
        .filter(({ row }) => row.route !== 'unsubscribe.$token')
        .flatMap(({ row, actor, sent }) =>
          evil.flatMap((headers) =>
            ways.map((way) => async () => {
              const body = new URLSearchParams({ intent: row.intent, ...sent.fields } as Record<string, string>);
              const at = addressOf(sent.to, way, `routes/${row.route}`);
              const all = { ...typed, ...cookieOf(actor), ...headers };
              const { status } = await send('POST', at, all, body.toString());
              if (status !== 403) wrong.push(`${row.route} ${row.intent} ${way} ${JSON.stringify(headers)}: ${status}`);
            }),
          ),
        ),
    );
    expect(wrong).toEqual([]);
    expect(await digestOf(database)).toEqual(before);
  }, 400_000);

  test('can end mail by the signed link alone, as mail programs do', async () => {
    const at = `/unsubscribe/${places.unsubscribe}`;
    const oneClick = 'List-Unsubscribe=One-Click';
    expect((await send('POST', at, typed, oneClick)).status).toBe(200);
    for (const headers of evil) {
      expect((await send('POST', at, { ...typed, ...headers }, oneClick)).status).toBe(200);
      expect((await send('POST', `${at}.data`, { ...typed, ...headers }, oneClick)).status).toBeLessThan(500);
      expect((await send('POST', '/unsubscribe/forged', { ...typed, ...headers }, oneClick)).status).toBe(404);
    }
  });

  test('can call nothing of the API with somebody’s cookie', async () => {
    const prepared = await together(
      calls.map((row) => async () => ({ row, sent: await row.make(world, 'repA') })),
      1,
    );
    const before = await digestOf(database);
    for (const { row, sent } of prepared) {
      const [method = ''] = row.call.split(' ');
      if (method === 'GET') continue;
      const headers = { 'Content-Type': 'application/json', ...cookieOf('repA'), Origin: 'https://evil.example' };
      for (const at of [`/api/v1${sent.at}`, `/api/v1${sent.at}?_data=routes%2Fapi.v1.%24`, `/api/v1${sent.at}.data`]) {
        const { status } = await send(method, at, headers, JSON.stringify(sent.body ?? {}));
        expect([401, 403, 404, 405], `${row.call} ${at}`).toContain(status);
      }
    }
    expect(await digestOf(database)).toEqual(before);
  }, 400_000);
});

describe('reading', () => {
  test('every link as admin, moderator and rep changes nothing', async () => {
    const before = await digestOf(database);
    for (const actor of ['admin', 'moderator', 'repA', 'asker'] as const) {
      const seen = new Set<string>();
      const queue = ['/', '/staff', '/admin', '/staff/escalations', '/settings', places.plain.path, places.case.path];
      queue.push('/notifications', '/staff/flags', '/logout', `/questions/${places.plain.question}/moderate`);
      while (queue.length > 0 && seen.size < 80) {
        const batch = queue.splice(0, 6).filter((at) => !seen.has(at) && seen.add(at));
        const answers = await Promise.all(batch.map((at) => send('GET', at, cookieOf(actor))));
        for (const { status, body } of answers) {
          expect(status).toBeLessThan(500);
          for (const [, href = ''] of body.matchAll(/(?:href|action)="(\/[^"#]*)/g)) {
            const at = href.replaceAll('&amp;', '&');
            if (!seen.has(at) && !at.startsWith('/assets/')) queue.push(at);
          }
        }
      }
      expect(seen.size).toBeGreaterThan(40);
    }
    const after = await digestOf(database);
    // That pages were looked at is counted, at intervals.
    for (const digest of [before, after]) delete digest.question_views;
    delete before.questions;
    delete after.questions;
    expect(after).toEqual(before);
    // Still logged in: a link to the log-out page ends nothing.
    expect((await send('GET', '/settings', cookieOf('admin'))).status).toBe(200);
  }, 400_000);
});

const nasty = ['%00', '%ED%A0%80', '%EF%BF%BF', '%E0%A4%A', '%', '100000000000000000000', '-1', '0', '1e3', '1.5'];
nasty.push('NaN', "'%22%3E%3Cscript%3Ealert(1)%3C/script%3E", '..%2f..%2fetc%2fpasswd', '%0d%0aSet-Cookie:%20a=b');
nasty.push('__proto__', 'constructor', '9223372036854775808', '2147483648', '%F0%9F%92%A9', 'a'.repeat(3_000), '');

describe('what nobody should send', () => {
  test('in addresses and parameters ends in no failure', async () => {
    const failed: string[] = [];
    const places_ = pages.map((row) => ({ row, at: row.at(places) }));
    const jobs = places_.flatMap(({ at }, n) => {
      const [pathname = '', search = ''] = at.split('?');
      const names = [
        'after',
        'sort',
        'q',
        'page',
        'view',
        'case',
        'post',
        'token',
        'topics',
        '_data',
        '_routes',
        'lang',
      ];
      const params = new URLSearchParams(search);
      return nasty.map((value, m) => {
        const asks: string[] = [
          `${pathname}?${names.map((name) => `${name}=${value}`).join('&')}`,
          `${pathname}?${[...params.keys(), 'after'].map((name) => `${name}=${value}&${name}=${value}&${name}[]=1`).join('&')}`,
          pathname
            .split('/')
            .map((part) => (/\d|agency-|topic-/.test(part) ? value : part))
            .join('/') || '/',
        ];
        // Each value in one of the forms of the question, and all forms over all pages.
        const ask = asks[(n + m) % asks.length] ?? '/';
        const way = ways[(n + m) % ways.length] ?? 'document';
        const dressed = way.startsWith('.data') ? ask.replace(/(\?|$)/, '.data$1') : ask;
        const actor = ((n + m) % 5 < 2 ? 'anonymous' : 'admin') as ActorName;
        return { turn: (n + m) % 3, actor, at: dressed.slice(0, 7_900) };
      });
    });
    await together(
      // Each page meets a third of the values, each value a third of the pages.
      jobs
        .filter(({ turn }) => turn === 0)
        .map(({ actor, at }) => async () => {
          const { status } = await send('GET', at, cookieOf(actor));
          if (status >= 500 || status === 0) failed.push(`${at.slice(0, 200)} as ${actor}: ${status}`);
        }),
      6,
    );
    expect(failed).toEqual([]);
  }, 400_000);

  test('in forms ends in no failure, and nothing is stored half', async () => {
    const failed: string[] = [];
    const values = ['%00', '%ED%A0%80', '100000000000000000000', '-1', '', '%', 'x%00y', '%F0%9F%92%A9'];
    for (const [n, row] of forms.entries()) {
      const actor = (Object.keys(row.expect) as ActorName[]).find((name) => row.expect[name] === 'ok') ?? 'member';
      const sent = await row.make(world, actor);
      const headers: Record<string, string> = { ...typed, ...cookieOf(actor), Origin: product.url };
      if (sent.cookie !== undefined) headers.Cookie = sent.cookie;
      for (const value of values.filter((_, m) => (n + m) % 4 === 0)) {
        const fields = Object.keys(sent.fields).map((name) => `${name}=${value}`);
        for (const body of [
          [`intent=${row.intent}`, ...fields].join('&'),
          [`intent=${row.intent}`, ...fields, ...fields, `__proto__=${value}`].join('&'),
        ]) {
          const { status } = await send('POST', sent.to, headers, body);
          if (status >= 500) failed.push(`${row.route} ${body.slice(0, 80)}: ${status}`);
        }
      }
      const unreadable = [
        ['text/plain', 'intent=x'],
        ['multipart/form-data; boundary=x', '--x\r\nbroken'],
        ['multipart/form-data', 'x'],
        ['application/json', '{"intent":{}}'],
        ['', ''],
      ] as const;
      for (const [type, body] of unreadable.filter((_, m) => (n + m) % 3 === 0)) {
        const { status } = await send('POST', sent.to, { ...headers, 'Content-Type': type }, body);
        if (status >= 500) failed.push(`${row.route} ${type}: ${status}`);
      }
    }
    expect(failed).toEqual([]);
  }, 400_000);

  test('to the API ends in no failure', async () => {
    const failed: string[] = [];
    for (const [n, row] of calls.entries()) {
      const [method = '', path = ''] = row.call.split(' ');
      const sent = await row.make(world, 'repA');
      const headers = { Authorization: `Bearer ${world.tokens.repA}`, 'Content-Type': 'application/json' };
      const bodies = ['null', '[]', '{', '"\\ud800"', '{"__proto__":{"role":"admin"}}', 'x'.repeat(100_000)];
      for (const value of ['\\u0000', '\\ud800', '1e400', ''])
        bodies.push(JSON.stringify(sent.body ?? {}).replace(/:"[^"]*"/g, `:"${value}"`));
      bodies.push(JSON.stringify(sent.body ?? {}).replace(/:(\d+|"[^"]*")/g, ':100000000000000000000'));
      if (method !== 'GET')
        for (const body of bodies) {
          const { status } = await send(method, `/api/v1${sent.at}`, headers, body);
          if (status >= 500) failed.push(`${row.call} ${body.slice(0, 60)}: ${status}`);
        }
      for (const value of nasty.filter((_, m) => (n + m) % 3 === 0)) {
        const at = path.replace(/:\w+/g, value);
        const query = `q=${value}&after=${value}&limit=${value}&topic=${value}&title=${value}&state=${value}&assignee=${value}`;
        const { status } = await send(method, `/api/v1${at}?${query}`.slice(0, 7_900), headers);
        if (status >= 500) failed.push(`${method} ${at.slice(0, 80)}: ${status}`);
      }
    }
    expect(failed).toEqual([]);
  }, 400_000);
});

describe('every kind of answer', () => {
  test('has the headers that keep a browser safe', async () => {
    const html = (await send('GET', '/')).body;
    const asset = /(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/.exec(html)?.[1] ?? '';
    const etag = String((await send('GET', asset)).headers.etag);
    const own = { ...cookieOf('member'), Origin: product.url, ...typed };
    const asks: [number, string, string, Record<string, string>?, string?][] = [
      [200, 'GET', '/questions'],
      [200, 'GET', '/questions'],
      [200, 'HEAD', '/questions'],
      [301, 'GET', `/questions/${places.plain.question}`],
      [302, 'GET', '/staff'],
      [404, 'GET', '/nothing/here'],
      [404, 'GET', '/assets/nothing.js'],
      [410, 'GET', places.hidden.path],
      [400, 'GET', '/%'],
      [400, 'GET', '/', { Host: 'evil.example' }],
      [403, 'POST', '/logout', { Origin: 'https://evil.example' }],
      [403, 'GET', '/staff', cookieOf('member')],
      [200, 'GET', '/settings', cookieOf('member')],
      [200, 'GET', '/', cookieOf('member')],
      [404, 'GET', '/nothing', cookieOf('member')],
      [413, 'POST', '/questions/new', own, `body=${'x'.repeat(70_000)}`],
      [422, 'POST', '/questions/new', own, 'intent=ask'],
      [200, 'GET', asset],
      [304, 'GET', asset, { 'If-None-Match': etag }],
      [200, 'GET', '/favicon.svg'],
      [200, 'GET', '/healthz'],
      [200, 'GET', '/readyz'],
      [200, 'GET', '/metrics'],
      [200, 'GET', '/feeds/questions.atom'],
      [200, 'GET', '/sitemap.xml'],
      [200, 'GET', '/api/v1/topics'],
      [401, 'GET', '/api/v1/escalations'],
      [404, 'GET', '/api/v1/nothing'],
      [405, 'DELETE', '/api/v1/topics'],
      [200, 'GET', `/live?topics=question:${places.plain.question}`],
      [200, 'GET', '/questions.data'],
      [302, 'GET', '/language?to=es&back=/'],
    ];
    for (const [status, method, at, headers = {}, body] of asks) {
      const answer = await send(method, at, headers, body);
      const what = `${method} ${at} ${JSON.stringify(headers)}`;
      expect(answer.status, what).toBe(status);
      const policy = String(answer.headers['content-security-policy']);
      for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy, what).toContain(part);
      expect(policy, what).not.toMatch(/unsafe|nonce/);
      expect(answer.headers['x-content-type-options'], what).toBe('nosniff');
      expect(answer.headers['referrer-policy'], what).toMatch(/^(same-origin|strict-origin-when-cross-origin)$/);
      if (headers.Cookie && status !== 413) expect(answer.headers['cache-control'], what).toBe('private, no-store');
      if (headers.Cookie) expect(answer.headers['cache-control'], what).toContain('no-store');
      expect(answer.body, what).not.toMatch(
        /<script(?![^>]*\ssrc=)(?![^>]*type="application\/ld\+json")|\sstyle="|\son\w+="/,
      );
    }
  }, 400_000);

  test('of a page from the cache, and of one not modified, too', async () => {
    const first = await send('GET', '/official');
    const second = await send('GET', '/official');
    const third = await send('GET', '/official', { 'If-None-Match': String(second.headers.etag) });
    for (const { headers } of [first, second, third]) {
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
    }
    if (second.headers.etag) expect(third.status).toBe(304);
  });

  test('a member’s page is never the next visitor’s', async () => {
    for (const at of [
      '/',
      '/questions',
      places.plain.path,
      '/x.css',
      `${places.plain.path}/x.css`,
      '/settings/x.css',
    ]) {
      await send('GET', at, cookieOf('member'));
      for (const headers of [{}, { Cookie: 'lang=en' }, { 'X-Forwarded-Host': 'evil.example' }]) {
        const { body } = await send('GET', at, headers as Record<string, string>);
        expect(body).not.toContain('Joe Member');
        expect(body).not.toContain('evil.example');
      }
    }
  });
});
