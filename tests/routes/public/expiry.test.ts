import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { finishIndexing, indexMissing } from '~/features/search/index-questions.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import type { Actor } from '~/platform/actor';
import { agency, delegate, person, thread, topic, verification } from '../../features/verification/official-desk.ts';
import { testDatabase } from '../../support/database.ts';
import { productUnderTest } from '../rights/ask.ts';

testDatabase();
/** The web process alone: no job runs, and its page cache is on. */
const product = productUnderTest();

const short = 'Call 555-0100 for a free pickup.';
let made: Awaited<ReturnType<typeof thread>>;
let diaz: Actor;

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  made = await thread('bulky', await person('Ana'), await person('Joe'));
  await indexMissing();
  await finishIndexing();
});

const chip = (page: string) => page.includes('ah-chip--official') || page.includes(short);
const item = (page: string) => /"official":true/.test(page) || page.includes(short);

/** Every place that may say that something is official, and how it says so. */
const places = (code: string): Record<string, (page: string) => boolean> => ({
  [`/questions/${made.questionId}/where-do-i-leave-an-old-refrigerator`]: (page) =>
    page.includes('class="ah-official"') || page.includes('QAPage'),
  '/': chip,
  '/questions': chip,
  '/topics/bulky': chip,
  '/agencies/works': chip,
  '/search?q=refrigerator': chip,
  '/similar?title=old+refrigerator': (page) => chip(page) || /official/i.test(page),
  '/official': (page) => page.includes('refrigerator'),
  '/official?sort=az': (page) => page.includes('refrigerator'),
  [`/official/code/${code}`]: (page) => page.includes('class="ah-official"'),
  [`/official/code/${code}/read`]: (page) => page.includes(short),
  '/feeds/official.atom': (page) => page.includes('refrigerator'),
  '/feeds/questions.atom': (page) => page.includes(short),
  // What it said stays readable with its state, `expired`.
  [`/api/v1/questions/${made.questionId}`]: (page) =>
    /"official":true/.test(page) || /"state":"(?:current|due)"/.test(page),
  '/api/v1/questions?official=true': (page) => page.includes('refrigerator'),
  '/api/v1/search?q=refrigerator': item,
  '/api/v1/similar?title=old+refrigerator': item,
});

async function read(path: string): Promise<string> {
  const answer = await fetch(product.url + path);
  expect(answer.status, path).toBeLessThan(400);
  return answer.text();
}

/** The places that claim it at this moment. */
async function claiming(code: string): Promise<string[]> {
  const said: string[] = [];
  for (const [path, says] of Object.entries(places(code))) if (says(await read(path))) said.push(path);
  return said;
}

test('with the worker stopped, an answer whose time runs out is official nowhere on the next read, cached pages included', async () => {
  const before = Object.keys(places('PW-0000')).filter((path) => !path.includes('/code/'));
  for (const path of before) await read(path);

  const { code } = await verifyAnswer(diaz, verification(made.answerId, made.hash, 'works', { shortAnswer: short }));
  await expect.poll(() => claiming(code), { timeout: 20_000, interval: 200 }).toEqual(Object.keys(places(code)));

  const ends = new Date(Date.now() + 9_000);
  const until = { shortAnswer: short, reviewDueAt: ends, validUntil: ends };
  const last = await verifyAnswer(diaz, verification(made.answerId, made.hash, 'works', until));
  // Read, and thereby cached, while it still holds.
  await expect
    .poll(async () => (await read(`/official/code/${last.code}`)).includes('class="ah-official"'), { timeout: 10_000 })
    .toBe(true);
  await claiming(last.code);
  await pause(Math.max(0, ends.getTime() - Date.now()) + 50);
  expect(await claiming(last.code)).toEqual([]);
  expect(await read(`/official/code/${last.code}`)).toContain('no longer official');
}, 120_000);
