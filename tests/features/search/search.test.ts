import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { postAnswer } from '~/features/answers/post-answer.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { finishIndexing, indexMissing, indexQuestions } from '~/features/search/index-questions.server';
import { changesSearch, keepQuestionIndexed } from '~/features/search/keep-index.server';
import { flushSearches, recordSearch } from '~/features/search/record-search.server';
import { searchQuestions, similarQuestions } from '~/features/search/search.queries.server';
import { forgetStatistics } from '~/features/search/vocabulary.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { withdrawVerification } from '~/features/verification/withdraw-verification.server';
import type { Actor } from '~/platform/actor';
import { days, setClockOffset } from '~/platform/clock';
import { db } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, person, topic, verification } from '../verification/official-desk.ts';

testDatabase();

let ana: Actor;
let joe: Actor;
let diaz: Actor;
const ids: Record<string, number> = {};

const texts: [name: string, title: string, body: string, topicSlug: string, lang?: 'es'][] = [
  ['fridge', 'Where do I leave an old refrigerator?', 'It stands in the garage.', 'bulky'],
  ['sofa', 'Who picks up a broken sofa?', 'Too heavy for me. The refrigerator next time.', 'bulky'],
  ['license', "How do I renew my driver's license?", 'It runs out in May.', 'cars'],
  ['nino', '¿Dónde inscribo a mi niño en la escuela?', 'Cumple seis años.', 'cars', 'es'],
  ['basura', '¿Qué día pasa el camión de la basura?', 'Vivo en la calle Olmo.', 'bulky', 'es'],
  ['market', 'When is the farmers market open?', 'On Saturdays?', 'cars'],
];

beforeAll(async () => {
  process.env.LIMITS = 'off';
  const works = await agency('works', 'PW');
  const cars = await agency('vehicles', 'MV');
  await topic('bulky', works.id);
  await topic('cars', cars.id);
  [ana, joe] = [await person('Ana'), await person('Joe')];
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  for (const [name, title, body, slug, language] of texts) {
    const asked = await askQuestion(ana, { title, body, topic: slug, tags: [], language });
    ids[name] = asked.id;
    await keepQuestionIndexed({ type: 'question.asked', questionId: asked.id });
  }
  await finishIndexing();
});

const names = (items: { id: number }[]) => items.map((hit) => Object.keys(ids).find((name) => ids[name] === hit.id));
const found = async (q: string, more: object = {}) => names((await searchQuestions({ q, ...more })).items);

describe('finding', () => {
  test('the title counts most, word forms do not matter', async () => {
    expect(await found('refrigerators')).toEqual(['fridge', 'sofa']);
    expect(await found('renewing a drivers licence')).toContain('license');
  });

  test('accents are folded both ways, and both languages are found from either page', async () => {
    expect(await found('nino escuela')).toEqual(['nino']);
    expect(await found('niño')).toEqual(['nino']);
    expect(await found('camion basura', { lang: 'en' })).toEqual(['basura']);
    expect(await found('garage', { lang: 'es' })).toEqual(['fridge']);
  });

  test('typos are forgiven', async () => {
    for (const typed of ['refridgerator', 'refrigeratr', 'erfrigerator'])
      expect((await found(typed))[0], typed).toBe('fridge');
    expect((await found('farmres market'))[0]).toBe('market');
    expect(await found('xqzzwk')).toEqual([]);
  });

  test('words that say nothing alone find nothing, and nothing typed is taken for an operator', async () => {
    for (const q of [
      '',
      '   ',
      'the of and',
      '&|!():*<->',
      "'",
      '\\',
      '"',
      "o'clock \\' | market",
      '%',
      '{',
      '}',
      '","',
    ]) {
      await expect(searchQuestions({ q }), q).resolves.toBeDefined();
    }
    expect(await found("market' | 'sofa")).toContain('market');
  });

  test('by topic and agency, page by page', async () => {
    const works = await db.execute(sql`select id from agencies where slug = 'works'`);
    expect(await found('refrigerator market school', { agencyId: Number(works[0]?.id) })).toEqual(['fridge', 'sofa']);
    const cars = await db.execute(sql`select id from topics where slug = 'cars'`);
    expect(await found('refrigerator market', { topicId: Number(cars[0]?.id) })).toEqual(['market']);
    const all = await searchQuestions({ q: 'refrigerator market license sofa' });
    const paged = [];
    for (let after: string | null = null; ; ) {
      const page = await searchQuestions({ q: 'refrigerator market license sofa', limit: 1, after });
      paged.push(...page.items);
      after = page.next;
      if (!after) break;
    }
    expect(paged.map((hit) => hit.id)).toEqual(all.items.map((hit) => hit.id));
    const scores = all.items.map((hit) => hit.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('what is like the question being written', async () => {
    const { items } = await similarQuestions({
      title: 'Getting rid of my fridge',
      body: 'An old refrigerator in the garage',
    });
    expect(names(items)[0]).toBe('fridge');
    expect((await similarQuestions({ title: '', body: '' })).items).toEqual([]);
  });
});

describe('what is official', () => {
  test('comes first among the like, with its short answer, and no longer than it holds', async () => {
    const answer = await postAnswer(joe, ids.sofa ?? 0, 'Call the **yard**: a sofa and a zinnia.');
    await keepQuestionIndexed({ type: 'answer.posted', questionId: ids.sofa ?? 0 });
    expect(await found('zinnia')).toEqual(['sofa']);
    await verifyAnswer(diaz, verification(answer.id, answer.contentHash, 'works'));
    await keepQuestionIndexed({ type: 'answer.verified', questionId: ids.sofa ?? 0 });
    const [hit] = (await searchQuestions({ q: 'sofa', official: true })).items;
    expect(hit).toMatchObject({ id: ids.sofa, official: true, shortAnswer: 'Call 555-0100 for a free pickup.' });
    expect(await found('free pickup')).toEqual(['sofa']);
    expect(await found('refrigerator', { official: true })).toEqual(['sofa']);

    setClockOffset(days(400));
    const [later] = (await searchQuestions({ q: 'sofa' })).items;
    expect(later).toMatchObject({ official: false, shortAnswer: null });
    expect(await found('sofa', { official: true })).toEqual([]);
    setClockOffset(0);

    await withdrawVerification(diaz, answer.id, 'No longer so.');
    expect(await found('sofa', { official: true })).toEqual([]);
    await keepQuestionIndexed({ type: 'verification.withdrawn', questionId: ids.sofa ?? 0 });
    expect(await found('free pickup')).not.toContain('sofa');
  });
});

describe('what is not public', () => {
  test('is not found, at once, and its words leave the index', async () => {
    const { id } = await askQuestion(ana, {
      title: 'A question about my quokka',
      body: 'canary',
      topic: 'bulky',
      tags: [],
    });
    await keepQuestionIndexed({ type: 'question.asked', questionId: id });
    expect((await searchQuestions({ q: 'quokka' })).items).toHaveLength(1);
    for (const visibility of ['limited', 'hidden', 'pending_review']) {
      await db.execute(sql`update questions set visibility = ${visibility} where id = ${id}`);
      expect((await searchQuestions({ q: 'quokka canary' })).items).toEqual([]);
    }
    await keepQuestionIndexed({ type: 'question.hidden', questionId: id });
    expect(await db.execute(sql`select 1 from search_documents where question_id = ${id}`)).toHaveLength(0);
  });

  test('hidden answers and texts not on display are not indexed', async () => {
    const answer = await postAnswer(joe, ids.market ?? 0, 'Ask the wombat.');
    await db.execute(sql`update answers set visibility = 'hidden' where id = ${answer.id}`);
    await indexQuestions(db, [ids.market ?? 0]);
    expect((await searchQuestions({ q: 'wombat' })).items).toEqual([]);
  });
});

test('events that change what is found are known, votes are not among them', () => {
  for (const type of ['question.asked', 'question.moved', 'answer.posted', 'answer.hidden', 'verification.withdrawn'])
    expect(changesSearch(type), type).toBe(true);
  for (const type of ['vote.cast', 'me_too.added', 'comment.posted', 'escalation.noted'])
    expect(changesSearch(type), type).toBe(false);
});

test('a large forum finds the same as a small one', async () => {
  const [row] = await db.execute<{ value: object }>(sql`select value from settings where key = 'search_statistics'`);
  const asked = [
    'refrigerators',
    'who picks up a sofa',
    'renew drivers license',
    'basura calle',
    'farmers market open saturday',
  ];
  const small = await Promise.all(asked.map(async (q) => (await found(q))[0]));
  const large = { ...row?.value, documents: 100_000 };
  await db.execute(sql`update settings set value = ${JSON.stringify(large)}::jsonb where key = 'search_statistics'`);
  forgetStatistics();
  expect(await Promise.all(asked.map(async (q) => (await found(q))[0]))).toEqual(small);
  await finishIndexing();
});

test('a document is made anew only when something in it has changed, also when many change a thread at once', async () => {
  const id = ids.sofa ?? 0;
  const version = async () => {
    const [row] = await db.execute(sql`select xmin, source from search_documents where question_id = ${id}`);
    return row;
  };
  const before = await version();
  await keepQuestionIndexed({ type: 'answer.edited', questionId: id });
  expect(await version()).toEqual(before);
  await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      await postAnswer(joe, id, `Ask for the numbat${n} there.`);
      await keepQuestionIndexed({ type: 'answer.posted', questionId: id });
    }),
  );
  expect((await version())?.source).not.toBe(before?.source);
  for (let n = 0; n < 8; n++) expect(await found(`numbat${n}`)).toEqual(['sofa']);
});

test('bulk data without documents is indexed afterwards', async () => {
  await db.execute(sql`delete from search_documents`);
  let done = 0;
  await indexMissing((n) => {
    done = n;
  });
  expect(done).toBeGreaterThanOrEqual(texts.length);
  expect(await found('refrigerators')).toContain('fridge');
});

test('searches are recorded without what names a person', async () => {
  recordSearch({ q: '  my card  4111 1111 1111 1111 ' }, { items: [], next: null }, 'web');
  await flushSearches();
  const [row] = await db.execute(sql`select query, results, channel from searches order by id desc limit 1`);
  expect(row).toMatchObject({ results: 0, channel: 'web' });
  expect(row?.query).toBe('my card …');
});
