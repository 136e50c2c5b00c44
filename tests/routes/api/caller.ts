import type { AppLoadContext } from '@remix-run/node';
import { expect } from 'vitest';
import type { Actor } from '~/platform/actor';
import { hashSecret, newSecret } from '~/platform/auth/hash-secret';
import { now } from '~/platform/clock';
import { action, loader } from '~/routes/api.v1.$/route';
import { matchPath } from '~/routes/api.v1.$/table';
import { db } from '~db/client';
import { tokens } from '~db/schema';

// biome-ignore lint/suspicious/noExplicitAny: JSON as a program meets it; each test says what it expects of it.
export type Answered = { status: number; headers: Headers; body: any; text: string };
export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;

/** Calls the API's route as the server does: by a person's fresh token, or without one. */
export async function caller(actor: Actor | null): Promise<Ask> {
  const token = actor && (await tokenOf(actor));
  return (method, path, body, headers = {}) =>
    call(method, path, body, { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers });
}

export async function tokenOf(actor: Actor): Promise<string> {
  const secret = newSecret();
  await db
    .insert(tokens)
    .values({ personId: actor.personId ?? 0, name: 'test', tokenHash: hashSecret(secret), createdAt: now() });
  return secret;
}

async function call(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answered> {
  const url = new URL(`/api/v1${path}`, 'http://localhost:3000');
  const form = body instanceof FormData;
  const content = body === undefined || typeof body === 'string' || form ? body : JSON.stringify(body);
  const request = new Request(url, {
    method,
    headers: { ...(body === undefined || form ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(content === undefined ? {} : { body: content }),
  });
  const context: AppLoadContext = {
    requestId: 'test',
    clientAddress: '192.0.2.1',
    signal: request.signal,
    fragments: new Map(),
    page: { freshUntil: null, tags: [], seen: null },
  };
  const args = { request, context, params: { '*': decodeURIComponent(url.pathname.slice('/api/v1/'.length)) } };
  const response = await (method === 'GET' || method === 'HEAD' ? loader(args) : action(args));
  const text = await response.text();
  const json = response.headers.get('Content-Type')?.includes('json');
  const answered = {
    status: response.status,
    headers: response.headers,
    text,
    body: text && json ? JSON.parse(text) : null,
  };
  if (response.ok && method !== 'HEAD') asDescribed(method, args.params['*'], answered);
  return answered;
}

/** Whatever is answered has exactly the shape that the description promises. */
function asDescribed(method: string, path: string, { status, body }: Answered): void {
  const described = matchPath(`/${path}`)?.methods.get(method)?.spec;
  if (!described) return;
  expect(status === 200 && described.status === 201 ? 201 : status).toBe(described.status ?? 200);
  if (described.result === 'file') return;
  if (described.result) expect(described.result.parse(body)).toEqual(body);
  else expect(body).toBeNull();
}
