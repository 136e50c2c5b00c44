import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetDirectory } from '~/features/directory/directory.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { readSolvedToken, saySolved, saySolvedByLink } from '~/features/escalations/say-solved.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { notify } from '~/features/notifications/notify.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { setMeToo } from '~/features/questions/me-too.server';
import type { Actor } from '~/platform/actor';
import { now, setClockOffset } from '~/platform/clock';
import { readReplyAddress } from '~/platform/mail/reply-address.server';
import { db } from '~db/client';
import { agencies, caseFeedback, escalations, events, mails, notices, people } from '~db/schema';
import { testDatabase } from '../../support/database';
import {
  agency,
  casesOf,
  days,
  delegate,
  eventTypes,
  hours,
  later,
  monday,
  person,
  question,
  refusal,
  topic,
} from '../escalations/desk';

testDatabase();

let topicId: number;
let asker: Actor;
let rep: Actor;
let moderator: Actor;
let follower: Actor;
let neighbor: Actor;

beforeAll(async () => {
  setClockOffset(monday.getTime() - Date.now());
  const works = await agency('works');
  topicId = await topic('bulky', works);
  asker = await person('Ana');
  rep = await delegate(await person('Rosa', 'rep', works), works);
  moderator = await person('Mo', 'moderator');
  follower = await person('Fay');
  neighbor = await person('Ned');
  return () => setClockOffset(0);
});

async function claimed(withheld = false): Promise<{ id: number; questionId: number }> {
  const questionId = await question(asker, topicId, { askerWithheld: withheld });
  await setFollow(follower, questionId, true);
  await setMeToo(neighbor, questionId, true);
  const { id } = await openEscalation(moderator, questionId, { reason: 'x' });
  await claimEscalation(rep, id);
  return { id, questionId };
}

async function tellAll(questionId: number) {
  for (const event of await db.select().from(events).where(eq(events.questionId, questionId)).orderBy(asc(events.id)))
    await notify(event);
}

const mailTo = (actor: Actor) =>
  db
    .select()
    .from(mails)
    .where(eq(mails.personId, actor.personId ?? 0))
    .orderBy(asc(mails.id));

const closing = {
  answer: {
    body: 'Bring it to the yard.',
    shortAnswer: 'Bring it to the yard.',
    sources: ['https://example.gov/yard'],
  },
};

describe('mail to the asker of a case', () => {
  it('says what was said, what is needed and by when, with an address of its own to answer to', async () => {
    const { id, questionId } = await claimed();
    const files = [{ name: 'plan.txt', bytes: Buffer.from('A plan.') }];
    await sendCaseMessage(rep, id, { audience: 'asker', body: 'Which street is it, please?', files });
    await tellAll(questionId);
    const mail = (await mailTo(asker)).at(-1);
    expect(mail?.bodyText).toContain('> Which street is it, please?');
    expect(mail?.bodyText).toContain('With works since 1 Jun. You will hear by Wed 3 Jun, 10:00.');
    expect(mail?.bodyText).toContain('There is 1 file with it, on your private page.');
    expect(mail?.bodyText).not.toContain('plan.txt');
    expect(mail?.bodyText).toContain(`/questions/${questionId}/case`);
    const address = String(mail?.headers['Reply-To']);
    expect(address).toMatch(new RegExp(`^case\\+${id}\\.[0-9a-f]{32}@localhost\\.localdomain$`));
    const read = readReplyAddress(address.toUpperCase());
    expect([read?.kind, read?.id]).toEqual(['case', id]);
    expect(await read?.proves(asker.personId ?? 0)).toBe(true);
    expect(await read?.proves(rep.personId ?? 0)).toBe(false);
    expect(await readReplyAddress(address.replace(`+${id}.`, `+${id + 1}.`))?.proves(asker.personId ?? 0)).toBe(false);
    expect(readReplyAddress(address.replace('localhost', 'elsewhere'))).toBeNull();

    await sendCaseMessage(rep, id, { audience: 'asker', body: 'And the number?', next: 'waiting_asker' });
    await tellAll(questionId);
    expect((await mailTo(asker)).at(-1)?.bodyText).toContain(
      'works needs something from you. Everything waits until you reply. If you do not reply by 11 June, your case is closed.',
    );
    await sweepEscalations(later(days(3.1)));
    await tellAll(questionId);
    // Who is reminded need not look up of what.
    const nudge = (await mailTo(asker)).at(-1);
    expect([nudge?.kind, nudge?.bodyText.includes('> And the number?')]).toEqual(['case_nudged', true]);
    for (const other of [follower, neighbor, moderator])
      for (const theirs of await mailTo(other)) expect(theirs.bodyText).not.toMatch(/street|number|case\+/);
  });

  it('quotes nothing the asker wrote to anybody', async () => {
    const { id, questionId } = await claimed(true);
    await sendAskerMessage(asker, id, { body: 'My quokkasecret.' });
    await tellAll(questionId);
    expect(JSON.stringify(await db.select().from(mails))).not.toContain('quokkasecret');
    const told = (await mailTo(rep)).at(-1);
    expect(told?.bodyText).toContain(`/staff/escalations/${id}`);
    expect(told?.headers).not.toHaveProperty('Reply-To');
  });

  it('tells of an ending once, and everybody concerned learns it', async () => {
    const { id, questionId } = await claimed();
    const before = (await mailTo(asker)).length;
    await resolveEscalation(rep, id, closing);
    await tellAll(questionId);
    const fresh = (await mailTo(asker)).slice(before).map((mail) => mail.kind);
    expect(fresh).toEqual(['case_opened', 'case_resolved']);
    const mail = (await mailTo(asker)).at(-1);
    expect(mail?.bodyText).toContain('> Bring it to the yard.');
    expect(mail?.bodyText).toContain('tell us by 15 June');
    for (const other of [follower, neighbor]) {
      const kinds = (await mailTo(other)).map((one) => one.kind);
      expect(kinds.filter((kind) => kind === 'answer_official')).toHaveLength(1);
      expect(kinds).not.toContain('answer_posted');
    }
  });

  it('with a reason, those who follow and those who have it too read the reason’s notice', async () => {
    const { id, questionId } = await claimed();
    await resolveEscalation(rep, id, { reason: 'legal', note: 'A court decides this in May.' });
    await tellAll(questionId);
    const told = await db.select().from(notices).where(eq(notices.escalationId, id));
    const resolved = told.filter((one) => one.kind === 'case_resolved').map((one) => one.personId);
    expect(resolved.sort()).toEqual([asker, follower, neighbor].map((one) => one.personId).sort());
    expect((await mailTo(asker)).at(-1)?.bodyText).toContain('What works says in public: A court decides this in May.');
  });
});

describe('did this solve it?', () => {
  const tokenIn = (text: string | undefined) => /\/case\/solved\/(\S+)/.exec(text ?? '')?.[1];

  it('yes is kept, no takes the case up again, by the page and by the link; each with its event', async () => {
    const { id, questionId } = await claimed();
    await resolveEscalation(rep, id, closing);
    await tellAll(questionId);
    const token = tokenIn((await mailTo(asker)).at(-1)?.bodyText);
    expect(await readSolvedToken(token)).toEqual({ caseId: id, personId: asker.personId });
    expect(await readSolvedToken(`${token}x`)).toBeNull();
    expect(await saySolved(asker, id, true)).toEqual({ reopened: false });
    expect(await saySolvedByLink(token, false)).toEqual({ reopened: true });
    expect(await saySolvedByLink(token, false)).toEqual({ reopened: true });
    expect(await db.select().from(caseFeedback)).toMatchObject([{ escalationId: id, solved: false }]);
    expect((await casesOf(questionId)).map((row) => row.state)).toEqual(['queued']);
    const types = await eventTypes(questionId);
    expect(types.filter((type) => /feedback|reopened/.test(type))).toEqual([
      'escalation.feedback_given',
      'escalation.feedback_given',
      'escalation.reopened',
    ]);
    expect(await refusal(saySolved(asker, id, true))).toMatchObject({ status: 409 });
  });

  it('is the asker’s word, for 14 days', async () => {
    const { id, questionId } = await claimed();
    await resolveEscalation(rep, id, closing);
    await tellAll(questionId);
    const token = tokenIn((await mailTo(asker)).at(-1)?.bodyText);
    expect(await refusal(saySolved(rep, id, false))).toMatchObject({ status: 403 });
    expect(await refusal(saySolved(neighbor, id, false))).toMatchObject({ status: 404 });
    const late = new Date(now().getTime() + days(14) + hours(1));
    expect(await refusal(saySolved(asker, id, false, late))).toMatchObject({ status: 409 });
    setClockOffset(late.getTime() - Date.now());
    expect(await refusal(saySolvedByLink(token, false))).toMatchObject({ status: 404 });
    setClockOffset(monday.getTime() - Date.now());
    const [row] = await db.select().from(escalations).where(eq(escalations.id, id));
    expect(row?.state).toBe('resolved');
  });

  it('of twenty at once reopens once', async () => {
    const { id, questionId } = await claimed();
    await resolveEscalation(rep, id, closing);
    await Promise.all(Array.from({ length: 20 }, () => saySolved(asker, id, false)));
    expect((await eventTypes(questionId)).filter((type) => type === 'escalation.reopened')).toHaveLength(1);
  });
});

it('names the agency in the reader’s language', async () => {
  await db.update(agencies).set({ translations: { es: { name: 'Obras Públicas' } } });
  const rosario = await person('Rosario');
  await db
    .update(people)
    .set({ language: 'es' })
    .where(eq(people.id, rosario.personId ?? 0));
  forgetDirectory();
  const questionId = await question(rosario, topicId);
  await openEscalation(moderator, questionId, { reason: 'x' });
  await tellAll(questionId);
  expect((await mailTo(rosario)).map(({ subject }) => subject.includes('pasó a Obras Públicas'))).toEqual([true]);
});
