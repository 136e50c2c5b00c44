import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { compress, type Encoding, encodingFor } from './compress.server.ts';
import { type Door, isReading, pathOf } from './door.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
};

interface StaticFile {
  body: Buffer;
  type: string;
  etag: string;
  cacheControl: string;
  encoded: Map<Encoding, Promise<Buffer>>;
}

/**
 * Serves the client build from memory: each file is read once at the start and compressed once, on first use, as small as it gets.
 * Files under /assets carry their content's hash in their name and never change.
 */
export function staticFilesDoor(folder: string): Door {
  const files = readFiles(folder);
  return (req, res, next) => {
    const file = isReading(req) ? files.get(pathOf(req)) : undefined;
    if (file) send(req, res, file).catch(() => res.destroy());
    else next();
  };
}

async function send(req: IncomingMessage, res: ServerResponse, file: StaticFile): Promise<void> {
  res.setHeader('Cache-Control', file.cacheControl);
  res.setHeader('ETag', file.etag);
  res.setHeader('Vary', 'Accept-Encoding');
  if (req.headers['if-none-match'] === file.etag) {
    res.statusCode = 304;
    res.end();
    return;
  }
  res.setHeader('Content-Type', file.type);
  const encoding = encodingFor(req, file.type, file.body.length, true);
  const body = encoding ? await encodedBody(file, encoding) : file.body;
  if (encoding) res.setHeader('Content-Encoding', encoding);
  res.setHeader('Content-Length', body.length);
  res.end(req.method === 'HEAD' ? undefined : body);
}

function encodedBody(file: StaticFile, encoding: Encoding): Promise<Buffer> {
  let body = file.encoded.get(encoding);
  if (!body) {
    body = compress(file.body, encoding, true);
    file.encoded.set(encoding, body);
  }
  return body;
}

function readFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.') || entry.name.endsWith('.map')) continue;
    const place = path.join(entry.parentPath, entry.name);
    const url = `/${path.relative(folder, place).split(path.sep).join('/')}`;
    const body = readFileSync(place);
    files.set(url, {
      body,
      type: TYPES[path.extname(entry.name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      cacheControl: url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      encoded: new Map(),
    });
  }
  return files;
}
