import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';

export type Fetched = { status: number; body: string };
export type FetchFailure = 'bad_address' | 'not_found' | 'timeout' | 'network' | 'redirects' | 'disallowed';

/** Why an address outside could not be read. */
export class OutboundError extends Error {
  constructor(readonly reason: FetchFailure) {
    super(reason);
    this.name = 'OutboundError';
  }
}

export type OutboundOptions = {
  userAgent: string;
  timeoutMs?: number;
  /** Bytes of the body to read; the rest is not waited for. */
  most?: number;
  /** Which addresses may be connected to; only a test says otherwise than the default. */
  mayConnect?: (address: string, port: number) => boolean;
  /** Asked before each address a redirect leads to; false ends the reading there. */
  mayFollow?: (url: URL) => Promise<boolean>;
};

const mostRedirects = 5;
const webPort = (port: number) => port === 80 || port === 443;

/**
 * Reads a web page on somebody else's word: only http and https on their own ports, only public addresses. The name is resolved
 * once and that very address connected to, on each redirect anew, so that no name can change its mind in between.
 * @throws OutboundError
 */
export async function getPublic(address: string, options: OutboundOptions): Promise<Fetched> {
  const deadline = Date.now() + (options.timeoutMs ?? 10_000);
  let url = parse(address);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const answer = await get(url, options, deadline);
    if (answer.location === null) return { status: answer.status, body: answer.body };
    url = parse(answer.location, url);
    if (options.mayFollow && !(await options.mayFollow(url))) throw new OutboundError('disallowed');
  }
  throw new OutboundError('redirects');
}

function parse(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new OutboundError('bad_address');
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutboundError('bad_address');
  if (url.username !== '' || url.password !== '') throw new OutboundError('bad_address');
  return url;
}

async function resolve(url: URL, options: OutboundOptions): Promise<{ address: string; family: number; port: number }> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(host, { all: true }).catch(() => []);
  const mayConnect = options.mayConnect ?? ((each: string, to: number) => webPort(to) && isPublicAddress(each));
  const first = found[0];
  if (!first) throw new OutboundError('not_found');
  if (!found.every((each) => mayConnect(each.address, port))) throw new OutboundError('bad_address');
  return { ...first, port };
}

type Answer = { status: number; body: string; location: string | null };

async function get(url: URL, options: OutboundOptions, deadline: number): Promise<Answer> {
  const to = await resolve(url, options);
  const left = deadline - Date.now();
  if (left <= 0) throw new OutboundError('timeout');
  const most = options.most ?? 0;
  return new Promise((answer, refuse) => {
    const request = (url.protocol === 'https:' ? https : http).get(url, {
      headers: { 'User-Agent': options.userAgent, Accept: '*/*' },
      agent: false,
      lookup: (_host, asked, done) =>
        asked.all ? done(null, [{ address: to.address, family: to.family }]) : done(null, to.address, to.family),
    });
    const timer = setTimeout(() => request.destroy(new OutboundError('timeout')), left);
    const finish = (value: Answer) => {
      clearTimeout(timer);
      answer(value);
      request.destroy();
    };
    request.on('error', (error) => {
      clearTimeout(timer);
      refuse(error instanceof OutboundError ? error : new OutboundError('network'));
    });
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      const location = status >= 300 && status < 400 ? (response.headers.location ?? null) : null;
      if (location !== null || most === 0) return finish({ status, body: '', location });
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size >= most) finish({ status, body: Buffer.concat(parts).toString('utf8').slice(0, most), location });
      });
      response.on('end', () => finish({ status, body: Buffer.concat(parts).toString('utf8'), location }));
      response.on('error', () => request.destroy(new OutboundError('network')));
    });
  });
}
