import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { log } from '../log.server.ts';
import { type Door, pathOf } from './door.ts';
import { requestSeconds } from './metrics.server.ts';

const ids = new WeakMap<IncomingMessage, string>();

/** The id under which the log knows this request. */
export function requestIdOf(req: IncomingMessage): string {
  let id = ids.get(req);
  if (!id) {
    id = randomBytes(9).toString('base64url');
    ids.set(req, id);
  }
  return id;
}

/** Gives each request its id, and at its end its line in the log and its place in the figures. */
export const requestFrame: Door = (req, res, next) => {
  const id = requestIdOf(req);
  const began = performance.now();
  res.setHeader('X-Request-Id', id);
  res.once('close', () => {
    const milliseconds = performance.now() - began;
    const route = routeOf(pathOf(req));
    const status = res.writableFinished || res.headersSent ? res.statusCode : 499;
    requestSeconds.observe(
      { method: methodLabel(req.method), status: `${Math.floor(status / 100)}xx` },
      milliseconds / 1000,
    );
    if (route === 'quiet') return;
    const line = {
      requestId: id,
      method: methodLabel(req.method),
      route,
      status,
      ms: Math.round(milliseconds * 10) / 10,
    };
    if (status >= 500) log.error(line, 'request');
    else log.info(line, 'request');
  });
  next();
};

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function methodLabel(method = 'GET'): string {
  return METHODS.has(method) ? method : 'OTHER';
}

/**
 * The path with everything taken out that could name a person or be a secret: only short lower-case words and ids stay, and what
 * follows /users is never shown. Files and probes make no line.
 */
export function routeOf(path: string): string {
  if (path.startsWith('/assets/') || path === '/healthz' || path === '/readyz' || path === '/metrics') return 'quiet';
  const parts = path.split('/').slice(1, 8);
  const safe = parts.map((part, at) => {
    if (parts[at - 1] === 'users' || (parts[0] === 'questions' && at === 2 && /^\d+$/.test(parts[1] ?? ''))) {
      return ['case', 'answers', 'comments', 'history', 'edit'].includes(part) ? part : ':name';
    }
    return /^(\d{1,16}|[a-z][a-z._-]{0,30})?$/.test(part) ? part : ':text';
  });
  return `/${safe.join('/')}`;
}
