import { createHash, randomBytes } from 'node:crypto';

/** What is stored of a session id, a token or a mailed link: enough to recognise it, useless to whoever reads the database. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A fresh unguessable value for links and tokens: 256 bits, safe in a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
