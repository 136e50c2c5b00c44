import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignEscalation } from '~/features/escalations/assign-escalation.server';
import { staffCase } from '~/features/escalations/case.queries.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { draftAnswer } from '~/features/escalations/draft-answer.server';
import { discardDraft, keptDrafts } from '~/features/escalations/kept-drafts.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { pastCasesOf } from '~/features/escalations/past-cases.queries.server';
import { quotedExchange } from '~/features/escalations/private-details.queries.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import type { Actor, PersonActor } from '~/platform/actor';
import { db } from '~db/client';
import { caseAnswerDrafts, questionRevisions, questions } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, delegate, eventTypes, monday, person, question, refusal, topic } from './desk';

testDatabase();

let works: number;
let topicId: number;
let rep: PersonActor;
let colleague: PersonActor;
let lead: Actor;
let stranger: PersonActor;
let asker: Actor;
let moderator: Actor;

beforeAll(async () => {
  works = await agency('works');
  topicId = await topic('bulky', works);
  rep = (await delegate(await person('Rosa', 'rep', works), works)) as PersonActor;
  colleague = (await person('Carl', 'rep', works)) as PersonActor;
  lead = await person('Lena', 'lead', works);
  stranger = (await person('Walt', 'rep', await agency('water'))) as PersonActor;
  asker = await person('Ana');
  moderator = await person('Mo', 'moderator');
});

async function claimed() {
  const questionId = await question(asker, topicId, { askerWithheld: true });
  const [revision] = await db
    .insert(questionRevisions)
    .values({
      ...{ questionId, number: 1, title: 'A question?', bodyMarkdown: 'Text', bodyHtml: '<p>Text</p>' },
      ...{ topicId, authorId: asker.personId ?? 0, createdAt: monday },
    })
    .returning({ id: questionRevisions.id });
  await db.update(questions).set({ revisionId: revision?.id }).where(eq(questions.id, questionId));
  const { id } = await openEscalation(moderator, questionId, { reason: 'x' }, monday);
  await claimEscalation(rep, id, monday);
  return { id, questionId };
}

const draft = { body: 'To the yard on Elm Street.', shortAnswer: 'To the yard.', sources: 'https://example.gov/yard' };

describe('the closing answer as a draft', () => {
  it('is kept by the holder, read by the desk alone, and gone when the case is resolved', async () => {
    const { id, questionId } = await claimed();
    await draftAnswer(rep, id, draft);
    await draftAnswer(rep, id, { ...draft, body: 'To the new yard.' });
    expect((await staffCase(colleague, id)).answerDraft).toMatchObject({ body: 'To the new yard.', by: 'Rosa' });
    expect(await eventTypes(questionId)).toContain('escalation.answer_drafted');
    expect(await refusal(draftAnswer(colleague, id, draft))).toMatchObject({
      status: 409,
      detail: { draftKept: true },
    });
    expect(await refusal(draftAnswer(stranger, id, draft))).toMatchObject({ status: 404 });
    await resolveEscalation(rep, id, { answer: { ...draft, sources: [draft.sources] } });
    expect(await db.select().from(caseAnswerDrafts)).toEqual([]);
  });
});

describe('a former holder’s text', () => {
  it('is kept for them where they still see the case, and where they no longer do; nobody else’s page has it', async () => {
    const { id } = await claimed();
    const walt = await transferEscalation(rep, id, { agency: 'water', note: '' });
    expect(walt).toBeDefined();
    const sent = sendCaseMessage(rep, id, { audience: 'asker', body: 'Dear Ana, numbat.' });
    expect(await refusal(sent)).toMatchObject({ status: 409, code: 'moved', detail: { draftKept: true } });
    expect(await keptDrafts(rep)).toMatchObject([{ caseId: id, kind: 'asker', body: 'Dear Ana, numbat.' }]);
    expect(await keptDrafts(colleague)).not.toContainEqual(expect.objectContaining({ caseId: id }));
    expect((await staffCase(stranger, id)).drafts).toEqual([]);
    // Whoever never held it learns nothing.
    const none = await refusal(sendCaseMessage(colleague, 999_999, { audience: 'asker', body: 'x' }));
    expect(await refusal(sendCaseMessage(colleague, id, { audience: 'asker', body: 'x' }))).toEqual(none);
    await discardDraft(colleague, id, 'asker');
    expect(await keptDrafts(rep)).toHaveLength(1);
    await discardDraft(rep, id, 'asker');
    expect(await keptDrafts(rep)).toEqual([]);
  });
});

describe('what was said in private', () => {
  it('is kept for whoever a lead gave the case to, too', async () => {
    const { id } = await claimed();
    await assignEscalation(lead, id, colleague.personId);
    await transferEscalation(lead, id, { agency: 'water', note: '' });
    expect(
      await refusal(sendCaseMessage(colleague, id, { audience: 'asker', body: 'We come on Friday.' })),
    ).toMatchObject({ status: 409, detail: { draftKept: true } });
    expect((await keptDrafts(colleague))[0]?.body).toBe('We come on Friday.');
  });

  it('goes into the answer only as chosen, without names and numbers', async () => {
    const { id } = await claimed();
    const first = await sendAskerMessage(asker, id, { body: 'I am Ana, call (503) 555-0147.\nIt is Mill Street.' });
    await sendAskerMessage(asker, id, { body: 'And a quokkasecret.' });
    const reply = await sendCaseMessage(rep, id, { audience: 'asker', body: 'Thank you, Ana.' });
    const { text, taken } = await quotedExchange(rep, id, [first.id, reply.id]);
    expect(text).toBe(
      '> **The person who asked:** I am [left out], call [left out].\n> It is Mill Street.\n\n> **works:** Thank you, [left out].',
    );
    expect(taken).toBe(3);
    expect((await quotedExchange(rep, id, [])).text).toBe('');
    expect(await refusal(quotedExchange(stranger, id, [first.id]))).toMatchObject({ status: 404 });
  });

  it('of another case is not to be had by its number', async () => {
    const one = await claimed();
    const other = await claimed();
    const { id } = await sendAskerMessage(asker, one.id, { body: 'A secret.' });
    expect((await quotedExchange(rep, other.id, [id])).text).toBe('');
  });

  it('is pointed out before it is published, until the writer has looked, whichever way it comes', async () => {
    const { id } = await claimed();
    await sendAskerMessage(asker, id, { body: 'Call (503) 555-0147.' });
    const reason = { reason: 'legal' as const, note: 'We called 503 555 0147 and told Ana.' };
    const answer = { body: reason.note, shortAnswer: 'Done.', sources: ['https://example.gov/yard'] };
    for (const input of [reason, { answer }])
      expect(await refusal(resolveEscalation(rep, id, input))).toMatchObject({
        status: 422,
        fields: { acknowledgePrivateDetails: expect.stringContaining('“503 555 0147”, “Ana”') },
      });
    expect((await resolveEscalation(rep, id, { ...reason, acknowledgePrivateDetails: true })).state).toBe('resolved');
    const other = await claimed();
    const fine = { ...reason, note: 'The yard is open: (503) 555-0199.' };
    expect((await resolveEscalation(rep, other.id, fine)).state).toBe('resolved');
  });
});

describe('cases like it', () => {
  it('are those the reader’s desk has ended', async () => {
    const { id, questionId } = await claimed();
    expect(await pastCasesOf(rep, [questionId])).toEqual([]);
    await resolveEscalation(rep, id, { reason: 'legal', note: 'A court decides.' });
    expect(await pastCasesOf(rep, [questionId])).toMatchObject([{ id, reason: 'legal', note: 'A court decides.' }]);
    expect(await pastCasesOf(stranger, [questionId])).toEqual([]);
  });
});
