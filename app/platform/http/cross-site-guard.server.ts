import type { IncomingMessage } from 'node:http';
import { type Door, isReading, pathOf } from './door.ts';
import { refuse } from './refuse.server.ts';

/**
 * Where a request may come from anywhere, because it proves itself by something no browser sends along by itself: a bearer token, or
 * the signature in a one-click unsubscribe link. Cookies are taken off such requests.
 */
const PROVES_ITSELF = [/^\/api\/v1\//, /^\/unsubscribe\//];

/**
 * Lets a request that may change something pass only if it comes from a page of ours. Stands in front of Remix, which compares
 * origins for some of its ways in only. `secure`: whether the public URL is https.
 */
export function crossSiteGuard(secure: boolean): Door {
  return (req, res, next) => {
    if (isReading(req)) {
      next();
    } else if (PROVES_ITSELF.some((path) => path.test(pathOf(req)))) {
      delete req.headers.cookie;
      // Remix would answer another origin with 500.
      delete req.headers.origin;
      next();
    } else if (comesFromUs(req, secure)) {
      next();
    } else {
      refuse(req, res, 'crossSite');
    }
  };
}

/**
 * What the browser says about where a request began: Sec-Fetch-Site and Origin must each agree where present; without both the
 * Referer must. Saying nothing at all is a refusal.
 */
export function comesFromUs(req: Pick<IncomingMessage, 'headers'>, secure: boolean): boolean {
  // The Host was checked before: it is one of our names.
  const own = `${secure ? 'https' : 'http'}://${req.headers.host?.toLowerCase()}`;
  const { origin, referer } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin !== undefined) return origin.toLowerCase() === own;
  if (site === 'same-origin') return true;
  return referer !== undefined && originOf(referer) === own;
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
