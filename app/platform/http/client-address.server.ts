import type { IncomingMessage } from 'node:http';

/**
 * The caller's address: the socket's, or, behind `trustedProxies` proxies, the entry of X-Forwarded-For that the outermost of them
 * has written. Whatever stands left of that entry is the caller's own invention.
 */
export function clientAddress(req: IncomingMessage, trustedProxies: number): string {
  const socket = plain(req.socket.remoteAddress ?? '');
  if (trustedProxies === 0) return socket;
  const header = req.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((hop) => hop.trim());
  const entry = hops.filter(Boolean).at(-trustedProxies);
  return entry ? plain(entry) : socket;
}

/** IPv4 in IPv6 clothes as IPv4, so that one caller has one address. */
function plain(address: string): string {
  return address.replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, '$1');
}
