import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Encoding = 'br' | 'gzip';

const WORTH_BYTES = 1_400;

/**
 * The encoding to send a text of this type and size in; undefined: as it is. What is sent `often` goes as small as it can; once, gzip
 * is cheaper than Brotli, whose encoder takes longer to set up than a page takes to squeeze.
 */
export function encodingFor(req: IncomingMessage, type: string, bytes: number, often = false): Encoding | undefined {
  if (
    bytes < WORTH_BYTES ||
    !/^(text\/(?!event-stream)|application\/([\w.+-]*(json|xml|javascript))|image\/svg)/.test(type)
  ) {
    return undefined;
  }
  const accepted = String(req.headers['accept-encoding'] ?? '');
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(accepted);
  if (takesGzip && !often) return 'gzip';
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(accepted)) return 'br';
  return takesGzip ? 'gzip' : undefined;
}

/** Up to this size squeezing a page at once takes less (a tenth of a millisecond) than having another thread do it. */
const AT_ONCE_BYTES = 256 * 1024;

/** `often`: the result is sent many times, so it may take its time; else speed counts. Takes long only off the main thread. */
export async function compress(body: Buffer, encoding: Encoding, often = false): Promise<Buffer> {
  if (encoding === 'gzip') {
    if (!often && body.length <= AT_ONCE_BYTES) return gzipSync(body, { level: 1 });
    return gzipped(body, { level: often ? 9 : 1 });
  }
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: often ? 11 : 3,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotli(body, { params });
}
