import { createHash } from 'node:crypto';

/** Raise it when the same row is to be read differently: every imported row then counts as changed once. */
const READING = 1;

/** What a row said, in one short string: an import compares it with the one kept from last time. */
export function importHash(...fields: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([READING, ...fields]))
    .digest('base64url');
}
