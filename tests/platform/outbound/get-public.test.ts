import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getPublic } from '~/platform/outbound/get-public.server';
import { isPublicAddress } from '~/platform/outbound/public-address';
import { robotsAllow } from '~/platform/outbound/robots';

const userAgent = 'Test';
let server: Server;
let base: string;
const hits: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    if (request.url === '/gone') response.writeHead(410).end('gone');
    else if (request.url === '/to-metadata')
      response.writeHead(302, { Location: 'http://169.254.169.254/latest/' }).end();
    else if (request.url === '/loop') response.writeHead(302, { Location: '/loop' }).end();
    else if (request.url === '/moved') response.writeHead(301, { Location: '/fine' }).end();
    else if (request.url === '/slow') setTimeout(() => response.end('late'), 3_000);
    else if (request.url === '/endless') response.write('x'.repeat(100_000));
    else response.end('fine');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = (address: string) => address === '127.0.0.1';

describe('addresses', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.1.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '64:ff9b::7f00:1',
    'localhost',
    '',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '172.32.0.1'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
});

describe('reading pages', () => {
  test('refuses private addresses in whatever spelling, other ports and other schemes, without a connection', async () => {
    const { port } = new URL(base);
    const before = hits.length;
    for (const address of [
      base,
      `http://localhost:${port}/`,
      'http://localhost/',
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://[::1]/',
      'http://[::ffff:7f00:1]/',
      'http://169.254.169.254/latest/meta-data/',
      'http://8.8.8.8:22/',
      'file:///etc/passwd',
      'gopher://8.8.8.8/',
      'http://user:secret@8.8.8.8/',
      'nonsense',
    ])
      await expect(getPublic(address, { userAgent }), address).rejects.toMatchObject({ reason: 'bad_address' });
    expect(hits.length).toBe(before);
  });

  test('follows redirects and looks at each address anew', async () => {
    expect((await getPublic(`${base}/moved`, { userAgent, mayConnect: here })).status).toBe(200);
    await expect(getPublic(`${base}/to-metadata`, { userAgent, mayConnect: here })).rejects.toMatchObject({
      reason: 'bad_address',
    });
    await expect(getPublic(`${base}/loop`, { userAgent, mayConnect: here })).rejects.toMatchObject({
      reason: 'redirects',
    });
  });

  test('keeps its time and size limits', async () => {
    await expect(getPublic(`${base}/slow`, { userAgent, mayConnect: here, timeoutMs: 200 })).rejects.toMatchObject({
      reason: 'timeout',
    });
    expect((await getPublic(`${base}/endless`, { userAgent, mayConnect: here, most: 1000 })).body).toHaveLength(1000);
    expect(await getPublic(`${base}/gone`, { userAgent, mayConnect: here })).toEqual({ status: 410, body: '' });
  });
});

describe('robots.txt', () => {
  const file =
    'User-agent: bad\nDisallow: /\n\nUser-agent: answerhall\nUser-agent: other\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n\nUser-agent: *\nDisallow: /all\n';
  test.each([
    ['/', true],
    ['/private/x', false],
    ['/private/open/x', true],
    ['/a/b.pdf', false],
    ['/a/b.pdf?x', true],
    ['/all', true],
  ])('%s: %s', (path, allowed) => expect(robotsAllow(file, 'AnswerhallLinkCheck', path)).toBe(allowed));
  test('others follow the group for all; nothing forbids nothing', () => {
    expect(robotsAllow(file, 'Somebody', '/all/x')).toBe(false);
    expect(robotsAllow('', 'Somebody', '/all/x')).toBe(true);
    expect(robotsAllow('User-agent: *\nDisallow:', 'Somebody', '/all/x')).toBe(true);
  });
});
