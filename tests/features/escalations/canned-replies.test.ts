import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { cannedRepliesOf, filledReply } from '~/features/escalations/canned-replies.queries.server';
import { fillReply, unknownFields } from '~/features/escalations/canned-reply';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { removeCannedReply, saveCannedReply } from '~/features/escalations/save-canned-reply.server';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { events } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, later, person, question, refusal, topic } from './desk';

testDatabase();

let works: number;
let lead: Actor;
let rep: Actor;
let stranger: Actor;
let caseId: number;
let shyCase: number;

beforeAll(async () => {
  works = await agency('works');
  const water = await agency('water');
  const topicId = await topic('bulky', works);
  lead = await person('Lea', 'lead', works);
  rep = await person('Rosa', 'rep', works);
  stranger = await person('Walt', 'lead', water);
  const moderator = await person('Mo', 'moderator');
  const asker = await person('Ana');
  const open = async (withheld: boolean) =>
    (
      await openEscalation(
        moderator,
        await question(asker, topicId, { askerWithheld: withheld }),
        { reason: 'x' },
        later(0),
      )
    ).id;
  caseId = await open(false);
  shyCase = await open(true);
});

const text = {
  title: 'Which street?',
  body: 'Hello {name},\n\nwhich street is “{question}” about? You hear by {due}. {holder}, {agency}',
};

describe('a prepared reply', () => {
  it('is kept by leads of the agency, with its event, under a name of its own', async () => {
    const { id } = await saveCannedReply(lead, { agency: 'works', ...text });
    await saveCannedReply(lead, { id, title: text.title, body: text.body });
    expect(await cannedRepliesOf([works])).toMatchObject([{ id, ...text }]);
    const told = await db.select().from(events).where(eq(events.type, 'canned_reply.saved'));
    expect(told.map((event) => event.data)).toEqual([{ replyId: id }, { replyId: id }]);
    expect(JSON.stringify(told)).not.toContain('street');
    for (const actor of [rep, stranger])
      expect(await refusal(saveCannedReply(actor, { id, ...text }))).toMatchObject({ status: 403 });
    expect(await refusal(removeCannedReply(rep, id))).toMatchObject({ status: 403 });
    expect(await refusal(saveCannedReply(lead, { agency: 'works', ...text }))).toMatchObject({
      fields: { title: expect.any(String) },
    });
    expect(await refusal(saveCannedReply(lead, { id, title: 'x', body: 'Hi {fullname}' }))).toMatchObject({
      fields: { body: expect.stringContaining('fullname') },
    });
  });

  it('of two leads who take one name at once, one gets it', async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => saveCannedReply(lead, { agency: 'works', title: 'Twice', body: 'x' })),
    );
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('is filled in for the case; a withheld name is not in it', async () => {
    const [reply] = await cannedRepliesOf([works]);
    const id = (await cannedRepliesOf([works])).find((one) => one.title === text.title)?.id ?? reply?.id ?? 0;
    const filled = await filledReply(rep, caseId, id);
    expect(filled).toContain('Hello Ana,');
    expect(filled).toContain('“Where do I leave an old refrigerator?”');
    expect(filled).toMatch(/by Tue 2 Jun, \d\d:\d\d\. Rosa, works$/);
    expect(await filledReply(rep, shyCase, id)).toContain('Hello neighbor,');
    expect(await refusal(filledReply(stranger, caseId, id))).toMatchObject({ status: 404 });
    expect(await refusal(filledReply(rep, caseId, 999_999))).toMatchObject({ status: 404 });
  });

  it('leaves braces alone that are no field', () => {
    const fields = { name: 'A', question: 'Q', agency: 'G', due: 'D', holder: 'H' };
    expect(fillReply('{Name} { due } {x} {constructor}', fields)).toBe('A D {x} {constructor}');
    expect(unknownFields('{name} {x} {x} {toString}')).toEqual(['x', 'tostring']);
  });

  it('goes when a lead takes it away', async () => {
    for (const { id } of await cannedRepliesOf([works])) await removeCannedReply(lead, id);
    expect(await cannedRepliesOf([works])).toEqual([]);
    expect(await refusal(removeCannedReply(lead, 1))).toMatchObject({ status: 404 });
  });
});
