import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress } from '../http/client-address.server';
import { type Door, isReading, pathOf } from '../http/door';
import { addressKey } from './address-key';
import { limitTable } from './limit-table';

/** What a page brings along, what machines ask in turns, and programs that say who they are. */
const UNCOUNTED = /^\/(?:assets\/|icons\/|healthz|readyz|metrics|live$|favicon|manifest|robots|plain)/;
const MOST_ADDRESSES = 100_000;

/**
 * Lets each address read so many pages a minute, cached ones too, counted in this process's memory. What is posted has limits of its
 * own, so that no typed text is refused here. `refused` answers instead.
 */
export function pageLimitDoor(options: {
  trustedProxies: number;
  refused: (req: IncomingMessage, res: ServerResponse) => void;
  limit?: { points: number; seconds: number };
}): Door {
  const { trustedProxies, refused, limit = limitTable.page } = options;
  const counts = new Map<string, number>();
  let windowEnds = 0;
  return (req, res, next) => {
    if (!isCounted(req)) return next();
    const at = performance.now();
    if (at >= windowEnds || counts.size > MOST_ADDRESSES) {
      counts.clear();
      windowEnds = at + limit.seconds * 1000;
    }
    const key = addressKey(clientAddress(req, trustedProxies));
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= limit.points) return next();
    res.setHeader('Retry-After', String(Math.max(1, Math.ceil((windowEnds - at) / 1000))));
    refused(req, res);
  };
}

function isCounted(req: IncomingMessage): boolean {
  if (!isReading(req)) return false;
  const path = pathOf(req);
  return path.startsWith('/api/') ? req.headers.authorization === undefined : !UNCOUNTED.test(path);
}
