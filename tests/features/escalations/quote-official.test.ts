import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { quotedOfficial } from '~/features/escalations/quote-official.queries.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { withdrawVerification } from '~/features/verification/withdraw-verification.server';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { questions, verifications } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, delegate, monday, person, question, refusal, topic } from './desk';

testDatabase();

const whole = 'Bring it to the yard.\n\nThe yard is open on Mondays.';
const source = 'https://example.gov/yard';
let rep: Actor;
let stranger: Actor;
let caseId: number;
let answered: number;

beforeAll(async () => {
  const works = await agency('works');
  const topicId = await topic('bulky', works);
  const moderator = await person('Mo', 'moderator');
  const asker = await person('Ana');
  rep = await delegate(await person('Rosa', 'rep', works), works);
  stranger = await person('Walt', 'rep', await agency('water'));
  answered = await question(asker, topicId);
  const first = (await openEscalation(moderator, answered, { reason: 'x' }, monday)).id;
  await claimEscalation(rep, first);
  await resolveEscalation(rep, first, { answer: { body: whole, shortAnswer: 'To the yard.', sources: [source] } });
  await db.update(questions).set({ title: 'Where to [with] it?' }).where(eq(questions.id, answered));
  caseId = (await openEscalation(moderator, await question(asker, topicId), { reason: 'x' }, monday)).id;
});

describe('an official answer put into a text', () => {
  it('is a quotation with its link and its sources, for the desk of the case', async () => {
    const quoted = await quotedOfficial(rep, caseId, answered);
    expect(quoted.short).toMatch(
      /^> To the yard\.\n\nworks confirmed this: \[Where to \\\[with\\\] it\?\]\(http\S+#answer-\d+\)$/,
    );
    expect(quoted.whole).toContain('> Bring it to the yard.\n> \n> The yard is open on Mondays.\n\n');
    expect(quoted).toMatchObject({ shortAnswer: 'To the yard.', sources: [source] });
    expect(await refusal(quotedOfficial(stranger, caseId, answered))).toMatchObject({ status: 404 });
  });

  it('is refused once it is official no longer, and where everybody must not read it', async () => {
    await db.update(questions).set({ visibility: 'limited' }).where(eq(questions.id, answered));
    expect(await refusal(quotedOfficial(rep, caseId, answered))).toMatchObject({ code: 'not_official' });
    await db.update(questions).set({ visibility: 'public' }).where(eq(questions.id, answered));
    const [row] = await db.select({ id: verifications.id, answerId: verifications.answerId }).from(verifications);
    await withdrawVerification(rep, row?.answerId ?? 0, 'The yard has moved.');
    expect(await refusal(quotedOfficial(rep, caseId, answered))).toMatchObject({ code: 'not_official' });
  });
});
