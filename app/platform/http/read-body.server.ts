import type { IncomingMessage } from 'node:http';
import { mostBytes } from '../files/file-rules.ts';
import { pathOf } from './door.ts';
import { hasSessionCookie } from './session-cookie.server.ts';

const FORM_LIMIT = 64 * 1024;
/** Fields and the edges between the parts of a form with files. */
const FILES_LIMIT = mostBytes + FORM_LIMIT;
/** JSON may write every character of a 30 KB body as six. */
const API_LIMIT = 256 * 1024;

/** Pages whose forms take files. */
const TAKES_FILES = [/^\/staff\/escalations\/\d+(?:\.data)?$/, /^\/questions\/\d+\/case(?:\.data)?$/];

/** The call of the API that takes files. */
const CALL_TAKES_FILES = /^\/api\/v1\/escalations\/\d+\/messages$/;

/** Bytes that this request may carry. Only somebody with a session or a token brings files, and only where there is a place for them. */
export function bodyLimit(req: Pick<IncomingMessage, 'url' | 'headers'>): number {
  const path = pathOf(req);
  const multipart = req.headers['content-type']?.toLowerCase().startsWith('multipart/form-data') === true;
  if (path.startsWith('/api/'))
    return multipart && req.headers.authorization && CALL_TAKES_FILES.test(path) ? FILES_LIMIT : API_LIMIT;
  return multipart && hasSessionCookie(req) && TAKES_FILES.some((page) => page.test(path)) ? FILES_LIMIT : FORM_LIMIT;
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
