import type { AppLoadContext } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { askerCase, staffCase } from '~/features/escalations/case.queries.server';
import { caseFile } from '~/features/escalations/case-file.queries.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { endingOf } from '~/features/escalations/ending.queries.server';
import { mergeEscalations } from '~/features/escalations/merge-escalations.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { quotedExchange } from '~/features/escalations/private-details.queries.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { readSolvedToken, saySolved, saySolvedByLink } from '~/features/escalations/say-solved.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { unmergeEscalation } from '~/features/escalations/unmerge-escalation.server';
import { notify } from '~/features/notifications/notify.server';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { caseView } from '~/routes/staff.escalations.$id/case-view.server';
import { db } from '~db/client';
import { escalations, events, mails, notices, questionRevisions, questions } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, days, later, monday, person, question, refusal, topic } from './desk';

testDatabase();

const canary = 'zanzibarquokka';
let topicId: number;
let moderator: Actor;
let rep: Actor;
let colleague: Actor;
let stranger: Actor;

beforeAll(async () => {
  const works = await agency('works');
  topicId = await topic('bulky', works);
  moderator = await person('Mo', 'moderator');
  rep = await person('Rosa', 'rep', works);
  colleague = await person('Cole', 'rep', works);
  stranger = await person('Stan', 'rep', await agency('water'));
});

type Case = { id: number; questionId: number; asker: Actor };

async function open(more = {}): Promise<Case> {
  const asker = await person('Asker');
  const questionId = await question(asker, topicId, { title: 'Why is the water brown?', ...more });
  const [text] = await db
    .insert(questionRevisions)
    .values({
      ...{ questionId, number: 1, title: 'Why is the water brown?', bodyMarkdown: 'Text', bodyHtml: '<p>Text</p>' },
      ...{ topicId, authorId: asker.personId ?? 0, createdAt: monday },
    })
    .returning();
  await db
    .update(questions)
    .set({ revisionId: text?.id ?? 0 })
    .where(eq(questions.id, questionId));
  return { id: (await openEscalation(moderator, questionId, { reason: 'x' }, monday)).id, questionId, asker };
}

/** A main case that the rep holds, and two that are worked in it. */
async function incident(more = {}) {
  const [main, one, two] = [await open(), await open(more), await open()];
  await claimEscalation(rep, main.id, monday);
  await mergeEscalations(rep, main.id, [one.id, two.id], monday);
  return { main, one, two };
}

const file = { name: 'tap.txt', bytes: Buffer.from(canary) };

describe('an asker whose case is worked in another', () => {
  it('writes to who works the main case; no other asker and no other agency reads it', async () => {
    const { main, one, two } = await incident();
    const sent = await sendAskerMessage(one.asker, one.id, { body: `Mine ${canary}`, files: [file] }, monday);
    expect(sent).toMatchObject({ escalationId: one.id, side: 'asker' });
    const seen = await staffCase(rep, main.id);
    expect(seen.messages).toEqual([]);
    expect(seen.threads).toMatchObject([{ id: one.id, asker: 'Asker', messages: [{ id: sent.id }] }]);
    const attached = seen.threads[0]?.messages[0]?.files[0]?.id ?? 0;
    for (const other of [main, two]) {
      expect(JSON.stringify(await askerCase(other.asker, other.questionId))).not.toContain(canary);
      expect(await refusal(askerCase(other.asker, one.questionId))).toMatchObject({ status: 404 });
      expect(await refusal(caseFile(other.asker, attached))).toMatchObject({ status: 404 });
      expect(await refusal(sendAskerMessage(other.asker, one.id, { body: 'x' }))).toMatchObject({ status: 404 });
    }
    expect(await refusal(caseFile(stranger, attached))).toMatchObject({ status: 404 });
    expect((await caseFile(rep, attached)).bytes.toString()).toBe(canary);
    expect((await quotedExchange(rep, main.id, [sent.id])).text).toBe('');
    const [event] = await db.select().from(events).where(eq(events.type, 'escalation.message_sent'));
    expect(JSON.stringify(event)).not.toContain(canary);
    if (event) await notify(event);
    const told = await db.select().from(notices).where(eq(notices.kind, 'case_reply'));
    expect(told.map((notice) => notice.personId)).toEqual([rep.personId]);
    expect(JSON.stringify(await db.select().from(mails))).not.toContain(canary);
  });

  it('is answered by the holder of the main case, and by nobody else', async () => {
    const { main, one, two } = await incident({ askerWithheld: true });
    await sendAskerMessage(one.asker, one.id, { body: 'Ours is brown, too.' }, monday);
    expect((await staffCase(rep, main.id)).threads[0]?.asker).toBeNull();
    expect(await refusal(sendCaseMessage(colleague, one.id, { audience: 'asker', body: 'x' }))).toMatchObject({
      code: 'held',
    });
    expect(await refusal(sendCaseMessage(stranger, one.id, { audience: 'asker', body: 'x' }))).toMatchObject({
      status: 404,
    });
    await sendCaseMessage(rep, one.id, { audience: 'asker', body: `Yours ${canary}` }, monday);
    expect((await askerCase(one.asker, one.questionId)).messages).toHaveLength(2);
    for (const other of [main, two]) expect((await askerCase(other.asker, other.questionId)).messages).toEqual([]);
    await unmergeEscalation(rep, one.id, monday);
    expect((await staffCase(rep, one.id)).messages).toHaveLength(2);
    expect((await staffCase(rep, main.id)).threads).toEqual([]);
  });

  it('is not overlooked when the main case is resolved, and goes on alone when that had ended', async () => {
    const { main, one } = await incident();
    const answer = { reason: 'legal' as const, note: 'A court decides.' };
    await sendAskerMessage(one.asker, one.id, { body: 'Wait.' }, monday);
    expect(await refusal(resolveEscalation(rep, main.id, answer, monday, 0))).toMatchObject({ code: 'asker_wrote' });
    await resolveEscalation(rep, main.id, answer, monday);
    const sent = await sendAskerMessage(one.asker, one.id, { body: 'It is still brown.' }, later(days(2)));
    const [own] = await db.select().from(escalations).where(eq(escalations.id, one.id));
    expect(own).toMatchObject({ state: 'queued', mergedIntoId: null });
    expect((await staffCase(rep, one.id)).messages.at(-1)?.id).toBe(sent.id);
    const { main: other, one: late } = await incident();
    await resolveEscalation(rep, other.id, answer, monday);
    expect(await refusal(sendAskerMessage(late.asker, late.id, { body: 'x' }, later(days(15))))).toMatchObject({
      code: 'ended',
    });
  });

  it('hears by mail how it ended, and says by one tap that it solved nothing: their own case goes on alone', async () => {
    const { main, one, two } = await incident();
    await resolveEscalation(rep, main.id, { reason: 'legal', note: 'A court decides.' }, now());
    const told = await db.select().from(events).where(eq(events.type, 'escalation.merged_resolved'));
    for (const event of told) await notify(event);
    const mailTo = async ({ asker }: { asker: Actor }) =>
      (
        await db
          .select()
          .from(mails)
          .where(eq(mails.personId, asker.personId ?? 0))
      ).at(-1);
    const mail = await mailTo(one);
    expect(mail?.bodyText).toContain('A court decides.');
    const token = /\/case\/solved\/(\S+)/.exec(mail?.bodyText ?? '')?.[1];
    expect(await endingOf((await readSolvedToken(token)) ?? { caseId: 0, personId: 0 })).toMatchObject({
      questionId: one.questionId,
    });
    expect((await askerCase(one.asker, one.questionId)).main?.state).toBe('resolved');
    expect(await saySolvedByLink(token, true)).toEqual({ reopened: false });
    for (let n = 0; n < 2; n++) expect(await saySolvedByLink(token, false)).toEqual({ reopened: true });
    const [own] = await db.select().from(escalations).where(eq(escalations.id, one.id));
    expect(own).toMatchObject({ state: 'queued', mergedIntoId: null });
    expect((await askerCase(two.asker, two.questionId)).main?.state).toBe('resolved');
    for (const other of [main.asker, stranger])
      expect(await refusal(saySolved(other, two.id, false))).toMatchObject({ status: 404 });
    expect(await refusal(saySolved(rep, two.id, false))).toMatchObject({ status: 403 });
    expect(await refusal(saySolved(two.asker, two.id, false, later(days(15), now())))).toMatchObject({ code: 'ended' });
  });

  it('can be written to before they have said anything; a name they withheld is not shown', async () => {
    const { main, one, two } = await incident({ askerWithheld: true });
    const view = (writeTo: number | null) =>
      caseView(rep as PersonActor, main.id, 'en', { fragments: new Map() } as unknown as AppLoadContext, writeTo);
    expect((await view(null)).threads).toEqual([]);
    expect((await view(one.id)).threads).toMatchObject([{ id: one.id, asker: null, messages: [] }]);
    expect((await view(two.id)).threads).toMatchObject([{ id: two.id, asker: 'Asker' }]);
    const { main: elsewhere } = await incident();
    expect((await view(elsewhere.id)).threads).toEqual([]);
    await sendCaseMessage(rep, two.id, { audience: 'asker', body: 'Is it brown at yours?' }, monday);
    expect((await view(two.id)).threads).toMatchObject([{ id: two.id, messages: [{ side: 'staff' }] }]);
  });

  it('and the closing of the main case at once: one of both is refused, or the message opens their own', async () => {
    const { main, one } = await incident();
    const [sent, ended] = await Promise.allSettled([
      sendAskerMessage(one.asker, one.id, { body: 'Wait.' }, monday),
      resolveEscalation(rep, main.id, { reason: 'legal', note: 'A court decides.' }, monday, 0),
    ]);
    expect(sent.status).toBe('fulfilled');
    const [own] = await db.select().from(escalations).where(eq(escalations.id, one.id));
    expect(own?.state).toBe(ended.status === 'rejected' ? 'merged' : 'queued');
  });
});
