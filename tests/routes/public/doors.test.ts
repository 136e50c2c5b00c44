import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { postAnswer } from '~/features/answers/post-answer.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { finishIndexing, indexMissing } from '~/features/search/index-questions.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { loader as docs } from '~/routes/api.docs';
import { loader as feeds } from '~/routes/feeds.$';
import { loader as search } from '~/routes/search';
import { loader as similar } from '~/routes/similar';
import { loader as sitemap } from '~/routes/sitemap[.]xml';
import { db } from '~db/client';
import { questions } from '~db/schema';
import { agency, delegate, person, topic, verification } from '../../features/verification/official-desk.ts';
import { testDatabase } from '../../support/database.ts';

testDatabase();

const hostile = 'Where is <script>alert(1)</script> & ]]> the yard?';
let id = 0;

beforeAll(async () => {
  process.env.LIMITS = 'off';
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  const ana = await person('Ana Canary');
  const diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  const asked = await askQuestion(ana, {
    title: hostile,
    body: 'A **yard**',
    topic: 'bulky',
    tags: [],
    anonymous: true,
  });
  id = asked.id;
  const answer = await postAnswer(await person('Joe'), id, 'On Main Street.');
  await verifyAnswer(diaz, verification(answer.id, answer.contentHash, 'works'));
  const hidden = await askQuestion(ana, { title: 'A hidden quokka question', body: '', topic: 'bulky', tags: [] });
  await db.update(questions).set({ visibility: 'hidden' }).where(eq(questions.id, hidden.id));
  await indexMissing();
  await finishIndexing();
});

const args = (path: string, splat = '', headers: Record<string, string> = {}): LoaderFunctionArgs => {
  const request = new Request(`http://localhost:3000${path}`, { headers });
  const context: AppLoadContext = {
    requestId: 'test',
    clientAddress: '192.0.2.1',
    signal: request.signal,
    fragments: new Map(),
    page: { freshUntil: null, tags: [], seen: null },
  };
  return { request, context, params: { '*': splat } };
};

describe('feeds', () => {
  test.each(['questions', 'official', 'topics/bulky', 'agencies/works'])(
    '%s: markup in titles stays text, no withheld name, nothing hidden',
    async (name) => {
      const response = await feeds(args(`/feeds/${name}.atom`, `${name}.atom`));
      expect(response.headers.get('Content-Type')).toContain('application/atom+xml');
      const xml = await response.text();
      expect(xml).toContain(`/questions/${id}`);
      expect(xml).toContain('&lt;script&gt;');
      expect(xml).not.toContain('<script>');
      expect(xml).not.toContain('Canary');
      expect(xml).not.toContain('quokka');
      expect(xml).toContain('Official answer: Call 555-0100');
    },
  );

  test.each(['nothing.atom', 'questions', 'topics/nowhere.atom', 'topics/bulky/x.atom', ''])(
    '%s: 404',
    async (splat) => {
      await expect(feeds(args(`/feeds/${splat}`, splat))).rejects.toMatchObject({ init: { status: 404 } });
    },
  );
});

test('the site map lists public questions and nothing else', async () => {
  expect(await (await sitemap(args('/sitemap.xml'))).text()).toContain('/sitemap.xml?part=1');
  const first = await (await sitemap(args('/sitemap.xml?part=1'))).text();
  expect(first).toContain(`/questions/${id}/`);
  expect(first).not.toContain('quokka');
  expect(await (await sitemap(args('/sitemap.xml?part=0'))).text()).toContain('/topics/bulky');
  await expect(sitemap(args('/sitemap.xml?part=99'))).rejects.toMatchObject({ init: { status: 404 } });
});

describe('searching', () => {
  test('the page shows what was found, in the language of the reader', async () => {
    const page = await search(args('/search?q=yard', '', { Cookie: 'lang=es' }));
    expect(page).toMatchObject({ q: 'yard', title: 'yard – buscar', items: [{ id, official: true }], next: null });
    expect((await search(args('/search?q=quokka'))).items).toEqual([]);
    expect((await search(args('/search'))).items).toEqual([]);
    expect((await search(args('/search?q=yard&official=true&topic=bulky&agency=works'))).items).toHaveLength(1);
    expect((await search(args('/search?q=%00&after=%ff&q=2'))).items).toEqual([]);
  });

  test('suggestions are a piece of HTML in which titles stay text; nothing when nothing is like it', async () => {
    const html = await (await similar(args('/similar?title=Where+is+the+yard'))).text();
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>');
    expect(await (await similar(args('/similar?title=xyzzy+plugh'))).text()).toBe('');
    expect(await (await similar(args('/similar'))).text()).toBe('');
  });
});

test('the API page describes every call', async () => {
  const { groups, shapes } = await docs(args('/api/docs'));
  expect(groups.map((group) => group.name)).toEqual([
    'topics',
    'agencies',
    'alerts',
    'questions',
    'answers',
    'escalations',
    'files',
    'search',
    'similar',
  ]);
  const ask = groups
    .flatMap((group) => group.calls)
    .find((call) => call.method === 'POST' && call.path === '/questions');
  expect(ask?.body).toContainEqual({ name: 'title', type: 'string ≤ 150', shape: null, required: true, note: null });
  expect(shapes.map((shape) => shape.name)).toContain('Escalation');
});
