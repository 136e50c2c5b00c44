import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { db, type Tx } from '~db/client';
import { days, fromNow, now } from './clock';
import { Invalid } from './errors';

/** A request that its sender may repeat without doing it twice. */
export type RepeatableRequest = {
  personId: number;
  /** The sender's `Idempotency-Key`. */
  key: string;
  /** What was asked: the same key with something else is a mistake. */
  hash: string;
};

/** `value` is what the command returned (as JSON when it was done before), `answer` what was answered then, if that is known. */
export type Done<T> = { value: T; answer: KeptAnswer | null };
/** As sent: JSON would come back from the database with its fields in another order. */
export type KeptAnswer = { status: number; text: string };

type Kept = { value: unknown; answer?: KeptAnswer };

class AlreadyDone extends Error {}

const current = new AsyncLocalStorage<RepeatableRequest & { claimed: boolean }>();
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs a command at most once for a key. The key is written in the command's own transaction: both commit or neither does, and of
 * simultaneous requests the others wait and get what the first one got. A refused command leaves the key free.
 */
export function onlyOnce<T>(request: RepeatableRequest, run: () => Promise<T>): Promise<Done<T>> {
  // In one process they queue here, so that waiting ones hold no connection and use up no limit; between processes the row's lock decides.
  const name = `${request.personId} ${request.key}`;
  const turn = (queues.get(name) ?? Promise.resolve()).then(() => runOrRecall(request, run));
  const settled: Promise<void> = turn
    .then(
      () => {},
      () => {},
    )
    .then(() => {
      if (queues.get(name) === settled) queues.delete(name);
    });
  queues.set(name, settled);
  return turn;
}

async function runOrRecall<T>(request: RepeatableRequest, run: () => Promise<T>): Promise<Done<T>> {
  const before = await recall<T>(request);
  if (before) return before;
  try {
    return { value: await current.run({ ...request, claimed: false }, run), answer: null };
  } catch (thrown) {
    const done = thrown instanceof AlreadyDone ? await recall<T>(request) : null;
    if (done) return done;
    throw thrown;
  }
}

async function recall<T>({ personId, key, hash }: RepeatableRequest): Promise<Done<T> | null> {
  const [row] = await db.execute<{ request_hash: string; response: Kept | null }>(
    sql`select request_hash, response from idempotency_keys where person_id = ${personId} and key = ${key}`,
  );
  if (!row) return null;
  if (row.request_hash !== hash) {
    throw new Invalid({ 'Idempotency-Key': 'This key was used with another request. Please take a new one.' });
  }
  return { value: row.response?.value as T, answer: row.response?.answer ?? null };
}

/** First thing in a command's transaction: takes the key of the request being served, if it has one. */
export async function claimKeyStep(tx: Tx): Promise<boolean> {
  const request = current.getStore();
  if (!request || request.claimed) return false;
  // A command may open further transactions (to keep a draft of what was refused): they do not count.
  request.claimed = true;
  const rows = await tx.execute(sql`
    insert into idempotency_keys (person_id, key, request_hash, created_at)
    values (${request.personId}, ${request.key}, ${request.hash}, ${now().toISOString()}) on conflict do nothing returning key`);
  if (rows.length === 0) throw new AlreadyDone();
  return true;
}

/** Last thing in it: keeps with the key what the command returned. */
export async function keepValueStep(tx: Tx, value: unknown): Promise<void> {
  const request = current.getStore();
  if (!request) return;
  const kept: Kept = { value: value ?? null };
  await tx.execute(sql`update idempotency_keys set response = ${JSON.stringify(kept)}::jsonb
    where person_id = ${request.personId} and key = ${request.key}`);
}

/** Keeps the whole answer as well, so that a repetition reads the same. */
export async function keepAnswer({ personId, key }: RepeatableRequest, answer: KeptAnswer): Promise<void> {
  await db.execute(sql`update idempotency_keys set status = ${answer.status},
      response = response || jsonb_build_object('answer', ${JSON.stringify(answer)}::jsonb)
    where person_id = ${personId} and key = ${key}`);
}

/** For the nightly sweep: how long a key is kept, a request may be repeated. */
export async function removeOldKeys(): Promise<void> {
  await db.execute(sql`delete from idempotency_keys where created_at < ${fromNow(-days(7)).toISOString()}`);
}
