import { METHODS } from 'node:http';
import { type Door, pathOf } from './door.ts';
import { refuse } from './refuse.server.ts';

const SERVED = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Turns away with 400 what no page could make sense of: half an escape, NUL, a URL of another server, an odd method. */
export const readableUrlDoor: Door = (req, res, next) => {
  if (isReadable(req.url ?? '') && SERVED.has(req.method ?? '')) {
    next();
    return;
  }
  if (METHODS.includes(req.method ?? '') && !SERVED.has(req.method ?? ''))
    res.setHeader('Allow', [...SERVED].join(', '));
  refuse(req, res, 'badRequest');

  function isReadable(url: string): boolean {
    if (!url.startsWith('/') || url.startsWith('//') || url.length > 8_000) return false;
    try {
      return !decodeURIComponent(pathOf(req)).includes('\0') && URL.canParse(`http://localhost${url}`);
    } catch {
      return false;
    }
  }
};
