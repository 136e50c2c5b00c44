import type { IncomingMessage, ServerResponse } from 'node:http';

/** One concern in front of the pages: answers the request itself, or calls `next`. */
export type Door = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Doors in a row; `inside` is what lies behind the last one. */
export function throughDoors(doors: Door[], inside: (req: IncomingMessage, res: ServerResponse) => void) {
  return (req: IncomingMessage, res: ServerResponse): void => {
    const walk = (at: number): void => {
      const door = doors[at];
      if (door) door(req, res, () => walk(at + 1));
      else inside(req, res);
    };
    walk(0);
  };
}

/** The path without the query, as sent. */
export function pathOf(req: Pick<IncomingMessage, 'url'>): string {
  const url = req.url ?? '/';
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

/** True for methods that by the standard change nothing. */
export function isReading(req: IncomingMessage): boolean {
  return req.method === 'GET' || req.method === 'HEAD';
}
