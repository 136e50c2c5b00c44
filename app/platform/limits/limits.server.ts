import { AsyncLocalStorage } from 'node:async_hooks';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { sql } from '~db/client';
import { type Actor, isStaff } from '../actor';
import { clockOffset, days, now } from '../clock';
import { env } from '../env.server';
import { RateLimited } from '../errors';
import { type LimitName, limitTable } from './limit-table';

/**
 * What the limiter asks the database, by our own client. The limiter reads the system's clock; its times are moved to the
 * product's, so that a day's limit ends when the product's day has passed.
 */
const store = {
  async query({ text, values }: { text: string; values: (string | number)[] }) {
    const offset = clockOffset();
    const moved = values.map((value) => (isInstant(value) ? value + offset : value));
    const rows = await sql.unsafe<{ points: string; expire: string | null }[]>(text, moved, { prepare: true });
    return {
      rowCount: rows.count,
      rows: rows.map((row) => ({ points: Number(row.points), expire: row.expire && Number(row.expire) - offset })),
    };
  },
};

/** Milliseconds since 1970, in contrast to points. */
const isInstant = (value: string | number): value is number => typeof value === 'number' && value > 1e11;

const limiters = new Map<LimitName, RateLimiterPostgres>();

function limiter(name: LimitName): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const { points, seconds } = limitTable[name];
  const made = new RateLimiterPostgres({
    storeClient: store,
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limiters.set(name, made);
  return made;
}

const unlimited = new AsyncLocalStorage<true>();

/** Runs something that is not a person in a hurry (seeds, imports) without counting. */
export function withoutLimits<T>(run: () => Promise<T>): Promise<T> {
  return unlimited.run(true, run);
}

const isOff = () => !env().limits || unlimited.getStore() === true;

/**
 * Counts one use, across processes and restarts, and throws RateLimited when it is one too many. Of simultaneous uses exactly
 * as many pass as the limit allows. `who` is a key (an address by `addressKey`), or the actor: then the limit follows
 * the account's age, and staff at work are not counted. Call it before opening a transaction.
 */
export async function consume(limit: LimitName, who: Actor | string): Promise<void> {
  if (isOff()) return;
  if (typeof who === 'string') return take(limit, who);
  if (who.kind === 'system' || isStaff(who)) return;
  await take(limitFor(limit, who), String(who.personId));
}

async function take(limit: LimitName, key: string): Promise<void> {
  try {
    await limiter(limit).consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new RateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    throw refusal;
  }
}

/** A new account's first day has limits of its own; an operator-made one has none of these. */
export function limitFor(limit: LimitName, actor: Actor): LimitName {
  const isNew = !actor.established && actor.createdAt !== null && now().getTime() - actor.createdAt.getTime() < days(1);
  if (isNew && limit === 'ask') return 'askFirstDay';
  if (isNew && limit === 'answer') return 'answerFirstDay';
  return limit;
}

/** Takes one use back: what turned out to be right is not counted (a log-in with the right password). */
export async function giveBack(limit: LimitName, key: string): Promise<void> {
  if (isOff()) return;
  await limiter(limit).reward(key);
}

/** For the hourly sweep: counters whose window is over. */
export async function removeExpiredLimits(): Promise<void> {
  await sql`delete from rate_limits where expire < ${now().getTime()}`;
}
