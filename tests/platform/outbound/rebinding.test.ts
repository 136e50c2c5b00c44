import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const answers = vi.hoisted(() => ({ next: [] as string[][], asked: 0 }));
vi.mock('node:dns/promises', async (original) => ({
  ...(await original<typeof import('node:dns/promises')>()),
  lookup: async () => {
    answers.asked += 1;
    return (answers.next.shift() ?? ['10.0.0.1']).map((address) => ({ address, family: 4 }));
  },
}));

const { getPublic } = await import('~/platform/outbound/get-public.server');
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/again') response.writeHead(302, { Location: '/here' }).end();
    else response.end('fine');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const options = { userAgent: 'Test', mayConnect: (address: string) => address === '127.0.0.1' };

test('a name is resolved once and that very address connected to: it cannot change its mind in between', async () => {
  answers.next = [['127.0.0.1']];
  answers.asked = 0;
  expect((await getPublic(`http://changes.example:${port}/here`, options)).status).toBe(200);
  expect(answers.asked).toBe(1);
});

test('nor between redirects, nor by naming a private address beside a public one', async () => {
  answers.next = [['127.0.0.1'], ['10.0.0.1']];
  await expect(getPublic(`http://changes.example:${port}/again`, options)).rejects.toMatchObject({
    reason: 'bad_address',
  });
  answers.next = [['127.0.0.1', '10.0.0.1']];
  await expect(getPublic(`http://changes.example:${port}/here`, options)).rejects.toMatchObject({
    reason: 'bad_address',
  });
});
