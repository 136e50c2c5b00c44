import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { system, visitor } from '~/platform/actor';
import { days, fromNow, minutes, setClockOffset } from '~/platform/clock';
import { forgetEnv } from '~/platform/env.server';
import { RateLimited } from '~/platform/errors';
import type { Door } from '~/platform/http/door';
import { addressKey } from '~/platform/limits/address-key';
import { consume, giveBack, limitFor, removeExpiredLimits, withoutLimits } from '~/platform/limits/limits.server';
import { pageLimitDoor } from '~/platform/limits/page-limit-door.server';
import { testDatabase } from '../../support/database.ts';

const database = testDatabase();

beforeEach(() => {
  process.env.LIMITS = 'on';
  forgetEnv();
});
afterEach(() => {
  setClockOffset(0);
  process.env.LIMITS = '';
  forgetEnv();
});

const outcome = (use: Promise<void>) =>
  use.then(
    () => 'passed',
    (e) => (e instanceof RateLimited ? 'limited' : String(e)),
  );

describe('a limit', () => {
  test('of 5 lets exactly 5 of 100 simultaneous uses pass', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcome(consume('login', 'rush'))));
    expect(outcomes.filter((o) => o === 'passed')).toHaveLength(5);
    expect(outcomes.filter((o) => o === 'limited')).toHaveLength(95);
  });

  test('says after how many seconds, and ends with its window by the clock of the product', async () => {
    for (let i = 0; i < 5; i += 1) await consume('login', 'window');
    const refusal = await consume('login', 'window').catch((e) => e);
    expect(refusal).toBeInstanceOf(RateLimited);
    expect(refusal.retryAfter).toBeGreaterThan(1790);
    expect(refusal.retryAfter).toBeLessThanOrEqual(1800);
    setClockOffset(minutes(29));
    const later = await consume('login', 'window').catch((e) => e);
    expect(later.retryAfter).toBeLessThanOrEqual(60);
    setClockOffset(minutes(31));
    expect(await outcome(consume('login', 'window'))).toBe('passed');
  });

  test('counts each key for itself, and gives back', async () => {
    for (let i = 0; i < 5; i += 1) await consume('login', 'a');
    expect(await outcome(consume('login', 'a'))).toBe('limited');
    expect(await outcome(consume('login', 'b'))).toBe('passed');
    await giveBack('login', 'a');
    await giveBack('login', 'a');
    expect(await outcome(consume('login', 'a'))).toBe('passed');
    expect(await outcome(consume('login', 'a'))).toBe('limited');
  });

  test('follows the age of the account; established ones have no first day', () => {
    const actor = { ...visitor, kind: 'person' as const, personId: 1, createdAt: fromNow(-1000) };
    expect(limitFor('ask', actor)).toBe('askFirstDay');
    expect(limitFor('answer', actor)).toBe('answerFirstDay');
    expect(limitFor('vote', actor)).toBe('vote');
    expect(limitFor('ask', { ...actor, established: true })).toBe('ask');
    expect(limitFor('ask', { ...actor, createdAt: fromNow(-days(1)) })).toBe('ask');
  });

  test('counts neither the system nor seeds nor anything when switched off', async () => {
    for (let i = 0; i < 30; i += 1) await consume('flag', system);
    await withoutLimits(async () => {
      for (let i = 0; i < 30; i += 1) await consume('flag', 'seed');
    });
    process.env.LIMITS = 'off';
    forgetEnv();
    for (let i = 0; i < 30; i += 1) await consume('flag', 'off');
    const rows = await database.owner`select 1 from rate_limits where key like 'flag:%'`;
    expect(rows).toHaveLength(0);
  });

  test('leaves no row behind once its window is over', async () => {
    await consume('vote', 'old');
    setClockOffset(days(2));
    await removeExpiredLimits();
    const rows = await database.owner`select 1 from rate_limits`;
    expect(rows).toHaveLength(0);
  });
});

describe('pages', () => {
  const ask = (door: Door, url: string, { method = 'GET', address = '192.0.2.9', authorization = '' } = {}) => {
    let answer: number | null = null;
    const req = { method, url, headers: authorization ? { authorization } : {}, socket: { remoteAddress: address } };
    const res = { setHeader: (name: string, value: string) => headers.set(name, value) };
    door(req as unknown as IncomingMessage, res as unknown as ServerResponse, () => {
      answer = 200;
    });
    return answer ?? 429;
  };
  const headers = new Map<string, string>();
  const door = () => pageLimitDoor({ trustedProxies: 0, refused: () => {} });

  test('200 a minute for one address, IPv6 by /64, with Retry-After', () => {
    const limited = door();
    for (let i = 0; i < 200; i += 1) {
      expect(ask(limited, '/questions', { address: `2001:db8:1:2::${i.toString(16)}` })).toBe(200);
    }
    expect(ask(limited, '/questions', { address: '2001:db8:1:2:ffff::1' })).toBe(429);
    expect(ask(limited, '/questions', { address: '2001:db8:1:3::1' })).toBe(200);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(50);
  });

  test('neither files nor posts nor programs with a token count', () => {
    const limited = door();
    for (let i = 0; i < 300; i += 1) {
      expect(ask(limited, '/assets/theme.css')).toBe(200);
      expect(ask(limited, '/questions/new', { method: 'POST' })).toBe(200);
      expect(ask(limited, '/api/v1/questions', { authorization: 'Bearer x' })).toBe(200);
      expect(ask(limited, '/healthz?x=1')).toBe(200);
    }
    for (let i = 0; i < 200; i += 1) expect(ask(limited, '/api/v1/questions')).toBe(200);
    expect(ask(limited, '/questions/1.data?_routes=root')).toBe(429);
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:0207', '192.0.2.7'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['not an address', 'not an address'],
])('the address %s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
