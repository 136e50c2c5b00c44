import { type Door, pathOf } from './door.ts';
import { refuse } from './refuse.server.ts';

/** Probes come by address; whoever runs them knows neither our name nor our proxy. */
const ANY_HOST = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Refuses a Host that is not ours with 400, so that no cache, link or redirect can be made to point elsewhere. Headers that
 * claim another host are dropped: nothing behind this door may believe them.
 */
export function knownHostDoor(knownHosts: ReadonlySet<string>): Door {
  return (req, res, next) => {
    delete req.headers['x-forwarded-host'];
    delete req.headers.forwarded;
    const host = req.headers.host?.toLowerCase() ?? '';
    if (knownHosts.has(host) || ANY_HOST.has(pathOf(req))) next();
    else refuse(req, res, 'unknownHost');
  };
}
