import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { agency, person, topic } from '../../features/verification/official-desk.ts';
import { testDatabase } from '../../support/database.ts';
import { type Ask, caller } from './caller.ts';

testDatabase();

let anybody: Ask;
let ana: Ask;
let moderator: Ask;
let asker: Actor;

beforeAll(async () => {
  process.env.LIMITS = 'off';
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  asker = await person('Ana');
  anybody = await caller(null);
  ana = await caller(asker);
  moderator = await caller(await person('Mo', 'moderator'));
});

const asking = { title: 'Where do I leave an old refrigerator?', topic: 'bulky' };
const count = async () => Number((await db.execute(sql`select count(*) as n from questions`))[0]?.n);

describe('who calls', () => {
  test('no token reads what is public and changes nothing; a bad one is never ignored', async () => {
    expect((await anybody('GET', '/questions')).status).toBe(200);
    const refused = await anybody('POST', '/questions', asking);
    expect(refused).toMatchObject({ status: 401, body: { status: 401, code: 'unauthorized', type: 'about:blank' } });
    expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await anybody('GET', '/questions', undefined, { Authorization: 'Bearer nonsense' })).status).toBe(401);
    expect((await anybody('GET', '/topics', undefined, { Authorization: 'Basic YTpi' })).status).toBe(401);
    expect((await anybody('POST', '/questions', asking, { Cookie: 'session=abc' })).status).toBe(401);
  });

  test('questions that are not public do not exist for others', async () => {
    const { body } = await ana('POST', '/questions', asking);
    for (const visibility of ['limited', 'pending_review', 'hidden']) {
      await db.execute(sql`update questions set visibility = ${visibility} where id = ${body.id}`);
      const unknown = await anybody('GET', '/questions/999999');
      expect(await anybody('GET', `/questions/${body.id}`)).toMatchObject({ status: 404, text: unknown.text });
      expect((await moderator('GET', `/questions/${body.id}`)).status).toBe(200);
      expect((await ana('GET', `/questions/${body.id}`)).status).toBe(visibility === 'hidden' ? 404 : 200);
      expect(
        (await anybody('GET', '/questions?limit=50')).body.items.some((q: { id: number }) => q.id === body.id),
      ).toBe(false);
    }
  });
});

describe('what cannot be taken', () => {
  test.each([
    ['POST', '/questions', '{"title":', 400, 'body'],
    ['POST', '/questions', [], 422, 'body'],
    ['POST', '/questions', null, 422, 'body'],
    ['POST', '/questions', { topic: 'bulky' }, 422, 'title'],
    ['POST', '/questions', { ...asking, title: 'x'.repeat(151) }, 422, 'title'],
    ['POST', '/questions', { ...asking, topic: 'nowhere' }, 422, 'topic'],
    ['POST', '/questions', { ...asking, tags: ['a', 'b', 'c', 'd', 'e', 'f'] }, 422, 'tags'],
    ['POST', '/questions', { ...asking, body: 'x'.repeat(31_000) }, 422, 'body'],
    ['GET', '/questions?limit=0', undefined, 400, 'limit'],
    ['GET', '/questions?limit=abc', undefined, 400, 'limit'],
    ['GET', '/questions?official=maybe', undefined, 400, 'official'],
    ['GET', '/search?q=a&limit=51', undefined, 400, 'limit'],
    ['PUT', '/answers/1/vote', { value: 2 }, 422, 'value'],
  ])('%s %s %j: %i names %s', async (method, path, body, status, field) => {
    const refused = await ana(method, path, body);
    expect(refused.status, refused.text).toBe(status);
    expect(refused.body.fields).toHaveProperty([field]);
  });

  test.each([
    ['GET', '/nowhere', 404],
    ['GET', '/questions/0', 404],
    ['GET', '/questions/100000000000000000000', 404],
    ['GET', '/questions/1%00', 404],
    ['GET', '/answers/abc', 404],
    ['GET', '/escalations/9007199254740993', 404],
    ['PUT', '/questions/99999999', 404],
    ['POST', '/escalations/999999/claim', 404],
    ['GET', '/questions?after=%00%ff&topic=%00', 200],
    ['GET', '/questions?after=bm9uc2Vuc2U', 200],
    ['GET', '/questions?topic=a&topic=b&sort=', 200],
    ['GET', '/search?q=%00', 200],
    ['GET', '/search?q=%27%20%7C%20%26%20%3A*%20%5C%20%22%20)%28%20%3C-%3E', 200],
    ['GET', '/search?q=%ED%A0%80', 200],
    ['GET', '/similar?title=&body=', 200],
    ['GET', '/search?q=x&after=%F0%9F%92%A9', 200],
  ])('%s %s: %i', async (method, path, status) => {
    const answered = await ana(method, path, method === 'PUT' ? { title: 'A title long enough' } : undefined);
    expect(answered.status, answered.text).toBe(status);
  });

  test('NUL and half characters are dropped, never stored, never a 500', async () => {
    const asked = await ana(
      'POST',
      '/questions',
      '{"title":"Where is the \\u0000 yard \\ud800?","topic":"bulky","body":"a\\u0000b"}',
    );
    expect(asked).toMatchObject({ status: 201, body: { bodyMarkdown: 'ab' } });
  });

  test('fields nobody asked for change nothing', async () => {
    const sneaky = `{"title":"Where is the office?","topic":"bulky","askerId":99,"visibility":"hidden","__proto__":{"askerWithheld":true},"createdAt":"2000-01-01T00:00:00Z"}`;
    expect(await ana('POST', '/questions', sneaky)).toMatchObject({
      status: 201,
      body: { visibility: 'public', asker: { handle: asker.handle } },
    });
  });

  test('size, type and method', async () => {
    expect((await ana('POST', '/questions', { ...asking, body: 'x'.repeat(70_000) })).status).toBe(413);
    const form = await ana('POST', '/questions', 'title=x', { 'Content-Type': 'application/x-www-form-urlencoded' });
    expect(form.status).toBe(415);
    const wrong = await ana('DELETE', '/questions');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('Allow')).toBe('GET, POST, HEAD');
    expect((await anybody('HEAD', '/questions')).status).toBe(200);
  });
});

describe('doing it once', () => {
  test('fifty at once with one key are one question and one answer to all', async () => {
    const before = await count();
    const all = await Promise.all(
      Array.from({ length: 50 }, () => ana('POST', '/questions', asking, { 'Idempotency-Key': 'fifty' })),
    );
    expect(new Set(all.map((a) => a.status))).toEqual(new Set([201]));
    expect(new Set(all.map((a) => a.text)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  test('the same key with something else is refused, other keys and other people are free', async () => {
    const key = { 'Idempotency-Key': 'mine' };
    expect((await ana('POST', '/questions', asking, key)).status).toBe(201);
    const other = await ana('POST', '/questions', { ...asking, title: 'Another question entirely' }, key);
    expect(other).toMatchObject({ status: 422, body: { fields: { 'Idempotency-Key': expect.any(String) } } });
    expect((await moderator('POST', '/questions', asking, key)).status).toBe(201);
    expect((await ana('POST', '/questions', asking, { 'Idempotency-Key': 'a b' })).status).toBe(400);
  });

  test('a refused call leaves its key free', async () => {
    const key = { 'Idempotency-Key': 'again' };
    expect((await ana('POST', '/questions', { ...asking, topic: 'nowhere' }, key)).status).toBe(422);
    expect((await ana('POST', '/questions', asking, key)).status).toBe(201);
  });

  test('a key kept by a commit whose answer never went out is answered from what was done', async () => {
    const key = { 'Idempotency-Key': 'crash' };
    const first = await ana('POST', '/questions', asking, key);
    await db.execute(
      sql`update idempotency_keys set status = null, response = response - 'answer' where key = 'crash'`,
    );
    const second = await ana('POST', '/questions', asking, key);
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
  });

  test('without content too: follow and me-too', async () => {
    const { body } = await ana('POST', '/questions', asking);
    for (let i = 0; i < 2; i++) {
      expect(
        (await moderator('POST', `/questions/${body.id}/follow`, undefined, { 'Idempotency-Key': 'f' })).status,
      ).toBe(204);
      expect(
        (await moderator('POST', `/questions/${body.id}/me-too`, undefined, { 'Idempotency-Key': 'm' })).body,
      ).toEqual({ count: 1 });
    }
  });
});

describe('lists', () => {
  test('page by key through all questions, none twice, none left out', async () => {
    for (const sort of ['newest', 'active', 'popular', 'unanswered']) {
      const seen: number[] = [];
      let next = '';
      do {
        const page = await anybody('GET', `/questions?sort=${sort}&limit=7${next && `&after=${next}`}`);
        seen.push(...page.body.items.map((q: { id: number }) => q.id));
        next = page.body.next ?? '';
      } while (next);
      const all = await db.execute(sql`select id from questions where visibility = 'public'`);
      expect(seen.length, sort).toBe(all.length);
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  test('by topic, agency and resolution', async () => {
    const of = async (query: string) => (await anybody('GET', `/questions?limit=50&${query}`)).body.items.length;
    const all = await of('');
    expect(await of('topic=bulky')).toBe(all);
    expect(await of('agency=works&resolution=open')).toBe(all);
    expect(await of('topic=nowhere')).toBe(0);
    expect(await of('agency=nobody')).toBe(0);
    for (const resolution of ['needs_info', 'answered', 'resolved', 'duplicate', 'closed'])
      expect(await of(`resolution=${resolution}`)).toBe(0);
  });
});

test('the description names every call and every shape it refers to', async () => {
  const { body, status } = await anybody('GET', '/openapi.json');
  expect(status).toBe(200);
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toContain('/escalations/{id}/resolution');
  expect(body.paths['/questions'].post.requestBody.content['application/json'].schema.required).toEqual([
    'title',
    'topic',
  ]);
  for (const [, name] of JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(body.components.schemas).toHaveProperty(name as string);
});
