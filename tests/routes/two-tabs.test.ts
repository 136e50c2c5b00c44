import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { approveVerification } from '~/features/verification/approve-verification.server';
import { returnAnswer } from '~/features/verification/return-answer.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { contentHash } from '~/platform/markdown/content-hash';
import { db } from '~db/client';
import { escalationMessages } from '~db/schema';
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
  return { status: answer.status, page: await answer.text() };
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

test('what is sent twice from one page is written once; another text from the same page is another', async () => {
  const ours = await held(world, 'repA');
  const onPage = async (actor: ActorName, at: string) => {
    const page = await fetch(product.url + at, { headers: { Cookie: world.cookies[actor] } });
    return String(/name="once" value="([\w-]+)"/.exec(await page.text())?.[1]);
  };
  for (const [actor, at] of [
    ['repA', `/staff/escalations/${ours.escalation}`],
    ['asker', `/questions/${ours.question}/case`],
  ] as const) {
    const once = await onPage(actor, at);
    const message = { intent: 'message', once, body: `Which street is it, says ${actor}?` };
    const sent = await Promise.all([1, 2, 3].map(() => send(actor, at, message)));
    expect(sent.map(({ status }) => status)).toEqual([302, 302, 302]);
    expect((await send(actor, at, { ...message, body: `And the number, says ${actor}?` })).status).toBe(302);
  }
  const written = await db
    .select({ side: escalationMessages.side, body: escalationMessages.bodyMarkdown })
    .from(escalationMessages)
    .where(eq(escalationMessages.escalationId, ours.escalation));
  expect(written.map(({ side }) => side)).toEqual(['staff', 'staff', 'asker', 'asker']);
});
