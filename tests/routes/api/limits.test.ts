import { expect, test } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { caller } from './caller.ts';

testDatabase();

test('limits: 429 says when to come again', async () => {
  const anybody = await caller(null);
  const statuses: number[] = [];
  let last = await anybody('GET', '/search?q=yard');
  for (let i = 0; i < 16 && last.status === 200; i++) {
    statuses.push(last.status);
    last = await anybody('GET', '/search?q=yard');
  }
  expect(statuses).toHaveLength(15);
  expect(last).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0);
});
