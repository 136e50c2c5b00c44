import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { claimSkill } from '~/features/directory/claim-skill.server';
import { confirmSkill, declineSkill } from '~/features/directory/confirm-skill.server';
import { endAbsence, setAbsence } from '~/features/directory/set-absence.server';
import { assignEscalation } from '~/features/escalations/assign-escalation.server';
import { type Candidate, chooseHolder } from '~/features/escalations/choose-holder';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { handOverAbsences } from '~/features/escalations/hand-over-absences.server';
import { handOverCases } from '~/features/escalations/hand-over-cases.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { releaseEscalation } from '~/features/escalations/release-escalation.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { escalations, personSkills, sessions, skills, topicSkills } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
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
} from './desk.ts';

const database = testDatabase();

describe('the choice', () => {
  const someone = (personId: number, more: Partial<Candidate> = {}): Candidate => ({
    personId,
    delegation: true,
    knows: ['Trees'],
    away: false,
    lastSeenAt: null,
    open: 0,
    actedAt: null,
    ...more,
  });
  const chosen = (candidates: Candidate[], asks = true) => {
    const found = chooseHolder(candidates, asks, monday);
    return 'suggestion' in found ? found.suggestion.personId : found.none;
  };

  test('fit comes first, then being here, then fewest open, then longest idle', () => {
    expect(chosen([someone(1, { knows: [] }), someone(2, { open: 9 })])).toBe(2);
    expect(chosen([someone(1), someone(2, { lastSeenAt: later(-hours(1)), open: 3 })])).toBe(2);
    expect(chosen([someone(1, { open: 2 }), someone(2, { open: 1 })])).toBe(2);
    expect(chosen([someone(1, { actedAt: later(-hours(1)) }), someone(2, { actedAt: later(-hours(2)) })])).toBe(2);
    expect(chosen([someone(1, { away: true }), someone(2, { open: 50, knows: [] })])).toBe(2);
  });

  test('says why there is nobody', () => {
    expect(chosen([])).toBe('empty');
    expect(chosen([someone(1, { away: true })])).toBe('away');
    expect(chosen([someone(1, { delegation: false, knows: [] })])).toBe('unfit');
    expect(chosen([someone(1, { delegation: false, knows: [] })], false)).toBe(1);
  });
});

describe('a case', () => {
  let asker: Actor;
  let works: number;
  let parks: number;
  let triage: number;
  let trees: number;
  let lead: Actor;
  let ann: Actor;
  let bob: Actor;
  let tom: Actor;
  let skill: number;

  beforeEach(async () => {
    await database.renew();
    triage = await agency('triage', true);
    works = await agency('works');
    parks = await agency('parks');
    trees = await topic('trees', works);
    asker = await person('Ana');
    lead = await delegate(await person('Lena', 'lead', works), works);
    ann = await delegate(await person('Ann', 'rep', works), works);
    bob = await person('Bob', 'rep', works);
    tom = await person('Tom', 'rep', triage);
    const [made] = await db.insert(skills).values({ slug: 'trees', name: 'Trees' }).returning();
    skill = made?.id ?? 0;
    await db.insert(topicSkills).values({ topicId: trees, skillId: skill });
  });

  const open = async () => {
    const questionId = await question(asker, trees, { createdAt: later(-days(2)) });
    const { id } = await openEscalation(asker, questionId, { reason: 'Please.' }, monday);
    const [row] = await db.select().from(escalations).where(eq(escalations.id, id));
    return { ...row, id, questionId, why: JSON.parse(row?.suggestedWhy ?? 'null') as Record<string, unknown> | null };
  };
  const away = (who: Actor) =>
    setAbsence(who, { personId: who.personId ?? 0, from: '2026-06-01', until: '2026-06-05', timeZone: 'UTC' }, monday);

  test('goes to whoever may speak and is known to know it; what a lead has not confirmed counts for nothing', async () => {
    await claimSkill(bob, { id: skill }, monday);
    await claimSkill(ann, { id: skill }, monday);
    expect((await open()).why).toMatchObject({ delegation: true, skills: 0 });
    await confirmSkill(lead, { personId: ann.personId ?? 0, skillId: skill }, monday);
    const found = await open();
    expect(found).toMatchObject({ agencyId: works, suggestedId: ann.personId });
    expect(found.why).toEqual({ delegation: true, skills: 1, knows: ['Trees'], open: 0, present: false });
    // Those waiting in the queue count as well: the next ones are spread.
    await confirmSkill(lead, { personId: bob.personId ?? 0, skillId: skill }, monday);
    await delegate(bob, works);
    expect((await open()).suggestedId).toBe(bob.personId);
  });

  test('goes to those who are here before those who are not', async () => {
    await db.insert(sessions).values({
      id: 'x',
      personId: lead.personId ?? 0,
      createdAt: monday,
      expiresAt: later(days(1)),
      lastSeenAt: later(-hours(1)),
    });
    expect(await open()).toMatchObject({ suggestedId: lead.personId, why: { present: true } });
  });

  test('goes to triage when everybody is away, and when nobody fits; never to its own asker', async () => {
    await away(lead);
    expect((await open()).suggestedId).toBe(ann.personId);
    await away(ann);
    expect(await open()).toMatchObject({ agencyId: triage, suggestedId: tom.personId, why: { triage: 'unfit' } });
    await away(bob);
    expect(await open()).toMatchObject({ agencyId: triage, suggestedId: tom.personId, why: { triage: 'away' } });
    const questionId = await question(tom, trees, { createdAt: later(-days(2)) });
    const { id } = await openEscalation(tom, questionId, { reason: 'Mine.' }, monday);
    expect(await casesOf(questionId)).toMatchObject([{ id, agencyId: triage, suggestedId: null }]);
  });

  test('passed on or given back is suggested to somebody else there', async () => {
    const first = await open();
    const holder = first.suggestedId === ann.personId ? ann : lead;
    await claimEscalation(holder, first.id, monday);
    const back = await releaseEscalation(holder, first.id, later(hours(1)));
    expect(back.suggestedId).not.toBe(holder.personId);
    expect(back.suggestedId).not.toBeNull();
    const pat = await person('Pat', 'rep', parks);
    await claimEscalation(lead, first.id, later(hours(1)));
    const there = await transferEscalation(lead, first.id, { agency: 'parks', note: '' }, later(hours(2)));
    expect(there.suggestedId).toBe(pat.personId);
  });

  test('of somebody who goes out of office is suggested to others, once, and is theirs to hand over', async () => {
    const first = await open();
    const [gone, other] = first.suggestedId === ann.personId ? [ann, lead] : [lead, ann];
    const { id } = await away(gone);
    await handOverAbsences(monday);
    await handOverAbsences(monday);
    expect(await casesOf(first.questionId)).toMatchObject([{ suggestedId: other.personId }]);
    expect((await eventTypes(first.questionId)).filter((type) => type === 'escalation.suggested')).toHaveLength(1);

    await assignEscalation(lead, first.id, gone.personId ?? 0, monday);
    expect(await refusal(handOverCases(bob, { personId: ann.personId ?? 0, agencyId: works, to: null }))).toMatchObject(
      {
        status: 403,
      },
    );
    const mine = { personId: gone.personId ?? 0, agencyId: works };
    expect(await handOverCases(lead, { ...mine, to: bob.personId }, monday)).toBe(1);
    expect(await casesOf(first.questionId)).toMatchObject([{ assigneeId: bob.personId, state: 'claimed' }]);
    expect(await handOverCases(bob, { personId: bob.personId ?? 0, agencyId: works, to: null }, monday)).toBe(1);
    expect(await casesOf(first.questionId)).toMatchObject([{ assigneeId: null, state: 'queued' }]);

    await endAbsence(lead, id, later(hours(1)));
    const after = await openEscalation(
      asker,
      await question(asker, trees, { createdAt: later(-days(2)) }),
      { reason: 'x' },
      later(hours(2)),
    );
    expect(after.opened).toBe(true);
  });

  test('that nobody was there for is suggested to whoever is back first, by their own word or by the clock', async () => {
    const waiting = await open();
    const absent = [];
    for (const one of [ann, bob, lead]) absent.push((await away(one)).id);
    await handOverAbsences(later(hours(1)));
    expect(await casesOf(waiting.questionId)).toMatchObject([{ agencyId: works, suggestedId: null }]);

    await endAbsence(ann, absent[0] ?? 0, later(hours(2)));
    for (const _ of 'again') await handOverAbsences(later(hours(3)));
    expect(await casesOf(waiting.questionId)).toMatchObject([{ suggestedId: ann.personId }]);
    expect((await eventTypes(waiting.questionId)).filter((type) => type === 'escalation.suggested')).toHaveLength(2);

    await setAbsence(
      ann,
      { personId: ann.personId ?? 0, from: '2026-06-01', until: '2026-06-02', timeZone: 'UTC' },
      later(hours(4)),
    );
    await handOverAbsences(later(hours(5)));
    expect(await casesOf(waiting.questionId)).toMatchObject([{ suggestedId: null }]);
    await handOverAbsences(later(days(3)));
    expect(await casesOf(waiting.questionId)).toMatchObject([{ suggestedId: ann.personId }]);
  });

  test('absences and skills are one’s own and one’s lead’s', async () => {
    const form = { from: '2026-06-01', until: '2026-06-02', timeZone: 'UTC' };
    expect(await refusal(setAbsence(bob, { ...form, personId: ann.personId ?? 0 }, monday))).toMatchObject({
      status: 403,
    });
    expect(await refusal(setAbsence(tom, { ...form, personId: ann.personId ?? 0 }, monday))).toMatchObject({
      status: 403,
    });
    expect(
      await refusal(setAbsence(bob, { ...form, until: '2026-05-30', personId: bob.personId ?? 0 }, monday)),
    ).toMatchObject({ status: 422 });
    await setAbsence(lead, { ...form, personId: ann.personId ?? 0 }, monday);

    const made = await claimSkill(bob, { name: 'Beehives' }, monday);
    expect(await claimSkill(ann, { name: 'beehives' }, monday)).toBe(made);
    expect(await refusal(confirmSkill(ann, { personId: bob.personId ?? 0, skillId: made }))).toMatchObject({
      status: 403,
    });
    expect(await refusal(confirmSkill(tom, { personId: bob.personId ?? 0, skillId: made }))).toMatchObject({
      status: 403,
    });
    await declineSkill(lead, { personId: bob.personId ?? 0, skillId: made }, monday);
    await declineSkill(lead, { personId: ann.personId ?? 0, skillId: made }, monday);
    expect(await db.select().from(skills).where(eq(skills.id, made))).toEqual([]);
    expect(await refusal(claimSkill(asker, { id: skill }))).toMatchObject({ status: 403 });
    expect(await db.select().from(personSkills)).toEqual([]);
  });
});
