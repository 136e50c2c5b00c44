import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { ensureBuilt } from '../../../app/cli/prepare.mjs';
import type { TestDatabase } from '../../support/database.ts';
import { type Product, startProduct, untilReady } from '../../support/product.ts';

/** Starts the built product over the calling file's own test database, without the worker, so that nothing moves by itself. */
export function productUnderTest(variables: Record<string, string> = {}): { readonly url: string } {
  let product: Product | undefined;
  let folder = '';
  beforeAll(async () => {
    ensureBuilt();
    process.env.LIMITS = 'off';
    folder = mkdtempSync(path.join(tmpdir(), 'answerhall-rights-'));
    product = await startProduct({
      DATABASE_URL: process.env.DATABASE_URL ?? '',
      DATABASE_MIGRATE_URL: process.env.DATABASE_MIGRATE_URL ?? '',
      DATA_DIR: folder,
      PROCESS: 'web',
      LIMITS: 'off',
      LOG_LEVEL: 'silent',
      ...variables,
    });
    await untilReady(product);
  }, 300_000);
  afterAll(async () => {
    product?.kill('SIGTERM');
    await product?.ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get url() {
      return product?.url ?? '';
    },
  };
}

/** The four ways in which Remix can be asked for a page or for one part of it. */
export const ways = ['document', '_data', '.data', '.data?_routes'] as const;
export type Way = (typeof ways)[number];

export function addressOf(target: string, way: Way, routeId: string): string {
  const [pathname = '', search = ''] = target.split('?');
  const params = new URLSearchParams(search);
  const data = pathname === '/' ? '/_root.data' : `${pathname}.data`;
  if (way === '_data') params.set('_data', routeId);
  if (way === '.data?_routes') params.set('_routes', routeId);
  const query = params.size > 0 ? `?${params.toString().replace(/^index=(&|$)/, 'index$1')}` : '';
  return `${way.startsWith('.data') ? data : pathname}${query}`;
}

/**
 * What became of a request, as one word: `ok`; `in` (sent to log in); `go` (sent elsewhere); `mute` (200 and not a byte); else the
 * status. The answer to a `.data` request carries a redirect in its body, to `?_data=` in a header.
 */
export async function outcomeOf(response: Response): Promise<string> {
  const { status, headers } = response;
  const stream = headers.get('Content-Type')?.startsWith('text/event-stream');
  const body = stream ? '' : await response.text();
  if (stream) await response.body?.cancel();
  const elsewhere = headers.get('Location') ?? headers.get('X-Remix-Redirect') ?? (status === 202 ? body : null);
  if (status === 401) return 'in';
  if (elsewhere !== null && (status < 300 || (status >= 300 && status < 400)))
    return /(^|")(http:\/\/localhost:\d+)?\/login\?(redirectTo|notice=loginExpired)/.test(elsewhere) ? 'in' : 'go';
  if (!response.ok) return String(status);
  // What is no Response, Remix answers to `?_data=` with 200 and nothing: data and refused forms alike.
  return body === '' && headers.has('X-Remix-Response') && status === 200 ? 'mute' : 'ok';
}

/** A table of what every row of every table holds, to see that nothing was written; volatile notes of use left out. */
export async function digestOf(database: TestDatabase): Promise<Record<string, string>> {
  const sql = database.owner;
  const names = await sql`select tablename from pg_tables where schemaname = 'public' order by 1`;
  const volatile = new Set(['sessions', 'searches', 'tokens', 'rate_limits', 'question_views']);
  const digest: Record<string, string> = {};
  for (const { tablename } of names) {
    if (volatile.has(tablename)) continue;
    const [row] = await sql`select count(*) as n, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
      from (select to_jsonb(r) - 'view_count' as row from ${sql(tablename)} r) t`;
    digest[tablename] = `${row?.n} ${row?.sum}`;
  }
  return digest;
}

/** Runs the jobs a few at a time. */
export async function together<T>(jobs: (() => Promise<T>)[], lanes = 4): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < jobs.length; n = next++) results[n] = (await jobs[n]?.()) as T;
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
