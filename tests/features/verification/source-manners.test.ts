import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { politely } from '~/features/verification/check-sources.server';

/** Two sites on one machine; what each was asked for, and when. */
const sites: { server: Server; base: string; asked: { path: string; at: number }[] }[] = [];

async function site(answers: Record<string, [status: number, body: string, location?: string]>) {
  const asked: { path: string; at: number }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', at: performance.now() });
    const [status, body, location] = answers[request.url ?? ''] ?? [404, ''];
    response.writeHead(status, location ? { Location: location } : {}).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const made = { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
  sites.push(made);
  return made;
}

let open: Awaited<ReturnType<typeof site>>;
let shut: Awaited<ReturnType<typeof site>>;
let failing: Awaited<ReturnType<typeof site>>;
const mayConnect = () => true;

beforeAll(async () => {
  shut = await site({
    '/robots.txt': [200, 'User-agent: *\nDisallow: /private'],
    '/private': [200, 'no'],
    '/fine': [200, ''],
  });
  failing = await site({ '/robots.txt': [503, ''], '/page': [200, ''] });
  open = await site({
    '/a': [200, ''],
    '/b': [410, ''],
    '/moved': [301, '', '/a'],
    '/elsewhere': [302, '', `${shut.base}/private`],
    '/allowed': [302, '', `${shut.base}/fine`],
  });
});
afterAll(() => {
  for (const { server } of sites) {
    server.closeAllConnections();
    server.close();
  }
});

test('robots.txt is heard, read once, and heard again wherever a redirect leads; a site that cannot say is left alone', async () => {
  const look = politely({ mayConnect }, 0);
  expect(await look(`${shut.base}/private`)).toBe('disallowed');
  expect(await look(`${shut.base}/fine`)).toEqual({ status: 200 });
  expect(await look(`${open.base}/elsewhere`)).toBe('disallowed');
  expect(await look(`${open.base}/allowed`)).toEqual({ status: 200 });
  expect(await look(`${failing.base}/page`)).toBe('disallowed');
  expect(await look(`${open.base}/b`)).toEqual({ status: 410 });
  expect(shut.asked.filter(({ path }) => path === '/robots.txt')).toHaveLength(1);
  expect(shut.asked.map(({ path }) => path)).not.toContain('/private');
  expect(failing.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
});

test('a host is asked once at a time, with a pause between, whatever leads there', async () => {
  open.asked.length = 0;
  const look = politely({ mayConnect }, 60);
  await Promise.all(['/a', '/b', '/moved'].map((path) => look(open.base + path)));
  expect(open.asked).toHaveLength(5);
  const gaps = open.asked.slice(1).map(({ at }, n) => at - (open.asked[n]?.at ?? 0));
  // Timers may ring a hair early, and the machine may be slow: never shorter than most of the pause.
  expect(Math.min(...gaps)).toBeGreaterThan(30);
});

test('private addresses are not asked, however they are written', async () => {
  const look = politely({}, 0);
  for (const address of [
    open.base,
    'http://[::ffff:127.0.0.1]/',
    'http://0x7f000001/',
    'http://localhost/',
    'nonsense',
  ])
    expect(['disallowed', null]).toContain(
      await look(address).then((got) => (got === 'disallowed' ? got : got.status)),
    );
  expect(open.asked).toHaveLength(5);
});
