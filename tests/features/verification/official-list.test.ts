import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { editQuestion } from '~/features/questions/edit-question.server';
import { listOfficial, officialLetters } from '~/features/verification/official-list.queries.server';
import { byCode } from '~/features/verification/verification.queries.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { withdrawVerification } from '~/features/verification/withdraw-verification.server';
import type { Actor } from '~/platform/actor';
import { days, fromNow, setClockOffset } from '~/platform/clock';
import { contentHash as textHash } from '~/platform/markdown/content-hash';
import { db } from '~db/client';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, person, thread, topic, verification } from './official-desk.ts';

testDatabase();

let [ana, joe, diaz]: Actor[] = [];
let letters: (title: string, language?: string) => Promise<string>;

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  [ana, joe] = [await person('Ana'), await person('Joe')];
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  letters = async (title, language = 'en') =>
    String((await db.execute(sql`select az_key(${title}, ${language}) as key`))[0]?.key);
});

async function official(title: string, more = {}) {
  const made = await thread('bulky', ana as Actor, joe as Actor, `Text of ${title}`);
  await editQuestion(ana as Actor, made.questionId, { title, body: 'x', tags: [] });
  const done = await verifyAnswer(diaz as Actor, verification(made.answerId, made.hash, 'works', more));
  return { ...made, ...done, text: `Text of ${title}` };
}

test('a title stands under its first word that means something in its own language', async () => {
  expect(await letters('How do I get a dog license?')).toBe('get a dog license?');
  expect(await letters('¿Dónde puedo reciclar una batería?', 'es')).toBe('reciclar una bateria?');
  expect(await letters('Los Angeles Avenue closures')).toBe('los angeles avenue closures');
  expect(await letters('Los permisos de obra', 'es')).toBe('permisos de obra');
  expect(await letters('Has medicinas vencidas', 'es')).toBe('has medicinas vencidas');
  expect(await letters('What is the deadline for taxes?')).toBe('deadline for taxes?');
  expect(await letters('How?')).toBe('how?');
  expect(await letters('24-hour towing')).toBe('24-hour towing');
});

test('from A to Z by letter and by key; a new title moves it; what ran out is gone, and so is its letter', async () => {
  await official('How do I report a pothole?');
  await official('Where can I recycle paint?');
  const zoo = await official('What does the zoo cost?', {
    reviewDueAt: fromNow(days(5)),
    validUntil: fromNow(days(10)),
  });
  await official('Is there a boat ramp?');
  const titles = async (letter: string | null, after: string | null = null, limit = 30) => {
    const page = await listOfficial({ order: 'az', letter, after, limit });
    return { titles: page.items.map((item) => item.title), next: page.next };
  };
  expect((await titles('r')).titles).toEqual(['Where can I recycle paint?', 'How do I report a pothole?']);
  const first = await titles(null, null, 3);
  expect((await titles(null, first.next)).titles).toEqual(['What does the zoo cost?']);
  expect(await officialLetters({})).toEqual(['b', 'r', 'z']);
  await editQuestion(ana as Actor, zoo.questionId, { title: 'Animal park prices', body: 'x', tags: [] });
  expect(await officialLetters({})).toEqual(['a', 'b', 'r']);
  setClockOffset(days(11));
  expect(await officialLetters({})).toEqual(['b', 'r']);
  setClockOffset(0);
});

test('recently changed are those that took the place of another; every code ever printed leads on', async () => {
  const { answerId, code, questionId, text } = await official('Library hours');
  expect((await listOfficial({ order: 'changed' })).items.map((item) => item.questionId)).not.toContain(questionId);
  await editAnswer(joe as Actor, answerId, { body: 'Ten to six.' });
  const next = await verifyAnswer(
    diaz as Actor,
    verification(answerId, textHash('Ten to six.'), 'works', { publicNote: 'New hours from May.' }),
  );
  const [changed] = (await listOfficial({ order: 'changed' })).items;
  expect(changed).toMatchObject({ questionId, publicNote: 'New hours from May.' });
  expect((await byCode(code))?.successor?.code).toBe(next.code);
  await editAnswer(joe as Actor, answerId, { body: text });
  const last = await verifyAnswer(diaz as Actor, verification(answerId, textHash(text), 'works'));
  expect((await byCode(code))?.successor?.code).toBe(last.code);
  expect((await byCode(next.code))?.successor?.code).toBe(last.code);
  await withdrawVerification(diaz as Actor, answerId, 'The library moved.');
  expect((await byCode(last.code))?.found).toMatchObject({ state: 'withdrawn', withdrawnNote: 'The library moved.' });
});

test('of two that are replaced at once, both lead to what took their place', async () => {
  const { questionId, code: english } = await official('Pool hours');
  const { postAnswer } = await import('~/features/answers/post-answer.server');
  const other = await postAnswer(joe as Actor, questionId, 'De diez a seis.');
  const spanish = await verifyAnswer(
    diaz as Actor,
    verification(other.id, other.contentHash, 'works', { language: 'es' }),
  );
  const both = await verifyAnswer(
    diaz as Actor,
    verification(other.id, other.contentHash, 'works', { language: 'en' }),
  );
  expect((await byCode(english))?.successor?.code).toBe(both.code);
  expect((await byCode(spanish.code))?.successor?.code).toBe(both.code);
});
