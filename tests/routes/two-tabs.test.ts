import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { approveVerification } from '~/features/verification/approve-verification.server';
import { returnAnswer } from '~/features/verification/return-answer.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { contentHash } from '~/platform/markdown/content-hash';
import { db } from '~db/client';
import { verification } from '../features/verification/official-desk.ts';
import { testDatabase } from '../support/database.ts';
import { productUnderTest } from './rights/ask.ts';
import { type ActorName, held, makeWorld, official, thread, type World } from './rights/world.ts';

testDatabase();
const product = productUnderTest();
let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 100_000);

const read = 'put it at the curb';
const edited = 'Call 555-0100. The yard on Elm Street takes it too.';
const note = 'Thank you, Ned! Please say which day.';
const short = 'Call 555-0100 for a free pickup, says the short answer.';

async function send(actor: ActorName, to: string, fields: Record<string, string | number>) {
  const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  const headers = { Cookie: world.cookies[actor], Origin: product.url };
  const answer = await fetch(product.url + to, { method: 'POST', headers, body, redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('Location'), page: await answer.text() };
}

/** The page of whoever lost: both texts are on it. */
function bothTexts({ status, page }: { status: number; page: string }): void {
  expect(status).toBe(409);
  expect(page).toContain(read);
  expect(page).toContain('The yard on Elm Street takes it too.');
}

const confirming = (hash: string) => ({
  intent: 'verify',
  contentHash: hash,
  agency: 'agency-a',
  sources: 'https://example.gov/typed',
  shortAnswer: short,
});

describe('somebody edits the text in another tab', () => {
  test('confirming: 409, both texts, and all that was typed, with the new text to confirm next', async () => {
    const made = await thread(world);
    await editAnswer(world.author, made.answer, { body: edited });
    const lost = await send('repA', `/answers/${made.answer}/verify`, confirming(made.hash));
    bothTexts(lost);
    for (const kept of [short, 'https://example.gov/typed', contentHash(edited)]) expect(lost.page).toContain(kept);
    const won = await send('repA', `/answers/${made.answer}/verify`, confirming(contentHash(edited)));
    expect(won.status).toBe(302);
  });

  test('improving and confirming: the improved text is kept', async () => {
    const made = await thread(world);
    await editAnswer(world.author, made.answer, { body: edited });
    const better = 'My better wording, typed for minutes.';
    const fields = { ...confirming(made.hash), improving: 'yes', body: better };
    const lost = await send('repA', `/answers/${made.answer}/verify`, fields);
    bothTexts(lost);
    expect(lost.page).toContain(better);
  });

  test('sending back and refusing: the reason is kept', async () => {
    const made = await thread(world);
    await editAnswer(world.author, made.answer, { body: edited });
    for (const more of [{}, { refused: 'yes' }] as Record<string, string>[]) {
      const fields = { intent: 'return', contentHash: made.hash, note, ...more };
      const lost = await send('repA', `/answers/${made.answer}/verify`, fields);
      bothTexts(lost);
      expect(lost.page).toContain(note);
    }
  });

  test('approving as the second person: it has to be confirmed anew', async () => {
    const made = await official(world, 'danger-a');
    await editAnswer(world.author, made.answer, { body: edited });
    const fields = { intent: 'approve', verification: made.verification, contentHash: made.hash };
    const lost = await send('repA', `/answers/${made.answer}/verify`, fields);
    bothTexts(lost);
    expect(lost.page).toContain('Somebody has to confirm the new text.');
    expect(lost.page).toContain('Confirm and ask a second person');
  });

  test('by the API: 409 with both texts', async () => {
    const made = await thread(world);
    await editAnswer(world.author, made.answer, { body: edited });
    const { contentHash: hash, agency, sources, shortAnswer } = verification(made.answer, made.hash, 'agency-a');
    const answer = await fetch(`${product.url}/api/v1/answers/${made.answer}/verification`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${world.tokens.repA}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ contentHash: hash, agency, sources, shortAnswer }),
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      code: 'text_changed',
      yourText: 'Call 555-0100 and put it at the curb.',
      newestText: edited,
      revision: 2,
    });
  });

  test('resolving a case with an answer that was corrected meanwhile', async () => {
    const made = await official(world);
    const { id } = await openEscalation(world.actors.moderator, made.question, { reason: 'They still do not know.' });
    await claimEscalation(world.actors.repA, id);
    await editAnswer(world.author, made.answer, { body: edited });
    await verifyAnswer(world.colleague, verification(made.answer, contentHash(edited), 'agency-a'));
    const fields = { intent: 'resolve-answer', answerId: made.answer, contentHash: made.hash };
    bothTexts(await send('repA', `/staff/escalations/${id}`, fields));
    const byApi = await fetch(`${product.url}/api/v1/escalations/${id}/resolution`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${world.tokens.repA}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ answerId: made.answer, contentHash: made.hash }),
    });
    expect([byApi.status, await byApi.json()]).toMatchObject([409, { code: 'text_changed', newestText: edited }]);
    const again = { ...fields, contentHash: contentHash(edited) };
    expect((await send('repA', `/staff/escalations/${id}`, again)).status).toBe(302);
  });
});

describe('somebody decides in another tab', () => {
  test('approving what is approved, and sending it back: who was faster, and the reason kept', async () => {
    const made = await official(world, 'danger-a');
    await approveVerification(world.actors.leadA, made.verification, made.hash);
    const at = `/answers/${made.answer}/verify`;
    const approve = { intent: 'approve', verification: made.verification, contentHash: made.hash };
    const late = await send('repA', at, approve);
    expect(late.status).toBe(409);
    expect(late.page).toContain('Lena Lead has already decided this.');
    const back = await send('repA', at, { intent: 'return', contentHash: made.hash, note });
    expect(back.status).toBe(409);
    for (const shown of ['Lena Lead has already decided this.', note]) expect(back.page).toContain(shown);
  });

  test('approving what was sent back', async () => {
    const made = await official(world, 'danger-a');
    await returnAnswer(world.actors.leadA, made.answer, { contentHash: made.hash, note: 'Hm.', refused: false });
    const fields = { intent: 'approve', verification: made.verification, contentHash: made.hash };
    const late = await send('repA', `/answers/${made.answer}/verify`, fields);
    expect(late.status).toBe(409);
    expect(late.page).toContain('Lena Lead has already decided this.');
  });

  test('taking back what was confirmed anew: the new one stands', async () => {
    const made = await official(world);
    await editAnswer(world.author, made.answer, { body: edited });
    await verifyAnswer(world.colleague, verification(made.answer, contentHash(edited), 'agency-a'));
    const fields = { intent: 'withdraw', verification: made.verification, note };
    const late = await send('repA', `/answers/${made.answer}/verify`, fields);
    expect(late.status).toBe(409);
    for (const shown of ['It was confirmed anew while you were reading.', note]) expect(late.page).toContain(shown);
  });
});

test('what is sent twice is written once and leads to the same place; another text is another', async () => {
  const ours = await held(world, 'repA');
  const { question } = await thread(world);
  const places: [ActorName, string, Record<string, string>][] = [
    ['repA', `/staff/escalations/${ours.escalation}`, { intent: 'message' }],
    ['repA', `/staff/escalations/${ours.escalation}`, { intent: 'note' }],
    ['asker', `/questions/${ours.question}/case`, { intent: 'message' }],
    ['member', `/questions/${question}/slug`, { intent: 'answer' }],
    ['member', `/questions/${question}/slug`, { intent: 'comment' }],
    ['member', '/questions/new', { intent: 'ask', title: 'Which day is it, and where?', topic: 'topic-a' }],
  ];
  for (const [actor, at, fields] of places) {
    const written = async () => {
      const [row] = await db.execute<Record<'m' | 'n' | 'a' | 'c' | 'q', number>>(sql`select
        (select count(*)::int from escalation_messages) m, (select count(*)::int from escalation_notes) n,
        (select count(*)::int from answers) a, (select count(*)::int from comments) c, (select count(*)::int from questions) q`);
      return Object.values(row ?? {}).reduce((sum, count) => sum + count, 0);
    };
    const before = await written();
    const body = `Which street is it, says ${actor}, by ${fields.intent}?`;
    const sent = await Promise.all([1, 2, 3].map(() => send(actor, at, { ...fields, body })));
    expect(sent.map(({ status }) => status)).toEqual([302, 302, 302]);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(1);
    expect(await written()).toBe(before + 1);
    expect((await send(actor, at, { ...fields, body: `${body} And the number?` })).status).toBe(302);
    expect(await written()).toBe(before + 2);
  }
}, 30_000);
