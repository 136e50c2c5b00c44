import { createHmac, timingSafeEqual } from 'node:crypto';
import { now } from '../clock';
import { siteSecret } from './site-secret.server';

async function mac(purpose: string, body: string): Promise<Buffer> {
  return createHmac('sha256', await siteSecret())
    .update(`${purpose}\n${body}`)
    .digest();
}

/**
 * A value that only this installation can have written, safe in URLs and cookies. Readable by its holder. `purpose` keeps a
 * value signed for one thing from being used for another.
 */
export async function signValue(purpose: string, data: unknown, expiresAt: Date | null): Promise<string> {
  const body = Buffer.from(JSON.stringify([data, expiresAt?.getTime() ?? null])).toString('base64url');
  return `${body}.${(await mac(purpose, body)).toString('base64url')}`;
}

/** What was signed, or null when it was not signed here for this purpose, or has expired. The caller checks its shape. */
export async function readSigned(purpose: string, value: string | null | undefined): Promise<unknown> {
  const [body = '', signature = ''] = (value ?? '').slice(0, 4000).split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = await mac(purpose, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  try {
    const [data, expires] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [unknown, number | null];
    return expires !== null && now().getTime() >= expires ? null : data;
  } catch {
    return null;
  }
}

/** A short proof for places with little room and no letter case, such as a mail address: 128 bits in hex digits. */
export async function shortProof(purpose: string, data: string): Promise<string> {
  return (await mac(purpose, data)).subarray(0, 16).toString('hex');
}

/** Whether `proof` was made here, for this purpose and data. */
export async function isShortProof(purpose: string, data: string, proof: string): Promise<boolean> {
  const right = (await mac(purpose, data)).subarray(0, 16);
  const given = Buffer.from(proof.toLowerCase(), 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}
