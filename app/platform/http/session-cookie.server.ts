import type { IncomingMessage } from 'node:http';

const SESSION = /(?:^|;\s*)(?:__Host-)?session=[^;\s]/;

/** True if the request brings a session along, good or not: its answer is for one person and is stored nowhere. */
export function hasSessionCookie(req: Pick<IncomingMessage, 'headers'>): boolean {
  return SESSION.test(req.headers.cookie ?? '');
}
