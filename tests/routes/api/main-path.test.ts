import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '~/platform/actor';
import { agency, delegate, person, topic } from '../../features/verification/official-desk.ts';
import { testDatabase } from '../../support/database.ts';
import { type Ask, caller } from './caller.ts';

testDatabase();

let anybody: Ask;
let ana: Ask;
let joe: Ask;
let rep: Ask;
let colleague: Ask;
let other: Ask;
let moderator: Ask;
let asker: Actor;

beforeAll(async () => {
  process.env.LIMITS = 'off';
  const works = await agency('works', 'PW');
  const health = await agency('health', 'HF');
  await topic('bulky', works.id);
  asker = await person('Ana');
  anybody = await caller(null);
  ana = await caller(asker);
  joe = await caller(await person('Joe'));
  rep = await caller(await delegate(await person('R. Diaz', 'rep', works.id), works.id));
  colleague = await caller(await person('Colleague', 'rep', works.id));
  other = await caller(await person('Kim', 'rep', health.id));
  moderator = await caller(await person('Mo', 'moderator'));
});

const asking = {
  title: 'Where do I leave an old refrigerator?',
  body: 'It is **big**.',
  topic: 'bulky',
  tags: ['Trash'],
};

async function ask(more: object = {}) {
  const asked = await ana('POST', '/questions', { ...asking, ...more });
  expect(asked.status, asked.text).toBe(201);
  return asked.body;
}

describe('the main path', () => {
  test('ask, read, answer, comment, vote, me-too, follow, accept', async () => {
    const question = await ask();
    expect(question).toMatchObject({
      title: asking.title,
      slug: 'where-do-i-leave-an-old-refrigerator',
      url: `http://localhost:3000/questions/${question.id}/where-do-i-leave-an-old-refrigerator`,
      bodyMarkdown: asking.body,
      topic: 'bulky',
      agency: 'works',
      tags: ['trash'],
      language: 'en',
      asker: { name: 'Ana' },
      visibility: 'public',
      resolution: 'open',
      official: false,
      escalated: false,
      acceptedAnswerId: null,
      score: 0,
      meToo: 0,
      answerCount: 0,
      warnings: [],
    });
    expect(question.bodyHtml).toContain('<strong>big</strong>');
    expect(question.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

    const answer = await joe('POST', `/questions/${question.id}/answers`, { body: 'Call 555-0100.' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      questionId: question.id,
      author: { name: 'Joe' },
      bodyMarkdown: 'Call 555-0100.',
      revision: 1,
      newest: null,
      score: 0,
      accepted: false,
      verification: null,
    });
    expect(answer.body.contentHash).toMatch(/^[0-9a-f]{64}$/);

    const onQuestion = await joe('POST', `/questions/${question.id}/comments`, { body: 'How big is it?' });
    expect(onQuestion).toMatchObject({
      status: 201,
      body: { questionId: question.id, answerId: null, bodyMarkdown: 'How big is it?' },
    });
    const onAnswer = await ana('POST', `/answers/${answer.body.id}/comments`, { body: 'Thank you' });
    expect(onAnswer).toMatchObject({ status: 201, body: { answerId: answer.body.id, author: { name: 'Ana' } } });

    expect(await ana('PUT', `/answers/${answer.body.id}/vote`, { value: 1 })).toMatchObject({
      status: 200,
      body: { score: 1 },
    });
    expect(await ana('PUT', `/answers/${answer.body.id}/vote`, { value: 0 })).toMatchObject({
      status: 200,
      body: { score: 0 },
    });
    expect((await joe('PUT', `/answers/${answer.body.id}/vote`, { value: 1 })).status).toBe(403);
    expect((await joe('POST', `/questions/${question.id}/me-too`)).body).toEqual({ count: 1 });
    expect((await joe('DELETE', `/questions/${question.id}/me-too`)).body).toEqual({ count: 0 });
    expect(await joe('POST', `/questions/${question.id}/follow`)).toMatchObject({ status: 204, text: '' });
    expect((await joe('DELETE', `/questions/${question.id}/follow`)).status).toBe(204);

    const accepted = await ana('PUT', `/questions/${question.id}/acceptance`, { answerId: answer.body.id });
    expect(accepted.body).toMatchObject({ acceptedAnswerId: answer.body.id, resolution: 'resolved' });
    expect((await ana('DELETE', `/questions/${question.id}/acceptance`)).body).toMatchObject({
      resolution: 'answered',
    });

    const changed = await ana('PUT', `/questions/${question.id}`, { title: 'Where can I leave an old fridge?' });
    expect(changed.body).toMatchObject({ title: 'Where can I leave an old fridge?', bodyMarkdown: asking.body });
    const read = await anybody('GET', `/questions/${question.id}`);
    expect(read.body).toMatchObject({ answerCount: 1, answers: [{ id: answer.body.id }] });
  });

  test('verify, edit behind the official text, withdraw', async () => {
    const question = await ask();
    const { body: answer } = await joe('POST', `/questions/${question.id}/answers`, { body: 'Put it at the curb.' });
    const verification = {
      contentHash: answer.contentHash,
      agency: 'works',
      sources: ['https://example.gov/bulky'],
      shortAnswer: 'At the curb.',
    };
    const stale = await rep('POST', `/answers/${answer.id}/verification`, {
      ...verification,
      contentHash: 'a'.repeat(64),
    });
    expect(stale).toMatchObject({ status: 409, body: { newest: answer.contentHash } });
    const verified = await rep('POST', `/answers/${answer.id}/verification`, verification);
    expect(verified).toMatchObject({
      status: 201,
      body: {
        state: 'current',
        agency: 'works',
        verifier: { name: 'R. Diaz' },
        method: 'endorsed',
        sources: verification.sources,
        supersedes: null,
      },
    });
    const edited = await joe('PUT', `/answers/${answer.id}`, { body: 'Bring it to the yard.' });
    expect(edited.body).toMatchObject({ bodyMarkdown: 'Put it at the curb.', revision: 1, newest: { revision: 2 } });
    expect((await anybody('GET', `/answers/${answer.id}/revisions/1`)).body).toMatchObject({
      bodyMarkdown: 'Put it at the curb.',
    });
    expect((await anybody('GET', `/answers/${answer.id}/revisions/2`)).status).toBe(404);
    expect((await joe('GET', `/answers/${answer.id}/revisions/2`)).status).toBe(200);
    expect((await rep('GET', `/answers/${answer.id}/revisions/2`)).body).toMatchObject({ displayed: false });
    const listed = await anybody('GET', '/questions?official=true&limit=1');
    expect(listed.body.items[0]).toMatchObject({ id: question.id, official: true, resolution: 'resolved' });

    expect((await joe('DELETE', `/answers/${answer.id}/verification`, { note: 'no' })).status).toBe(403);
    expect((await rep('DELETE', `/answers/${answer.id}/verification`, {})).body.fields).toHaveProperty('note');
    expect((await rep('DELETE', `/answers/${answer.id}/verification`, { note: 'The rule changed.' })).status).toBe(204);
    expect((await anybody('GET', `/answers/${answer.id}`)).body).toMatchObject({
      bodyMarkdown: 'Bring it to the yard.',
      verification: null,
      newest: null,
    });
  });

  test('escalate, claim, write, transfer, resolve', async () => {
    const question = await ask();
    const path = `/questions/${question.id}/escalation`;
    expect((await ana('POST', path, { reason: 'Nobody knows' })).status).toBe(403);
    const opened = await moderator('POST', path, { reason: 'Needs the office' });
    expect(opened).toMatchObject({
      status: 201,
      body: { questionId: question.id, state: 'queued', triggers: ['moderator'], agency: 'works', assignee: null },
    });
    expect(await moderator('POST', path, { reason: 'Again' })).toMatchObject({
      status: 200,
      body: { id: opened.body.id },
    });
    const of = `/escalations/${opened.body.id}`;

    const nobodys = await joe('GET', '/escalations/999999');
    expect(await joe('GET', of)).toMatchObject({ status: 404, text: nobodys.text });
    expect((await ana('GET', of)).body).toMatchObject({ id: opened.body.id });
    expect((await rep('GET', '/escalations')).body.items).toMatchObject([{ id: opened.body.id }]);
    expect((await joe('GET', '/escalations')).status).toBe(403);

    expect((await rep('POST', `${of}/claim`)).body).toMatchObject({ state: 'claimed', assignee: { name: 'R. Diaz' } });
    expect((await rep('POST', `${of}/claim`)).status).toBe(200);
    expect((await rep('GET', '/escalations?assignee=me&state=claimed&agency=works')).body.items).toHaveLength(1);
    expect((await rep('GET', '/escalations?assignee=none')).body.items).toHaveLength(0);
    expect(await rep('POST', `${of}/messages`, { audience: 'internal', body: 'Ask the yard.' })).toMatchObject({
      status: 201,
      body: { audience: 'internal' },
    });
    expect(await rep('POST', `${of}/messages`, { audience: 'asker', body: 'How heavy is it?' })).toMatchObject({
      status: 201,
      body: { side: 'staff' },
    });
    expect((await rep('POST', `${of}/messages`, { body: 'Whom to?' })).body.fields).toHaveProperty('audience');
    expect(await ana('POST', `${of}/messages`, { body: '40 kilos, (503) 555-0147' })).toMatchObject({
      status: 201,
      body: { side: 'asker' },
    });
    expect((await rep('PUT', `${of}/state`, { state: 'waiting_third_party', note: 'The yard' })).body.state).toBe(
      'waiting_third_party',
    );

    const told = { reason: 'personal', note: 'We called 503-555-0147.' };
    expect((await rep('POST', `${of}/resolution`, told)).body).toMatchObject({
      status: 422,
      fields: { acknowledgePrivateDetails: expect.stringContaining('“503-555-0147”') },
    });
    const resolved = await rep('POST', `${of}/resolution`, {
      acknowledgePrivateDetails: true,
      answer: { body: 'We pick it up for free.', shortAnswer: 'Free pickup.', sources: ['https://example.gov/bulky'] },
    });
    expect(resolved, resolved.text).toMatchObject({ status: 200, body: { state: 'resolved' } });
    const read = (await anybody('GET', `/questions/${question.id}`)).body;
    expect(read).toMatchObject({ official: true, escalated: false, resolution: 'resolved' });
    expect(read.answers[0].verification).toMatchObject({ state: 'current', shortAnswer: 'Free pickup.' });
    expect((await rep('POST', `${of}/resolution`, { reason: 'nonsense', note: 'x' })).status).toBe(422);
  });

  test('files come with messages as parts of a form, are listed, and are handed out to nobody else', async () => {
    const question = await ask();
    const { body: opened } = await moderator('POST', `/questions/${question.id}/escalation`, { reason: 'Please' });
    const of = `/escalations/${opened.id}`;
    await rep('POST', `${of}/claim`);
    const form = (fields: Record<string, string>, ...files: [string, string][]) => {
      const data = new FormData();
      for (const [name, value] of Object.entries(fields)) data.set(name, value);
      for (const [name, text] of files) data.append('files', new Blob([text]), name);
      return data;
    };
    const sent = await ana('POST', `${of}/messages`, form({ body: 'See the list.' }, ['list.txt', 'zanzibarquokka']));
    expect(sent, sent.text).toMatchObject({ status: 201, body: { side: 'asker' } });
    const note = form({ audience: 'internal', body: 'Ours.' }, ['ours.txt', 'quokkazanzibar']);
    expect((await rep('POST', `${of}/messages`, note)).status).toBe(201);
    const refused = await ana('POST', `${of}/messages`, form({ body: 'Run it.' }, ['run.pdf', 'MZ\u0000\u0001']));
    expect(refused).toMatchObject({ status: 422, body: { fields: { files: expect.stringContaining('run.pdf') } } });
    const many = form({ body: 'All.' }, ['1.txt', '1'], ['2.txt', '2'], ['3.txt', '3'], ['4.txt', '4']);
    expect((await ana('POST', `${of}/messages`, many)).body.fields).toHaveProperty('files');
    const listed = await ana('GET', `${of}/files`);
    expect(listed.body).toMatchObject({
      items: [{ name: 'list.txt', messageId: sent.body.id, noteId: null }],
      next: null,
    });
    const first = await rep('GET', `${of}/files?limit=1`);
    expect((await rep('GET', `${of}/files?after=${first.body.next}`)).body.items).toMatchObject([{ name: 'ours.txt' }]);
    const [theirs, ours] = (await rep('GET', `${of}/files`)).body.items;
    const got = await ana('GET', `/files/${theirs.id}`);
    expect([got.text, got.headers.get('Content-Disposition')?.slice(0, 10)]).toEqual(['zanzibarquokka', 'attachment']);
    const nothing = await other('GET', '/files/999999');
    for (const [reader, file] of [
      [other, theirs.id],
      [joe, theirs.id],
      [ana, ours.id],
    ] as const)
      expect((await reader('GET', `/files/${file}`)).text.replace(String(file), '999999')).toBe(nothing.text);
    expect((await other('GET', `${of}/files`)).status).toBe(404);
  });

  test('a colleague comes too late, the case is put back, passed on, and ends with a reason', async () => {
    const question = await ask();
    const { body: opened } = await moderator('POST', `/questions/${question.id}/escalation`, {
      reason: 'Needs the office',
    });
    const of = `/escalations/${opened.id}`;
    await rep('POST', `${of}/claim`);
    const late = await colleague('POST', `${of}/claim`);
    expect(late).toMatchObject({ status: 409, body: { holder: 'R. Diaz' } });
    expect((await rep('POST', `${of}/release`)).body).toMatchObject({ state: 'queued', assignee: null });
    expect((await colleague('POST', `${of}/claim`)).body).toMatchObject({ assignee: { name: 'Colleague' } });
    expect((await colleague('POST', `${of}/transfer`, { agency: 'nobody' })).body.fields).toHaveProperty('agency');
    const passed = await colleague('POST', `${of}/transfer`, { agency: 'health', note: 'It is about mold.' });
    expect(passed, passed.text).toMatchObject({ status: 200, body: { agency: 'health', assignee: null } });
    expect((await colleague('GET', of)).status).toBe(404);
    await other('POST', `${of}/claim`);
    const wrong = await other('POST', `${of}/resolution`, { reason: 'legal' });
    expect(wrong).toMatchObject({ status: 422, body: { fields: { note: expect.any(String) } } });
    const ended = await other('POST', `${of}/resolution`, { reason: 'legal', note: 'A court decides this.' });
    expect(ended.body).toMatchObject({ state: 'resolved', resolvedAt: expect.any(String) });
  });

  test('a withheld name is nowhere, not for staff either', async () => {
    const question = await ask({ anonymous: true });
    await ana('POST', `/questions/${question.id}/comments`, { body: 'Me again' });
    await ana('POST', `/questions/${question.id}/answers`, { body: 'I found it out myself.' });
    for (const reader of [anybody, joe, rep, moderator]) {
      const read = await reader('GET', `/questions/${question.id}`);
      expect(read.body).toMatchObject({ asker: null, answers: [{ author: null }] });
      expect(read.text).not.toContain(asker.handle);
    }
  });
});
