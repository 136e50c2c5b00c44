import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node';
import { seen } from '../cache/page-seen.server.ts';
import { pageCache } from '../cache/shared-page-cache.server.ts';
import { log } from '../log.server.ts';
import { clientAddress } from './client-address.server.ts';
import { compress, encodingFor } from './compress.server.ts';
import type { DatabaseWatch } from './database-watch.server.ts';
import { trackStream } from './live-responses.server.ts';
import './load-context.ts';
import { routeFinder } from './matching-routes.ts';
import { bodyLimit, readBody } from './read-body.server.ts';
import { refuse } from './refuse.server.ts';
import { requestIdOf } from './request-frame.server.ts';
import { sendTable } from './send-table.server.ts';
import { hasSessionCookie } from './session-cookie.server.ts';

export interface RemixHandlerOptions {
  /** The build; in development a function that gives the newest. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: string;
  secure: boolean;
  trustedProxies: number;
  database: DatabaseWatch;
}

const AWAY = Symbol('database away');

/**
 * Hands a request to Remix and its answer back. Unlike Remix's own adapter it aborts when the connection closes, limits the body, gives
 * up with 503 when the database goes away meanwhile, and compresses.
 */
export function remixHandler(options: RemixHandlerOptions) {
  const handler = handlers(options.build, options.mode);
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const controller = new AbortController();
    res.once('close', () => controller.abort());
    try {
      if (options.database.away) {
        req.resume();
        refuse(req, res, 'away');
        return;
      }
      const reading = req.method === 'GET' || req.method === 'HEAD';
      const body = reading ? undefined : await readBody(req, bodyLimit(req));
      if (body === 'too large') {
        refuse(req, res, 'tooLarge');
        return;
      }
      const request = toRequest(req, body, options.secure);
      const context = contextOf(req, controller.signal, options.trustedProxies);
      const response = await unlessAway(options.database, handler(request, context));
      if (response === AWAY) refuse(req, res, 'away');
      else await send(req, res, response, controller, context);
    } catch (error) {
      if (controller.signal.aborted) return;
      log.error({ requestId: requestIdOf(req), err: error }, 'request failed');
      refuse(req, res, options.database.away ? 'away' : 'failed');
    }
  };
}

type Handler = ReturnType<typeof createRequestHandler>;

/** Remix's handler; of a finished build one for every set of routes that may match, made when it is first asked for. */
function handlers(build: RemixHandlerOptions['build'], mode: string): Handler {
  const all = createRequestHandler(build, mode);
  if (typeof build === 'function') return all;
  const find = routeFinder(build.routes);
  const made = new Map<string, Handler>();
  return (request, context) => {
    const { pathname, searchParams } = new URL(request.url);
    const ids = searchParams.has('_data') ? null : find(pathname);
    if (!ids) return all(request, context);
    const key = ids.join();
    const handler = made.get(key) ?? createRequestHandler(onlyRoutes(build, ids), mode);
    made.set(key, handler);
    return handler(request, context);
  };
}

function onlyRoutes(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const only = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.includes(id)));
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}

function contextOf(req: IncomingMessage, signal: AbortSignal, trustedProxies: number): AppLoadContext {
  return {
    requestId: requestIdOf(req),
    clientAddress: clientAddress(req, trustedProxies),
    signal,
    fragments: new Map(),
    page: { freshUntil: null, tags: [], seen: null },
  };
}

/** Without a signal, which Remix would copy with every copy of the request: whoever can wait long has the context's. */
function toRequest(req: IncomingMessage, body: Buffer | undefined, secure: boolean): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  const init = { method: req.method ?? 'GET', headers };
  return new Request(
    `${secure ? 'https' : 'http'}://${req.headers.host}${req.url}`,
    body ? { ...init, body: new Uint8Array(body) } : init,
  );
}

/** The answer, or AWAY as soon as the database is known to be: a query may hang on a dead connection for long. */
async function unlessAway(database: DatabaseWatch, answer: Promise<Response>): Promise<Response | typeof AWAY> {
  let giveUp = () => {};
  const away = new Promise<typeof AWAY>((resolve) => {
    giveUp = () => resolve(AWAY);
    database.once('away', giveUp);
  });
  try {
    return await Promise.race([answer, away]);
  } finally {
    database.off('away', giveUp);
    answer.catch(() => {});
  }
}

async function send(
  req: IncomingMessage,
  res: ServerResponse,
  response: Response,
  controller: AbortController,
  { page }: AppLoadContext,
): Promise<void> {
  if (res.destroyed) {
    await response.body?.cancel();
    return;
  }
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') res.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
  if (hasSessionCookie(req) || cookies.length > 0) res.setHeader('Cache-Control', 'private, no-store');
  else if (!response.headers.has('Cache-Control')) res.setHeader('Cache-Control', 'no-cache');
  res.appendHeader('Vary', 'Cookie');

  const type = response.headers.get('Content-Type') ?? '';
  if (response.body && type.startsWith('text/event-stream')) await sendStream(res, response.body, controller);
  else if (response.body && type.startsWith('text/csv') && req.method === 'GET')
    await sendTable(req, res, response.body);
  else {
    const body = page.html ?? Buffer.from(await response.arrayBuffer());
    const shared = !hasSessionCookie(req) && cookies.length === 0 && type.startsWith('text/html');
    pageCache().offer(req, { status: res.statusCode, type, body, shared }, page);
    if (page.seen && res.statusCode === 200 && req.method === 'GET' && !req.headers['x-live']) seen(page.seen);
    await sendWhole(req, res, body, type);
  }
}

async function sendWhole(req: IncomingMessage, res: ServerResponse, body: Buffer, type: string): Promise<void> {
  const encoding = res.hasHeader('Content-Encoding') ? undefined : encodingFor(req, type, body.length);
  const sent = encoding ? await compress(body, encoding) : body;
  if (encoding) res.setHeader('Content-Encoding', encoding);
  if (encoding || type.startsWith('text/')) res.appendHeader('Vary', 'Accept-Encoding');
  const empty = res.statusCode === 204 || res.statusCode === 304;
  if (!empty) res.setHeader('Content-Length', sent.length);
  res.end(req.method === 'HEAD' || empty ? undefined : sent);
}

async function sendStream(res: ServerResponse, body: ReadableStream, controller: AbortController): Promise<void> {
  trackStream(controller);
  res.setHeader('Cache-Control', 'private, no-store');
  res.setHeader('X-Accel-Buffering', 'no');
  res.flushHeaders();
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  controller.signal.addEventListener('abort', () => source.destroy(), { once: true });
  // An end by either side is how a live stream ends; it is no error.
  await pipeline(source, res).catch(() => {});
}
