import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptTransfer } from '~/features/escalations/accept-transfer.server';
import { caseCalendars, clockEvents } from '~/features/escalations/change-case.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { legs } from '~/features/escalations/due-times';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { reopenEscalation } from '~/features/escalations/reopen-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { revealName } from '~/features/escalations/reveal-name.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import { withdrawEscalation } from '~/features/escalations/withdraw-escalation.server';
import { type Actor, visitor } from '~/platform/actor';
import { now, setClockOffset } from '~/platform/clock';
import { db } from '~db/client';
import { answers, escalations, verifications } from '~db/schema';
import { testDatabase } from '../../support/database';
import {
  agency,
  answer,
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
} from './desk';

testDatabase();

let works: number;
let water: number;
let topicId: number;
let asker: Actor;
let moderator: Actor;
let rep: Actor;
let lead: Actor;
let waterRep: Actor;

beforeAll(async () => {
  works = await agency('works');
  water = await agency('water');
  await agency('triage', true);
  topicId = await topic('bulky', works);
  asker = await person('Ana');
  moderator = await person('Mo', 'moderator');
  rep = await delegate(await person('Rosa', 'rep', works), works);
  lead = await person('Lea', 'lead', works);
  waterRep = await person('Walt', 'rep', water);
});

async function claimed(at = monday): Promise<{ id: number; questionId: number }> {
  const questionId = await question(asker, topicId, { createdAt: at });
  const { id } = await openEscalation(moderator, questionId, { reason: 'Nobody here can know.' }, at);
  await claimEscalation(rep, id, at);
  return { id, questionId };
}

const closing = {
  answer: {
    body: 'Bring it to the **yard** on Elm Street.',
    shortAnswer: 'Bring it to the yard on Elm Street.',
    sources: ['https://example.org/bulky'],
  },
};

describe('asking for staff', () => {
  it('is for the asker from a day on, and for moderators at once', async () => {
    const questionId = await question(asker, topicId);
    const early = await refusal(openEscalation(asker, questionId, { reason: 'Please' }, later(hours(23))));
    expect(early).toMatchObject({ status: 403, code: 'too_early' });
    for (const actor of [rep, await person('Max'), visitor])
      expect(await refusal(openEscalation(actor, questionId, { reason: 'Please' }, later(days(2))))).toMatchObject({
        status: 403,
      });
    const first = await openEscalation(asker, questionId, { reason: 'Please' }, later(hours(24)));
    const second = await openEscalation(moderator, questionId, { reason: 'Indeed' }, later(hours(25)));
    expect([first.opened, second]).toEqual([true, { id: first.id, opened: false }]);
    expect(await eventTypes(questionId)).toEqual(['escalation.opened', 'escalation.trigger_added']);
  });

  it('opens one case however many ask at once', async () => {
    const questionId = await question(asker, topicId);
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        openEscalation(n % 2 ? asker : moderator, questionId, { reason: 'x' }, later(days(2))),
      ),
    );
    expect(all.filter((one) => one.opened)).toHaveLength(1);
    expect(await casesOf(questionId)).toHaveLength(1);
  });

  it('can be taken back while nobody has claimed', async () => {
    const questionId = await question(asker, topicId);
    const { id } = await openEscalation(asker, questionId, { reason: 'Please' }, later(days(2)));
    expect(await refusal(withdrawEscalation(waterRep, id))).toMatchObject({ status: 404 });
    expect(await withdrawEscalation(asker, id, later(days(2.1)))).toMatchObject({ state: 'withdrawn' });
  });
});

describe('resolving', () => {
  it('works for the agency a case was passed on to, with its delegation for all of its topics', async () => {
    const { id, questionId } = await claimed(now());
    const walt = await delegate(await person('Walter', 'rep', water), water);
    await transferEscalation(rep, id, { agency: 'water', note: 'This is about pipes.' });
    await acceptTransfer(walt, id);
    await claimEscalation(walt, id);
    // They had it: told where it is, and what they wrote is kept.
    expect(await refusal(resolveEscalation(rep, id, closing))).toMatchObject({ status: 409 });
    expect(await resolveEscalation(walt, id, closing)).toMatchObject({ state: 'resolved' });
    const [official] = await db.select().from(verifications).where(eq(verifications.questionId, questionId));
    expect(official).toMatchObject({ state: 'current', agencyId: water, verifierId: walt.personId });
  });

  it('by a new answer publishes, verifies and ends in one transaction', async () => {
    const { id, questionId } = await claimed(now());
    const row = await resolveEscalation(rep, id, closing);
    expect(row).toMatchObject({ state: 'resolved', dueAt: null });
    const [official] = await db.select().from(verifications).where(eq(verifications.questionId, questionId));
    expect(official).toMatchObject({
      state: 'current',
      method: 'authored',
      agencyId: works,
      answerId: row.resolutionAnswerId,
    });
    expect(await eventTypes(questionId)).toEqual([
      'escalation.opened',
      'escalation.claimed',
      'answer.posted',
      'answer.verified',
      'escalation.first_responded',
      'escalation.resolved',
    ]);
    expect(await resolveEscalation(rep, id, closing)).toMatchObject({ id, state: 'resolved' });
    expect(await db.select().from(answers).where(eq(answers.questionId, questionId))).toHaveLength(1);
  });

  it('leaves nothing behind when the verification is refused', async () => {
    const plain = await person('Pat', 'rep', works);
    const { id, questionId } = await claimed(now());
    await claimEscalation(plain, id, later(hours(1), now()));
    const refused = await refusal(resolveEscalation(plain, id, closing));
    expect(refused).toMatchObject({ status: 403 });
    expect(await db.select().from(answers).where(eq(answers.questionId, questionId))).toEqual([]);
    expect(await casesOf(questionId)).toMatchObject([{ state: 'claimed' }]);
  });

  it('takes an answer of this question that is official, and no other', async () => {
    const { id, questionId } = await claimed();
    const plain = await answer(moderator, questionId);
    expect(await refusal(resolveEscalation(rep, id, { answerId: plain }, later(1)))).toMatchObject({ status: 422 });
    const other = await question(asker, topicId);
    const elsewhere = await answer(moderator, other, { official: { agencyId: works, reviewDueAt: later(days(90)) } });
    expect(await refusal(resolveEscalation(rep, id, { answerId: elsewhere }, later(1)))).toMatchObject({ status: 422 });
    const official = await answer(moderator, questionId, {
      official: { agencyId: works, reviewDueAt: later(days(90)) },
    });
    expect(await resolveEscalation(rep, id, { answerId: official }, later(1))).toMatchObject({
      state: 'resolved',
      resolutionAnswerId: official,
    });
  });

  it('takes a reason with a public note, from every claimed state', async () => {
    for (const state of ['claimed', 'waiting_asker', 'waiting_third_party', 'ready_to_publish'] as const) {
      const { id } = await claimed();
      await setCaseState(rep, id, { state }, later(1));
      const ended = await resolveEscalation(rep, id, { reason: 'legal', note: 'A court decides this.' }, later(2));
      expect(ended).toMatchObject({
        state: 'resolved',
        resolutionReason: 'legal',
        resolutionNote: 'A court decides this.',
      });
    }
  });

  it('is the holder’s alone', async () => {
    const { id } = await claimed();
    const input = { reason: 'personal' as const, note: 'Personal.' };
    expect(await refusal(resolveEscalation(lead, id, input, later(1)))).toMatchObject({
      status: 409,
      detail: { holder: 'Rosa' },
    });
    expect(await refusal(resolveEscalation(waterRep, id, input, later(1)))).toMatchObject({ status: 404 });
    expect(await refusal(resolveEscalation(asker, id, input, later(1)))).toMatchObject({ status: 403 });
  });

  it('closes for good after 14 days; until then it reopens as the same case', async () => {
    const { id, questionId } = await claimed();
    await resolveEscalation(rep, id, { reason: 'legal', note: 'A court decides this.' }, later(hours(2)));
    expect(await reopenEscalation(asker, id, later(days(13)))).toMatchObject({
      state: 'queued',
      suggestedId: rep.personId,
    });
    await claimEscalation(rep, id, later(days(13)));
    await resolveEscalation(rep, id, { reason: 'legal', note: 'A court decides this.' }, later(days(13)));
    await sweepEscalations(later(days(26.9)));
    expect(await casesOf(questionId)).toMatchObject([{ state: 'resolved' }]);
    await sweepEscalations(later(days(27)));
    expect(await casesOf(questionId)).toMatchObject([{ state: 'closed' }]);
    expect(await refusal(reopenEscalation(asker, id, later(days(28))))).toMatchObject({ status: 409 });
    const next = await openEscalation(asker, questionId, { reason: 'Again' }, later(days(28)));
    expect((await casesOf(questionId)).at(-1)).toMatchObject({ id: next.id, previousId: id });
  });

  it('loses to an asker’s reply that races with it: the case is open in the end', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, questionId } = await claimed();
      await setCaseState(rep, id, { state: 'waiting_asker' }, later(1));
      const [closed, replied]: PromiseSettledResult<unknown>[] = await Promise.allSettled([
        resolveEscalation(rep, id, { reason: 'personal', note: 'No reply.' }, later(2)),
        sendAskerMessage(asker, id, { body: 'Here is what you need.' }, later(2)),
      ]);
      expect(replied?.status).toBe('fulfilled');
      const [row] = await casesOf(questionId);
      // Either the closing came first and was undone, or the reply did and the closing was refused.
      if (closed?.status !== 'rejected') expect(row?.state).toBe('queued');
      else {
        expect(closed.reason).toMatchObject({ status: 409, code: 'asker_wrote', detail: { draftKept: true } });
        expect(row?.state).toBe('claimed');
      }
    }
  });
});

describe('messages', () => {
  it('meet the first response, restart the next update, and change no state', async () => {
    const { id, questionId } = await claimed();
    await sendCaseMessage(rep, id, { audience: 'internal', body: 'Ask the yard.' }, later(hours(1)));
    expect((await casesOf(questionId))[0]).toMatchObject({ firstRespondedAt: null });
    await sendCaseMessage(rep, id, { audience: 'asker', body: 'I am on it.' }, later(hours(2)));
    expect((await casesOf(questionId))[0]).toMatchObject({
      state: 'claimed',
      firstRespondedAt: later(hours(2)),
      nextUpdateDueAt: later(days(2) + hours(2)),
      dueAt: later(days(2) + hours(2)),
    });
  });

  it('of the asker end the waiting, which has moved the due times', async () => {
    const { id, questionId } = await claimed();
    const before = (await casesOf(questionId))[0]?.resolutionDueAt ?? monday;
    await sendCaseMessage(rep, id, { audience: 'asker', body: 'Which street?' }, later(hours(1)));
    await setCaseState(rep, id, { state: 'waiting_asker' }, later(hours(1)));
    await sendAskerMessage(asker, id, { body: 'Elm Street.' }, later(days(1) + hours(1)));
    const [row] = await casesOf(questionId);
    expect(row).toMatchObject({ state: 'claimed', waitingSince: null });
    // Eight business hours later on the next working day: Monday a week later becomes Tuesday.
    expect(row?.resolutionDueAt).toEqual(later(days(1), before));
  });

  it('that wait for a reply say so in the same act; asked again, the days of waiting begin anew', async () => {
    const { id, questionId } = await claimed();
    const askBack = (at: Date) =>
      sendCaseMessage(rep, id, { audience: 'asker', body: 'Which street?', next: 'waiting_asker' }, at);
    await askBack(later(hours(1)));
    expect((await casesOf(questionId))[0]).toMatchObject({ state: 'waiting_asker', waitingSince: later(hours(1)) });
    expect(await eventTypes(questionId)).toContain('escalation.state_changed');
    await db.update(escalations).set({ nudges: 2 }).where(eq(escalations.id, id));
    await askBack(later(days(8)));
    expect((await casesOf(questionId))[0]).toMatchObject({ waitingSince: later(days(8)), nudges: 0, dueAt: null });
  });

  it('are for the asker, the holder and nobody else', async () => {
    const { id } = await claimed();
    expect(await refusal(sendAskerMessage(await person('Eve'), id, { body: 'Let me in' }, later(1)))).toMatchObject({
      status: 404,
    });
    expect(await refusal(sendAskerMessage(waterRep, id, { body: 'Let me in' }, later(1)))).toMatchObject({
      status: 404,
    });
    const note = { audience: 'internal' as const, body: 'x' };
    expect(await refusal(sendCaseMessage(asker, id, note, later(1)))).toMatchObject({ status: 404 });
    expect(await refusal(sendCaseMessage(waterRep, id, note, later(1)))).toMatchObject({ status: 404 });
  });
});

describe('transfers', () => {
  it('move the case, keep the citizen’s clock, and time each leg', async () => {
    const { id, questionId } = await claimed();
    const before = (await casesOf(questionId))[0]?.resolutionDueAt;
    await transferEscalation(rep, id, { agency: 'water', note: 'Yours.' }, later(hours(3)));
    expect(await refusal(claimEscalation(rep, id, later(hours(4))))).toMatchObject({ status: 404 });
    await acceptTransfer(waterRep, id, later(hours(4)));
    const row = await claimEscalation(waterRep, id, later(hours(5)));
    expect(row).toMatchObject({ agencyId: water, transferAgencyId: null, hops: 1, resolutionDueAt: before });
    const clock = await db.transaction((tx) => clockEvents(tx, id));
    const calendarOf = await db.transaction((tx) => caseCalendars(tx, row, clock));
    const found = legs(clock, calendarOf, later(hours(6)));
    expect(found.map((leg) => [leg.agencyId, leg.citizenMs])).toEqual([
      [works, hours(3)],
      [water, hours(3)],
    ]);
  });

  it('are the lead’s to decide after two hops', async () => {
    const { id } = await claimed();
    await transferEscalation(rep, id, { agency: 'water', note: '' }, later(1));
    await claimEscalation(waterRep, id, later(2));
    await transferEscalation(waterRep, id, { agency: 'works', note: '' }, later(3));
    await claimEscalation(rep, id, later(4));
    const third = transferEscalation(rep, id, { agency: 'water', note: '' }, later(5));
    expect(await refusal(third)).toMatchObject({ status: 403, code: 'lead_decides' });
    expect(await transferEscalation(lead, id, { agency: 'water', note: '' }, later(6))).toMatchObject({
      agencyId: water,
    });
  });
});

describe('a withheld name', () => {
  it('is told to the holder for a reason, which is an event', async () => {
    const { id, questionId } = await claimed();
    expect(await refusal(revealName(lead, id, { reason: 'Curious' }, later(1)))).toMatchObject({ status: 409 });
    expect(await revealName(rep, id, { reason: 'To find the file.' }, later(1))).toEqual({ name: 'Ana' });
    expect(await eventTypes(questionId)).toContain('escalation.name_revealed');
  });
});

describe('the clock', () => {
  it('is the product’s own', async () => {
    setClockOffset(days(30));
    try {
      const { id } = await claimed(now());
      const row = await resolveEscalation(rep, id, { reason: 'legal', note: 'A court.' });
      expect((row.resolvedAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(days(29));
    } finally {
      setClockOffset(0);
    }
  });
});
