import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { postAnswer } from '~/features/answers/post-answer.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { raiseFlag } from '~/features/moderation/raise-flag.server';
import { countIn, redactionPattern, redactText } from '~/features/moderation/redact-text';
import { redactThread } from '~/features/moderation/redact-thread.server';
import { findInThread } from '~/features/moderation/redaction.queries.server';
import { undoModerationAction } from '~/features/moderation/undo-moderation-action.server';
import { notify } from '~/features/notifications/notify.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { editQuestion } from '~/features/questions/edit-question.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { postComment } from '~/features/questions/post-comment.server';
import { finishIndexing } from '~/features/search/index-questions.server';
import { keepQuestionIndexed } from '~/features/search/keep-index.server';
import { threadProof } from '~/features/verification/proof.queries.server';
import { reinstateVerification } from '~/features/verification/reinstate-verification.server';
import { officialAnswerOf } from '~/features/verification/verification.queries.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { type Actor, isPerson, type PersonActor, visitor } from '~/platform/actor';
import { Conflict, Forbidden, Invalid } from '~/platform/errors';
import { contentHash } from '~/platform/markdown/render.server';
import { tagsOf } from '~/subscribers/page-tags';
import { db } from '~db/client';
import { events } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { agency, delegate, eventsOf, person, thread, topic, verification } from '../verification/official-desk.ts';

testDatabase();

const canary = 'Zebrowska Quux';
const slug = 'zebrowska';
let ana: Actor;
let joe: Actor;
let moderator: PersonActor;
let rep: Actor;
let diaz: Actor;
let both: Actor;

beforeAll(async () => {
  const works = await agency('works', 'PW');
  await topic('bulky', works.id);
  [ana, joe] = [await person('Ana'), await person('Joe')];
  const mo = await person('Mo', 'moderator');
  if (!isPerson(mo)) throw new Error('nobody');
  moderator = mo;
  rep = await person('Rosa', 'rep', works.id);
  diaz = await delegate(await person('R. Diaz', 'rep', works.id), works.id);
  both = await delegate(await person('Bo', 'moderator'), works.id, 'high');
});

const because = { text: canary, reason: 'A private name.', keepOfficial: false };

/** Every row of every table in which a word stands, the accounts of people excepted. */
async function hits(word: string): Promise<string[]> {
  const tables = await db.execute(sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker') and tablename not in ('people')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db
      .execute(sql`select count(*)::int as n from ${sql.raw(String(name))} t where t::text ilike ${`%${word}%`}`)
      .catch(() => [{ n: 0 }]);
    if (Number(row?.n) > 0) found.push(`${name}: ${row?.n}`);
  }
  return found;
}

describe('what is looked for', () => {
  test('is found whatever the case, the spaces and the way a number is written', () => {
    const name = redactionPattern('Maria  Lopez');
    expect(countIn('maria\nLOPEZ, and María López', name)).toBe(1);
    const phone = redactionPattern('(555) 014-2');
    for (const text of ['555-0142', '5550142', '(555) 0142', '+555.01.42', '555/0142'])
      expect([text, redactText(`Call ${text}!`, phone, 'X')]).toEqual([text, 'Call X!']);
    expect(countIn('15550142 or 55501423', phone)).toBe(0);
    expect(redactText('a.b*c', redactionPattern('.b*'), '$&')).toBe('a$&c');
  });
});

describe('removing personal data', () => {
  test('leaves nothing of it anywhere, and says who, when and why', async () => {
    const asked = await askQuestion(ana, {
      title: `Who helps ${canary} with a fridge?`,
      body: `Ask ${canary}.`,
      topic: 'bulky',
      tags: [],
    });
    const questionId = asked.id;
    const { id: answerId } = await postAnswer(joe, questionId, `Call ${canary} today.`);
    await setFollow(joe, questionId, true);
    await editQuestion(ana, questionId, { body: `Ask *${canary.toUpperCase()}* & co.` });
    await editAnswer(joe, answerId, { body: `Ring ${canary}, she knows.`, note: `By ${canary}` });
    await postComment(ana, { answerId }, `I know ${canary}!`);
    await raiseFlag(ana, { kind: 'answer', id: answerId }, { kind: 'personal_data', note: `It names ${canary}` });
    for (const event of await db.select().from(events)) await notify(event);
    await keepQuestionIndexed({ type: 'question.edited', questionId });
    await finishIndexing();
    expect((await hits(slug)).length).toBeGreaterThanOrEqual(8);

    for (const other of [ana, joe, rep, visitor])
      await expect(redactThread(other, questionId, because)).rejects.toThrow(Forbidden);
    await expect(redactThread(moderator, questionId, { ...because, reason: `No ${canary}` })).rejects.toThrow(Invalid);
    const found = await findInThread(moderator, questionId, canary);
    expect(found.counts.map(({ place }) => place)).toEqual(['title', 'question', 'answer', 'comment', 'note', 'mail']);
    expect(found.shown[0]).toMatchObject({ hit: canary });

    const { places } = await redactThread(moderator, questionId, because);
    expect(places).toBe(found.counts.reduce((n, { texts }) => n + texts, 0));
    expect(await hits(slug)).toEqual([]);
    expect(await hits('quux')).toEqual([]);
    const [row] =
      await db.execute(sql`select q.title, q.slug, r.body_html, r.redacted_by, a.reason, a.kind from questions q
      join question_revisions r on r.id = q.revision_id join moderation_actions a on a.question_id = q.id where q.id = ${questionId}`);
    expect(row).toMatchObject({
      title: 'Who helps [removed: personal data] with a fridge?',
      slug: 'who-helps-removed-personal-data-with-a-fridge',
      redacted_by: String(moderator.personId),
      kind: 'redact',
      reason: because.reason,
    });
    expect(String(row?.body_html)).toContain('<em>[removed: personal data]</em> &amp; co.');
    const event = (await eventsOf(questionId)).at(-1);
    expect(event).toMatchObject({ type: 'question.redacted', data: { answerRevisions: 2, comments: 1 } });
    expect(new Set(event?.data.personIds as number[])).toEqual(new Set([ana.personId, joe.personId]));
    expect(tagsOf({ type: 'question.redacted', questionId })).toEqual(
      expect.arrayContaining([`question:${questionId}`, 'lists', 'official']),
    );
    // Again there is nothing, and there is no way back.
    await expect(redactThread(moderator, questionId, because)).rejects.toThrow(Invalid);
    await expect(undoModerationAction(moderator, Number(event?.data.actionId))).rejects.toThrow(Conflict);
  });

  test('takes the badge off a text that was confirmed, until somebody who may confirms what is left', async () => {
    const { questionId, answerId, hash } = await thread('bulky', ana, joe, `Ring ${canary}.`);
    const { id } = await verifyAnswer(diaz, verification(answerId, hash, 'works'));
    expect(await findInThread(moderator, questionId, canary)).toMatchObject({ official: 1, mayKeep: 0 });
    // Who may not verify cannot keep it official, whatever the form says.
    const input = { ...because, keepOfficial: true };
    expect(await redactThread(moderator, questionId, input)).toMatchObject({ suspended: 1, kept: 0 });
    expect(await officialAnswerOf(questionId)).toBeNull();
    const proof = async (actor: Actor) => (await threadProof(actor, questionId)).texts[0];
    const now = contentHash('Ring [removed: personal data].');
    expect(await proof(visitor)).toMatchObject({ intact: true, hash: now, before: null });
    expect(await proof(moderator)).toMatchObject({ intact: true, before: hash });
    await reinstateVerification(diaz, id);
    expect(await officialAnswerOf(questionId)).toMatchObject({ answerId });
    const [row] = await db.execute(sql`select content_hash from verifications where id = ${id}`);
    expect(row?.content_hash).toBe(now);
  });

  test('keeps the badge when whoever could confirm it says so; never at high risk; other versions change nothing', async () => {
    const input = { ...because, keepOfficial: true };
    const one = await thread('bulky', ana, joe, `Ring ${canary}.`);
    await verifyAnswer(diaz, verification(one.answerId, one.hash, 'works'));
    expect(await redactThread(both, one.questionId, input)).toMatchObject({ suspended: 0, kept: 1 });
    expect(await officialAnswerOf(one.questionId)).toMatchObject({ answerId: one.answerId });
    expect((await eventsOf(one.questionId)).map(({ type }) => type)).toContain('verification.kept');

    const risky = await thread('bulky', ana, joe, `Ring ${canary}.`);
    const { id } = await verifyAnswer(diaz, verification(risky.answerId, risky.hash, 'works'));
    await db.execute(sql`update verifications set risk = 'high' where id = ${id}`);
    expect(await redactThread(both, risky.questionId, input)).toMatchObject({ suspended: 1, kept: 0 });

    const other = await thread('bulky', ana, joe, 'Ring the city.');
    await verifyAnswer(diaz, verification(other.answerId, other.hash, 'works'));
    await editAnswer(joe, other.answerId, { body: `Ring ${canary}.` });
    expect(await redactThread(moderator, other.questionId, because)).toMatchObject({ suspended: 0, kept: 0 });
    expect(await officialAnswerOf(other.questionId)).toMatchObject({ answerId: other.answerId });

    const short = await thread('bulky', ana, joe, 'Ring her.');
    const said = { shortAnswer: `Ring ${canary}.` };
    await verifyAnswer(diaz, verification(short.answerId, short.hash, 'works', said));
    expect(await redactThread(moderator, short.questionId, because)).toMatchObject({ suspended: 1 });
  });

  test('is for whoever holds the case too; of ten at once one removes it', async () => {
    const { questionId } = await thread('bulky', ana, joe, `Ring ${canary}.`);
    const { id } = await openEscalation(moderator, questionId, { reason: 'Please.' });
    await claimEscalation(rep, id);
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => redactThread(rep, questionId, because)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await eventsOf(questionId)).filter(({ type }) => type === 'question.redacted')).toHaveLength(1);
  });
});
