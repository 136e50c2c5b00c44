import { beforeAll, describe, expect, it } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { releaseEscalation } from '~/features/escalations/release-escalation.server';
import { renewLease } from '~/features/escalations/renew-lease.server';
import { sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import type { Actor } from '~/platform/actor';
import { DomainError } from '~/platform/errors';
import { db } from '~db/client';
import { escalationDrafts } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, casesOf, days, eventTypes, hours, later, monday, person, question, refusal, topic } from './desk';

testDatabase();

let desk: {
  topicId: number;
  agencyId: number;
  asker: Actor;
  moderator: Actor;
  rep: Actor;
  colleague: Actor;
  stranger: Actor;
};

beforeAll(async () => {
  const agencyId = await agency('works');
  const other = await agency('water');
  desk = {
    agencyId,
    topicId: await topic('bulky', agencyId),
    asker: await person('Ana'),
    moderator: await person('Mo', 'moderator'),
    rep: await person('Rosa', 'rep', agencyId),
    colleague: await person('Cole', 'rep', agencyId),
    stranger: await person('Stan', 'rep', other),
  };
});

async function openCase(): Promise<{ id: number; questionId: number }> {
  const questionId = await question(desk.asker, desk.topicId);
  const { id } = await openEscalation(desk.moderator, questionId, { reason: 'Nobody here can know.' }, later(hours(1)));
  return { id, questionId };
}

describe('claiming', () => {
  it('takes a case, records it, and only renews when done again', async () => {
    const { id, questionId } = await openCase();
    const first = await claimEscalation(desk.rep, id, later(hours(2)));
    expect(first).toMatchObject({ state: 'claimed', assigneeId: desk.rep.personId, leaseUntil: later(hours(2.5)) });
    const second = await claimEscalation(desk.rep, id, later(hours(2.2)));
    expect(second).toMatchObject({ claimedAt: later(hours(2)), leaseUntil: later(hours(2.7)) });
    expect(await eventTypes(questionId)).toEqual(['escalation.opened', 'escalation.claimed']);
  });

  it('names the holder to whoever comes too late, until the lease has run out', async () => {
    const { id } = await openCase();
    await claimEscalation(desk.rep, id, later(hours(2)));
    const late = await refusal(claimEscalation(desk.colleague, id, later(hours(2.4))));
    expect(late).toMatchObject({ status: 409, detail: { holder: 'Rosa', holderId: desk.rep.personId } });
    const row = await claimEscalation(desk.colleague, id, later(hours(2.5)));
    expect(row.assigneeId).toBe(desk.colleague.personId);
  });

  it('does not exist for another agency, for its asker or for members', async () => {
    const { id } = await openCase();
    const nothing = await refusal(claimEscalation(desk.rep, 987_654, monday));
    for (const actor of [desk.stranger, desk.asker, await person('Max')]) {
      const refused = await refusal(claimEscalation(actor, id, later(hours(2))));
      expect(refused).toEqual(nothing);
    }
  });

  it('is won by one of a hundred, and the others learn by whom', { timeout: 60_000 }, async () => {
    const reps = await Promise.all(Array.from({ length: 100 }, (_, n) => person(`Rep ${n}`, 'rep', desk.agencyId)));
    const { id, questionId } = await openCase();
    const results = await Promise.allSettled(reps.map((rep) => claimEscalation(rep, id, later(hours(2)))));
    const won = results.filter((result) => result.status === 'fulfilled');
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect([won.length, lost.length]).toEqual([1, 99]);
    const [row] = await casesOf(questionId);
    const winner = reps.find((rep) => rep.personId === row?.assigneeId);
    for (const reason of lost) {
      expect(reason).toBeInstanceOf(DomainError);
      expect(reason).toMatchObject({ status: 409, detail: { holder: winner?.name } });
    }
    expect((await eventTypes(questionId)).filter((type) => type === 'escalation.claimed')).toHaveLength(1);
  });

  it('once, however often one person asks at the same moment', async () => {
    const { id, questionId } = await openCase();
    const all = await Promise.all(Array.from({ length: 20 }, () => claimEscalation(desk.rep, id, later(hours(2)))));
    expect(new Set(all.map((row) => row.assigneeId))).toEqual(new Set([desk.rep.personId]));
    expect((await eventTypes(questionId)).filter((type) => type === 'escalation.claimed')).toHaveLength(1);
  });
});

describe('a former holder', () => {
  it('writes nothing, and the draft is kept', async () => {
    const { id } = await openCase();
    await claimEscalation(desk.rep, id, later(hours(2)));
    await claimEscalation(desk.colleague, id, later(hours(3)));
    const message = sendCaseMessage(desk.rep, id, { audience: 'asker', body: 'Dear Ana, …' }, later(hours(3.1)));
    expect(await refusal(message)).toMatchObject({ status: 409, detail: { holder: 'Cole', draftKept: true } });
    const drafts = await db.select().from(escalationDrafts);
    expect(drafts).toMatchObject([
      { escalationId: id, personId: desk.rep.personId, kind: 'asker', body: 'Dear Ana, …' },
    ]);
    const state = setCaseState(desk.rep, id, { state: 'waiting_asker' }, later(hours(3.1)));
    expect(await refusal(state)).toMatchObject({ status: 409, detail: { holder: 'Cole' } });
    expect(await refusal(renewLease(desk.rep, id, later(hours(3.1))))).toMatchObject({ status: 409 });
    expect(await refusal(releaseEscalation(desk.rep, id, later(hours(3.1))))).toMatchObject({ status: 409 });
  });

  it('still holds while nobody else has claimed, lease or no lease', async () => {
    const { id } = await openCase();
    await claimEscalation(desk.rep, id, later(hours(2)));
    const sent = await sendCaseMessage(desk.rep, id, { audience: 'asker', body: 'Here I am.' }, later(hours(4)));
    expect(sent.side).toBe('staff');
  });

  it('never wins against a take-over, whichever comes first', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, questionId } = await openCase();
      await claimEscalation(desk.rep, id, later(hours(2)));
      const at = later(days(1));
      const [claim, state] = await Promise.allSettled([
        claimEscalation(desk.colleague, id, at),
        setCaseState(desk.rep, id, { state: 'waiting_third_party' }, at),
      ]);
      const [row] = await casesOf(questionId);
      // Acting renews the lease: either the holder was first and the claim is refused, or the claim was and the write is.
      if (claim.status === 'fulfilled') {
        expect(state.status).toBe('rejected');
        expect(row).toMatchObject({ assigneeId: desk.colleague.personId, state: 'claimed' });
      } else {
        expect(state.status).toBe('fulfilled');
        expect(row).toMatchObject({ assigneeId: desk.rep.personId, state: 'waiting_third_party' });
      }
    }
  });
});
