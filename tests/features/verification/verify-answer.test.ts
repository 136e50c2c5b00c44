import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { postAnswer } from '~/features/answers/post-answer.server';
import { approveVerification } from '~/features/verification/approve-verification.server';
import { byCode, officialAnswerOf } from '~/features/verification/verification.queries.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import type { Actor } from '~/platform/actor';
import { days, fromNow, setClockOffset } from '~/platform/clock';
import { Conflict, Forbidden, Invalid } from '~/platform/errors';
import { contentHash } from '~/platform/markdown/content-hash';
import { db } from '~db/client';
import { answers, verifications } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { again, agency, delegate, eventsOf, person, thread, topic, verification } from './official-desk.ts';

testDatabase();

let ana: Actor;
let joe: Actor;
let diaz: Actor;
let cole: Actor;
let kim: Actor;
let moderator: Actor;

beforeAll(async () => {
  const works = await agency('works', 'PW');
  const health = await agency('health', 'HF');
  await topic('bulky', works.id);
  await topic('lead-paint', health.id, 'high');
  [ana, joe] = [await person('Ana'), await person('Joe')];
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  cole = await delegate(await person('Cole', 'rep', works.id), works.id);
  kim = await delegate(await person('Kim', 'rep', health.id), health.id, 'high');
  moderator = await person('Mo', 'moderator');
});

describe('verifying', () => {
  test('from a page that was sent twice makes one record; what a colleague confirmed since wins', async () => {
    const { answerId, questionId, hash } = await thread('bulky', ana, joe);
    const read = { ...verification(answerId, hash, 'works'), seen: 0 };
    const both = await Promise.all([verifyAnswer(diaz, read), verifyAnswer(diaz, read)]);
    expect(both[0]).toEqual(both[1]);
    await expect(verifyAnswer(cole, read)).rejects.toMatchObject({
      code: 'decided',
      message: 'R. Diaz has already decided this.',
    });
    await verifyAnswer(cole, { ...read, seen: both[0].id });
    const confirmed = (await eventsOf(questionId)).filter(({ type }) => type === 'answer.verified');
    expect(confirmed).toHaveLength(2);
  });

  test('makes the revision official, with its event, under a code that resolves', async () => {
    const { answerId, questionId, hash } = await thread('bulky', ana, joe);
    const verified = await verifyAnswer(diaz, verification(answerId, hash, 'works'));
    expect(verified).toMatchObject({ state: 'current', questionId, answerId });
    expect(verified.code).toMatch(/^PW-[2-9A-HJKMNP-TV-Z]{4}$/);
    const official = await officialAnswerOf(questionId);
    expect(official).toMatchObject({
      id: verified.id,
      official: true,
      state: 'current',
      method: 'endorsed',
      shortAnswer: 'Call 555-0100 for a free pickup.',
      sources: ['https://example.gov/bulky'],
      verifier: { name: 'R. Diaz' },
      author: { name: 'Joe' },
    });
    const day = 86_400_000;
    const span = (official?.reviewDueAt.getTime() ?? 0) - (official?.verifiedAt?.getTime() ?? 0);
    expect(span / day).toBe(180);
    expect((await eventsOf(questionId)).at(-1)).toMatchObject({
      type: 'answer.verified',
      data: { verificationId: verified.id, risk: 'low', supersedesId: null },
    });
    expect((await byCode(verified.code.toLowerCase().replace('-', ' ')))?.found.id).toBe(verified.id);
  });

  test('needs a delegation of this agency, topic and risk, a role, and not only a high office', async () => {
    const { answerId, hash } = await thread('bulky', ana, joe);
    const admin = await person('Adam', 'admin');
    const formerRep = await delegate(await person('Former'), diaz.roles[0]?.agencyId ?? 0);
    for (const nobody of [joe, moderator, admin, kim, formerRep])
      await expect(verifyAnswer(nobody, verification(answerId, hash, 'works')), nobody.name).rejects.toThrow(Forbidden);
    // Kim may speak for her agency, but not on another agency's topic.
    await expect(verifyAnswer(kim, verification(answerId, hash, 'health'))).rejects.toThrow(Forbidden);
  });

  test('names the hash it read: a changed text is a conflict that shows both', async () => {
    const { answerId, hash, questionId } = await thread('bulky', ana, joe);
    const edited = await editAnswer(joe, answerId, { body: 'Bring it to the yard on Main Street.' });
    const refused = verifyAnswer(diaz, verification(answerId, hash, 'works'));
    await expect(refused).rejects.toMatchObject({
      status: 409,
      code: 'text_changed',
      detail: { yours: hash, revision: edited.number },
    });
    expect(await officialAnswerOf(questionId)).toBeNull();
  });

  test('of an edit and a verification at once, never a badge on a text nobody confirmed', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { answerId, hash, questionId } = await thread('bulky', ana, joe);
      const [verified] = await Promise.allSettled([
        verifyAnswer(diaz, verification(answerId, hash, 'works')),
        editAnswer(joe, answerId, { body: `Another text, round ${round}.` }),
      ]);
      const official = await officialAnswerOf(questionId);
      if (verified.status === 'fulfilled') expect(official).toMatchObject({ contentHash: hash, official: true });
      else {
        expect(verified.reason).toBeInstanceOf(Conflict);
        expect(official).toBeNull();
      }
    }
  });

  test('an edit leaves the verified text on display until it is verified itself', async () => {
    const { answerId, hash, questionId, revisionId } = await thread('bulky', ana, joe);
    const first = await verifyAnswer(diaz, verification(answerId, hash, 'works'));
    const edited = await editAnswer(joe, answerId, { body: 'A newer text about refrigerators.' });
    expect(edited.displayed).toBe(false);
    expect(await officialAnswerOf(questionId)).toMatchObject({ id: first.id, revisionId });
    const [row] = await db.select().from(answers).where(eq(answers.id, answerId));
    const second = await verifyAnswer(
      diaz,
      verification(answerId, contentHash('A newer text about refrigerators.'), 'works'),
    );
    expect(row?.revisionId).toBe(revisionId);
    expect(await officialAnswerOf(questionId)).toMatchObject({
      id: second.id,
      revisionId: edited.revisionId,
      supersedesId: first.id,
    });
    expect(await byCode(first.code)).toMatchObject({ found: { state: 'superseded' }, successor: { id: second.id } });
    const types = (await eventsOf(questionId)).map((event) => event.type);
    expect(types.filter((type) => /verif/.test(type))).toEqual([
      'answer.verified',
      'verification.superseded',
      'answer.verified',
    ]);
  });

  test('one current verification per question, jurisdiction and language, however many try at once', async () => {
    const { answerId, hash, questionId } = await thread('bulky', ana, joe);
    const other = await postAnswer(ana, questionId, 'Another way entirely, by truck.');
    await Promise.all([
      ...Array.from({ length: 5 }, () => verifyAnswer(diaz, verification(answerId, hash, 'works'))),
      ...Array.from({ length: 5 }, () => verifyAnswer(diaz, verification(other.id, other.contentHash, 'works'))),
    ]);
    const rows = await db.select().from(verifications).where(eq(verifications.questionId, questionId));
    expect(rows).toHaveLength(10);
    expect(rows.filter((row) => row.state === 'current')).toHaveLength(1);
    const chained = new Set(rows.map((row) => row.supersedesId));
    expect(chained.size).toBe(10);
  });

  test('refuses dates that cannot be', async () => {
    const { answerId, hash } = await thread('bulky', ana, joe);
    const bad = verification(answerId, hash, 'works', { validUntil: fromNow(-days(1)) });
    await expect(verifyAnswer(diaz, bad)).rejects.toThrow(Invalid);
    const twisted = { ...bad, reviewDueAt: fromNow(days(20)), validUntil: fromNow(days(10)) };
    await expect(verifyAnswer(diaz, twisted)).rejects.toThrow(Invalid);
  });

  test('an improved text becomes a revision of its own; the answer stays the citizen’s', async () => {
    const { answerId, hash, questionId } = await thread('bulky', ana, joe);
    await verifyAnswer(diaz, { ...verification(answerId, hash, 'works'), body: 'Call 555-0100. Pickup is free.' });
    expect(await officialAnswerOf(questionId)).toMatchObject({
      revision: 2,
      method: 'authored',
      author: { name: 'Joe' },
    });
  });

  test('the badge is gone the moment its validity ends, though no job ran', async () => {
    const { answerId, hash, questionId, revisionId } = await thread('bulky', ana, joe);
    await verifyAnswer(diaz, verification(answerId, hash, 'works', { validUntil: fromNow(days(10)) }));
    try {
      setClockOffset(days(9.9));
      expect(await officialAnswerOf(questionId)).not.toBeNull();
      setClockOffset(days(10.1));
      expect(await officialAnswerOf(questionId)).toBeNull();
      const [row] = await db.select().from(answers).where(eq(answers.id, answerId));
      expect(row?.revisionId).toBe(revisionId);
    } finally {
      setClockOffset(0);
    }
  });
});

describe('high risk', () => {
  test('needs two people, neither the author; readers see no badge before the second', async () => {
    const { answerId, hash, questionId } = await thread('lead-paint', ana, joe);
    const healthId = kim.roles[0]?.agencyId ?? 0;
    const lee = await delegate(await person('Lee', 'rep', healthId), healthId, 'high');
    const low = await delegate(await person('Low', 'rep', healthId), healthId, 'medium');
    await expect(verifyAnswer(low, verification(answerId, hash, 'health'))).rejects.toThrow(Forbidden);
    const first = await verifyAnswer(kim, verification(answerId, hash, 'health'));
    expect(first.state).toBe('in_review');
    expect(await officialAnswerOf(questionId)).toBeNull();
    await expect(approveVerification(kim, first.id, hash)).rejects.toMatchObject({ code: 'second_person' });
    await expect(approveVerification(low, first.id, hash)).rejects.toMatchObject({ code: 'no_delegation' });
    const [one, two] = await Promise.allSettled([
      approveVerification(lee, first.id, hash),
      approveVerification(lee, first.id, hash),
    ]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await officialAnswerOf(questionId)).toMatchObject({ verifier: { name: 'Kim' }, approver: { name: 'Lee' } });
    expect((await eventsOf(questionId)).slice(-2).map((event) => event.type)).toEqual([
      'verification.review_asked',
      'answer.verified',
    ]);
  });

  test('an edit in between starts it again', async () => {
    const { answerId, hash, questionId } = await thread('lead-paint', ana, joe);
    const healthId = kim.roles[0]?.agencyId ?? 0;
    const lee = await delegate(await person('Lee', 'rep', healthId), healthId, 'high');
    const first = await verifyAnswer(kim, verification(answerId, hash, 'health'));
    await editAnswer(joe, answerId, { body: 'Something else about paint.' });
    await expect(approveVerification(lee, first.id, hash)).rejects.toMatchObject({ code: 'text_changed' });
    expect(await officialAnswerOf(questionId)).toBeNull();
  });

  test('the author is not its verifier', async () => {
    const { answerId, hash } = await thread('lead-paint', ana, kim);
    await expect(verifyAnswer(kim, verification(answerId, hash, 'health'))).rejects.toMatchObject({
      code: 'second_person',
    });
  });

  test('a first approval whose ground is gone does not carry a second', async () => {
    const healthId = kim.roles[0]?.agencyId ?? 0;
    const lee = await delegate(await person('Lee', 'rep', healthId), healthId, 'high');
    const gone = await delegate(await person('Gone', 'rep', healthId), healthId, 'high');
    const { answerId, hash } = await thread('lead-paint', ana, joe);
    const first = await verifyAnswer(gone, verification(answerId, hash, 'health'));
    await db.execute(`update delegations set ended_at = now() where person_id = ${gone.personId}`);
    await expect(approveVerification(lee, first.id, hash)).rejects.toMatchObject({ code: 'first_lost' });
    expect(await again(gone)).toMatchObject({ delegations: [] });
  });
});
