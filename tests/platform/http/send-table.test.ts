import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { sendTable } from '~/platform/http/send-table.server';

const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The address of a server that sends this table. */
async function sending(table: () => ReadableStream): Promise<string> {
  const server = createServer((req, res) => void sendTable(req, res, table()));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const rows = (text: string) => new TextEncoder().encode(text);

test('a table goes out as it is made, squeezed where that is asked for', async () => {
  let more: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    more = resolve;
  });
  const url = await sending(
    () =>
      new ReadableStream({
        async start(controller) {
          controller.enqueue(rows('1\r\n'));
          await asked;
          controller.enqueue(rows('2\r\n'));
          controller.close();
        },
      }),
  );
  const plain = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } });
  const reader = (plain.body as ReadableStream<Uint8Array>).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('1\r\n');
  more();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('2\r\n');
  const squeezed = await fetch(url, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(squeezed.headers.get('content-encoding')).toBe('gzip');
  expect(await squeezed.text()).toBe('1\r\n2\r\n');
});

test('a table that breaks off is not taken for a whole one', async () => {
  const url = await sending(
    () =>
      new ReadableStream({
        pull(controller) {
          controller.error(new Error('The database has gone.'));
        },
        start: (controller) => controller.enqueue(rows('1\r\n')),
      }),
  );
  await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
});
