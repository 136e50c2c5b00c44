import { beforeAll, describe, expect, it } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import type { Actor } from '~/platform/actor';
import { testDatabase } from '../../support/database';
import { agency, answer, casesOf, days, eventTypes, hours, later, monday, person, question, topic } from './desk';

testDatabase();

let asker: Actor;
let neighbour: Actor;
let moderator: Actor;
let rep: Actor;
let water: number;
let triage: number;
let topicId: number;

beforeAll(async () => {
  const works = await agency('works');
  water = await agency('water');
  triage = await agency('triage', true);
  topicId = await topic('bulky', works);
  asker = await person('Ana');
  neighbour = await person('Joe');
  moderator = await person('Mo', 'moderator');
  rep = await person('Rosa', 'rep', works);
});

describe('time on a case', () => {
  const claimed = async () => {
    const questionId = await question(asker, topicId);
    const { id } = await openEscalation(moderator, questionId, { reason: 'Please.' }, monday);
    await claimEscalation(rep, id, monday);
    const row = async () => (await casesOf(questionId))[0];
    return { id, questionId, row };
  };

  it('warns at three quarters and records a breach once', async () => {
    const questionId = await question(asker, topicId);
    await answer(neighbour, questionId);
    await openEscalation(moderator, questionId, { reason: 'Please.' }, monday);
    await sweepEscalations(later(hours(5.9)));
    expect(await eventTypes(questionId)).toEqual(['escalation.opened']);
    for (const at of [later(hours(6)), later(hours(6.1)), later(days(1)), later(days(1.1))]) await sweepEscalations(at);
    expect(await eventTypes(questionId)).toEqual(['escalation.opened', 'escalation.warned', 'escalation.breached']);
    expect((await casesOf(questionId))[0]).toMatchObject({ breachedAt: later(days(1)), warnedAt: later(hours(6)) });
  });

  it('returns a case to the queue after one business day without action', async () => {
    const { row, questionId } = await claimed();
    await sweepEscalations(later(days(1) - 1));
    expect((await row())?.state).toBe('claimed');
    await sweepEscalations(later(days(1)));
    expect(await row()).toMatchObject({ state: 'queued', assigneeId: null });
    expect(await eventTypes(questionId)).toContain('escalation.reverted');
  });

  it('nudges a silent asker after 3 and 7 days and closes after 10; an answer reopens', async () => {
    const { id, row, questionId } = await claimed();
    await sendCaseMessage(rep, id, { audience: 'asker', body: 'Which street?' }, monday);
    await setCaseState(rep, id, { state: 'waiting_asker' }, monday);
    expect(await row()).toMatchObject({ dueAt: null, state: 'waiting_asker' });
    for (const day of [2.9, 3, 4, 6.9, 7, 8, 9.9]) await sweepEscalations(later(days(day)));
    expect((await eventTypes(questionId)).filter((type) => type === 'escalation.nudged')).toHaveLength(2);
    await sweepEscalations(later(days(10)));
    expect(await row()).toMatchObject({ state: 'closed', closedAt: later(days(10)) });
    await sendAskerMessage(asker, id, { body: 'Elm Street.' }, later(days(12)));
    expect(await row()).toMatchObject({ state: 'queued', suggestedId: rep.personId, closedAt: null });
  });

  it('sends a transfer nobody accepts within four business hours to triage; the clock goes on', async () => {
    const { id, row, questionId } = await claimed();
    const before = (await row())?.resolutionDueAt;
    await transferEscalation(rep, id, { agency: 'water', note: 'Yours, I think.' }, later(hours(5)));
    expect(await row()).toMatchObject({
      agencyId: water,
      state: 'queued',
      transferAcceptBy: later(days(1) + hours(1)),
    });
    await sweepEscalations(later(days(1) + hours(0.9)));
    expect((await row())?.agencyId).toBe(water);
    await sweepEscalations(later(days(1) + hours(1)));
    expect(await row()).toMatchObject({
      agencyId: triage,
      state: 'queued',
      transferAcceptBy: null,
      resolutionDueAt: before,
    });
    expect(await eventTypes(questionId)).toContain('escalation.transfer_returned');
  });

  it('loses nothing and doubles nothing after an outage of weeks', async () => {
    const { row, questionId } = await claimed();
    for (let n = 0; n < 3; n++) await sweepEscalations(later(days(40)));
    expect(await row()).toMatchObject({ state: 'queued', breachedAt: later(days(1)) });
    const types = await eventTypes(questionId);
    for (const type of ['escalation.reverted', 'escalation.breached'])
      expect(types.filter((found) => found === type)).toHaveLength(1);
  });
});
