import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { log } from '../log.server.ts';
import { encodingFor } from './compress.server.ts';
import { requestIdOf } from './request-frame.server.ts';

/** A table may be long: it goes out as it is made. One that breaks off ends the connection, so that nobody takes a part for the whole. */
export async function sendTable(req: IncomingMessage, res: ServerResponse, body: ReadableStream): Promise<void> {
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  const squeezed = encodingFor(req, 'text/csv', Number.POSITIVE_INFINITY) === 'gzip';
  res.appendHeader('Vary', 'Accept-Encoding');
  if (squeezed) res.setHeader('Content-Encoding', 'gzip');
  try {
    await (squeezed ? pipeline(source, createGzip({ level: 1 }), res) : pipeline(source, res));
  } catch (error) {
    // Whoever asked may leave before the end.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      log.error({ requestId: requestIdOf(req), err: error }, 'a table broke off');
  }
}
