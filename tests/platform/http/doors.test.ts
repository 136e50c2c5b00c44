import { createServer, type RequestOptions, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crossSiteGuard } from '~/platform/http/cross-site-guard.server';
import { throughDoors } from '~/platform/http/door';
import { knownHostDoor } from '~/platform/http/known-host.server';
import { readableUrlDoor } from '~/platform/http/readable-url.server';
import { requestFrame, routeOf } from '~/platform/http/request-frame.server';
import { securityHeadersDoor } from '~/platform/http/security-headers.server';

const OURS = 'ask.example.gov';
let server: Server;
let port = 0;
let reached: { method: string | undefined; cookie: string | undefined; forwarded: unknown }[] = [];

beforeAll(async () => {
  const doors = [
    securityHeadersDoor(true),
    requestFrame,
    readableUrlDoor,
    knownHostDoor(new Set([OURS])),
    crossSiteGuard(true),
  ];
  server = createServer(
    throughDoors(doors, (req, res) => {
      const forwarded = req.headers['x-forwarded-host'];
      reached.push({ method: req.method, cookie: req.headers.cookie, forwarded });
      res.end('inside');
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(() => server.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function ask(options: RequestOptions): Promise<Answer> {
  reached = [];
  return new Promise((resolve, reject) => {
    const headers = { Host: OURS, ...(options.headers as Record<string, string>) };
    const sent = request({ host: '127.0.0.1', port, path: '/', ...options, headers }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the cross-site guard', () => {
  const own = `https://${OURS}`;
  test.each([
    { Origin: own },
    { Origin: own, 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'same-origin' },
    { Referer: `${own}/questions/new` },
    { Origin: own, 'Sec-Fetch-Site': 'none' },
  ])('lets our own pages through: %o', async (headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect((await ask({ method, headers: headers as unknown as Record<string, string> })).status).toBe(200);
    }
  });

  test.each([
    {},
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'garbage' },
    { Origin: '' },
    { Origin: `http://${OURS}` },
    { Origin: `https://${OURS}.evil.example` },
    { Origin: `https://sibling.example.gov` },
    { Origin: own, 'Sec-Fetch-Site': 'cross-site' },
    { Origin: own, 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Referer: 'https://evil.example/' },
    { Referer: `https://evil.example/${own}/` },
    { Referer: 'garbage' },
    { Origin: 'https://evil.example', Referer: `${own}/` },
    { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' },
  ])('refuses everything else: %o', async (headers) => {
    const ways = ['/questions/new', '/questions/new?_data=routes/questions.new', '/questions/new.data', '/logout'];
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      for (const path of ways) {
        const answer = await ask({ method, path, headers: headers as unknown as Record<string, string> });
        expect(answer.status).toBe(403);
        expect(reached).toEqual([]);
      }
    }
  });

  test('the API proves itself by token: it passes, and its cookies do not', async () => {
    const headers = { Origin: 'https://evil.example', Cookie: 'session=abc' };
    expect((await ask({ method: 'POST', path: '/api/v1/questions', headers })).status).toBe(200);
    expect(reached).toMatchObject([{ cookie: undefined }]);
    expect((await ask({ method: 'POST', path: '/api/v1', headers })).status).toBe(403);
    expect((await ask({ method: 'POST', path: '/x/api/v1/questions', headers })).status).toBe(403);
  });

  test('reading needs no proof', async () => {
    expect((await ask({ headers: { Origin: 'https://evil.example' } })).status).toBe(200);
    expect((await ask({ method: 'HEAD', headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(200);
  });
});

describe('the host', () => {
  test.each(['evil.example', `${OURS}.evil.example`, `${OURS}:81`, '127.0.0.1', ''])('%s is not ours', async (Host) => {
    const answer = await ask({ headers: { Host } });
    expect(answer.status).toBe(400);
    expect(reached).toEqual([]);
    expect(answer.body).not.toContain('evil');
  });

  test('probes come under any name', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect((await ask({ path, headers: { Host: '10.1.2.3' } })).status).toBe(200);
    }
  });

  test('upper case is the same name, and nobody inside hears of X-Forwarded-Host', async () => {
    const headers = { Host: OURS.toUpperCase(), 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' };
    expect((await ask({ headers })).status).toBe(200);
    expect(reached).toMatchObject([{ forwarded: undefined }]);
  });
});

describe('what cannot be read', () => {
  test.each(['/%E0%A4%A', '/%', '/a%00b', '//evil.example/', 'http://evil.example/', '*', `/${'a'.repeat(9_000)}`])(
    '%s is 400',
    async (path) => {
      expect((await ask({ path })).status).toBe(400);
      expect(reached).toEqual([]);
    },
  );

  test.each(['TRACE', 'PROPFIND'])('%s is no method of ours', async (method) => {
    expect((await ask({ method })).status).toBe(400);
  });

  test('broken escapes in the query are the page’s business', async () => {
    expect((await ask({ path: '/search?q=%E0%A4%A&q=%' })).status).toBe(200);
  });
});

test('every answer has the headers, refusals too, and an id of its own', async () => {
  const answers = [
    await ask({}),
    await ask({ method: 'POST' }),
    await ask({ headers: { Host: 'evil' } }),
    await ask({ path: '/%' }),
  ];
  for (const { headers } of answers) {
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
  }
  expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(answers.length);
});

test('programs get problem+json, Spanish readers Spanish', async () => {
  const program = await ask({ path: '/api/v1/questions', headers: { Host: 'evil' } });
  expect(program.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(program.body)).toMatchObject({ status: 400, code: 'unknown_host' });
  const reader = await ask({ path: '/%', headers: { 'Accept-Language': 'es-MX,es;q=0.9' } });
  expect(reader.body).toContain('<html lang="es">');
});

test('the log’s routes name nobody and hold no secret', () => {
  expect(routeOf('/questions/12/how-do-i-tell-john-doe')).toBe('/questions/12/:name');
  expect(routeOf('/questions/12/case')).toBe('/questions/12/case');
  expect(routeOf('/users/john')).toBe('/users/:name');
  expect(routeOf('/reset/3yJhbGciOiJIUzI1NiJ9xyz')).toBe('/reset/:text');
  expect(routeOf('/john@example.org')).toBe('/:text');
  expect(routeOf('/official/code/K7QX')).toBe('/official/code/:text');
});

test('half a request hangs nobody', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: ');
  expect((await ask({})).status).toBe(200);
  socket.destroy();
});
