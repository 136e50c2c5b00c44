import type { DatabaseWatch } from './database-watch.server.ts';
import type { Door } from './door.ts';

/** `/healthz`: this process lives. `/readyz`: it can serve, that is, its database answers and it is not about to stop. */
export function healthDoor(database: DatabaseWatch, isClosing: () => boolean): Door {
  return (req, res, next) => {
    if (req.url !== '/healthz' && req.url !== '/readyz') {
      next();
      return;
    }
    const ready = !database.away && !isClosing();
    const well = req.url === '/healthz' || ready;
    const text = well ? 'ok\n' : `${database.away ? 'database away' : 'closing'}\n`;
    res.statusCode = well ? 200 : 503;
    res.setHeader('Content-Type', 'text/plain; charset=utf-8');
    res.setHeader('Cache-Control', 'no-store');
    res.end(req.method === 'HEAD' ? undefined : text);
  };
}
