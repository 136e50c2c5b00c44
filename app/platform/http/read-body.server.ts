import type { IncomingMessage } from 'node:http';

const FORM_LIMIT = 64 * 1024;
/** JSON may write every character of a 30 KB body as six. */
const API_LIMIT = 256 * 1024;

/** Bytes that a request to this path may carry. */
export function bodyLimit(path: string): number {
  return path.startsWith('/api/') ? API_LIMIT : FORM_LIMIT;
}

/** Reads a request's body, at most `limit` bytes; 'too large' as soon as it is known, announced length or not. */
export function readBody(req: IncomingMessage, limit: number): Promise<Buffer | 'too large'> {
  if (Number(req.headers['content-length'] ?? 0) > limit) {
    req.resume();
    return Promise.resolve('too large');
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        chunks.length = 0;
        resolve('too large');
      } else {
        chunks.push(chunk);
      }
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    req.on('error', reject);
    req.on('close', () => reject(new Error('aborted')));
  });
}
