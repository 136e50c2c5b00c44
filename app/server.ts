import { createServer, type Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '~db/project-root';
import { pageCache } from './platform/cache/shared-page-cache.server.ts';
import { followClock } from './platform/clock-sync.server.ts';
import { env } from './platform/env.server.ts';
import { crossSiteGuard } from './platform/http/cross-site-guard.server.ts';
import { DatabaseWatch } from './platform/http/database-watch.server.ts';
import { type Door, throughDoors } from './platform/http/door.ts';
import { healthDoor } from './platform/http/health.server.ts';
import { knownHostDoor } from './platform/http/known-host.server.ts';
import { endStreams } from './platform/http/live-responses.server.ts';
import { metricsDoor } from './platform/http/metrics.server.ts';
import { readableUrlDoor } from './platform/http/readable-url.server.ts';
import { refuse } from './platform/http/refuse.server.ts';
import { remixHandler } from './platform/http/remix-handler.server.ts';
import { requestFrame } from './platform/http/request-frame.server.ts';
import { securityHeaders, securityHeadersDoor } from './platform/http/security-headers.server.ts';
import { staticFilesDoor } from './platform/http/static-files.server.ts';
import { pageLimitDoor } from './platform/limits/page-limit-door.server.ts';
import { type StartUp, startAll } from './platform/start-up.server.ts';

export interface WebServer {
  /** Stops taking requests, lets the running ones end (at most eight seconds), ends live streams. */
  close(): Promise<void>;
}

export interface WebOptions {
  /** Vite's middleware in development: it serves the scripts and styles as they are in the sources. */
  vite?: Door | undefined;
}

const LAST_CALL_MS = 300;
const DRAIN_MS = 8_000;

/** What runs beside the requests: the clock, and the broadcast side of the subscribers (page cache, live updates). */
const startUps: StartUp[] = [
  followClock,
  ...Object.values(import.meta.glob<StartUp>('./subscribers/start-*.server.ts', { eager: true, import: 'default' })),
];

/** The web process: the doors in front of Remix, in the order in which a request passes them, and Remix behind. */
export async function startWeb({ vite }: WebOptions = {}): Promise<WebServer> {
  const { host, port, knownHosts, secure, trustedProxies } = env();
  const database = new DatabaseWatch(env().databaseUrl ?? '');
  const stopBeside = await startAll(startUps);
  let closing = false;
  // Loaded now rather than with the first request; in development anew for each.
  const build = () => import('virtual:remix/server-build');

  const pages = remixHandler({
    build: vite ? build : await build(),
    mode: process.env.NODE_ENV ?? 'production',
    secure,
    trustedProxies,
    database,
  });
  const closingDoor: Door = (_req, res, next) => {
    if (closing) res.setHeader('Connection', 'close');
    next();
  };
  const doors = [
    closingDoor,
    ...(env().limits ? [pageLimitDoor({ trustedProxies, refused: tooMany(secure) })] : []),
    cachedPages(knownHosts),
    securityHeadersDoor(secure),
    requestFrame,
    readableUrlDoor,
    knownHostDoor(knownHosts),
    healthDoor(database, () => closing),
    metricsDoor,
    crossSiteGuard(secure),
    vite ?? staticFilesDoor(path.join(projectRoot(), 'build', 'client')),
  ];
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, noDelay: true },
    throughDoors(doors, (req, res) => void pages(req, res)),
  );
  answerBrokenRequests(server, secure);
  await listen(server, port, host);

  return {
    async close() {
      closing = true;
      endStreams();
      // Whoever asks on an open connection is answered and told to close it; cutting it off could cross a request on its way.
      await pause(LAST_CALL_MS);
      // Right after the loop has taken in whoever was waiting at the door.
      await new Promise((resolve) => setImmediate(resolve));
      await drain(server);
      await stopBeside();
      await database.stop();
    },
  };
}

/** Cached pages go out before anything else is done; only a Host that is ours may have them. */
function cachedPages(knownHosts: ReadonlySet<string>): Door {
  const { door } = pageCache();
  return (req, res, next) => {
    if (knownHosts.has(req.headers.host?.toLowerCase() ?? '')) door(req, res, next);
    else next();
  };
}

/** The refusal of one page too many, which stands in front of every other door. */
function tooMany(secure: boolean) {
  return throughDoors([securityHeadersDoor(secure), requestFrame], (req, res) => refuse(req, res, 'tooMany'));
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, 1_024, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Stops listening and waits for the last answer. Not by the HTTP server's own close, which at once cuts connections that have not sent
 * their request yet: they get a moment more.
 */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), LAST_CALL_MS);
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    NetServer.prototype.close.call(server, () => {
      clearInterval(idle);
      clearTimeout(late);
      // No longer listening, it only stops its own timers.
      server.close(() => {});
      resolve();
    });
  });
}

/** What is no HTTP at all still gets an answer, with the headers that every answer has. */
function answerBrokenRequests(server: Server, secure: boolean): void {
  const lines = Object.entries(securityHeaders(secure)).map(([name, value]) => `${name}: ${value}`);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
}
