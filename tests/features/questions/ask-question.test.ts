import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { postAnswer } from '~/features/answers/post-answer.server';
import { profileOf } from '~/features/people/profile.queries.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { editQuestion } from '~/features/questions/edit-question.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { setMeToo } from '~/features/questions/me-too.server';
import { postComment } from '~/features/questions/post-comment.server';
import { visitor } from '~/platform/actor';
import { db } from '~db/client';
import { events, people, questionRevisions, questions } from '~db/schema';
import { testDatabase } from '../../support/database';
import { person } from '../verification/official-desk';
import { ask, eventsOf, town } from './town';

testDatabase();

describe('asking and what members do with a question', () => {
  let place: Awaited<ReturnType<typeof town>>;
  beforeAll(async () => {
    place = await town();
  });

  it('asks in public, follows, renders once, and records the event', async () => {
    const asked = await ask(place.ana);
    const [row] = await db.select().from(questions).where(eq(questions.id, asked.id));
    expect(row).toMatchObject({ visibility: 'public', followerCount: 1, slug: 'where-do-i-leave-an-old-refrigerator' });
    const [revision] = await db.select().from(questionRevisions).where(eq(questionRevisions.questionId, asked.id));
    expect(revision?.bodyHtml).toContain('<strong>old</strong>');
    expect(await eventsOf(asked.id)).toEqual(['question.asked']);
  });

  it('keeps words and names out of the event', async () => {
    const asked = await ask(place.ana, 'A canary sings in the street?');
    const [event] = await db.select().from(events).where(eq(events.questionId, asked.id));
    expect(JSON.stringify(event)).not.toMatch(/canary|Ana/i);
  });

  it('points personal data out without refusing', async () => {
    const asked = await askQuestion(place.ana, {
      title: 'Why was my card refused?',
      body: 'My number is 219-09-4321, please check.',
      topic: 'waste',
      tags: [],
    });
    expect(asked.warnings.map((w) => w.kind)).toContain('ssn');
  });

  it.each([
    ['a visitor', () => visitor],
    ['somebody suspended', () => ({ ...place.ana, suspended: true, personId: -1 })],
  ])('refuses %s and writes nothing', async (_who, actor) => {
    const before = await db.$count(questions);
    await expect(ask(actor())).rejects.toMatchObject({ status: 403 });
    expect(await db.$count(questions)).toBe(before);
  });

  it('refuses a topic that is not there, naming the field', async () => {
    await expect(
      askQuestion(place.ana, { title: 'What is this?', body: '', topic: 'none', tags: [] }),
    ).rejects.toMatchObject({
      status: 422,
      fields: { topic: expect.any(String) },
    });
  });

  it('lets only staff ask for somebody else', async () => {
    const forOthers = {
      title: 'Asked at the counter',
      body: '',
      topic: 'waste',
      tags: [],
      channel: 'counter' as const,
    };
    await expect(askQuestion(place.ana, forOthers)).rejects.toMatchObject({ status: 403 });
    await expect(askQuestion(place.mod, forOthers)).resolves.toMatchObject({ visibility: 'public' });
  });

  it('keeps apart who asked on the phone and who took it down: staff can answer what they wrote down', async () => {
    const onPhone = {
      title: 'When does the pool open?',
      body: '',
      topic: 'waste',
      tags: [],
      channel: 'phone' as const,
    };
    const asked = await askQuestion(place.mod, { ...onPhone, onBehalfOf: 'Mrs. Lee, 555-0199' });
    const [row] = await db.select().from(questions).where(eq(questions.id, asked.id));
    expect(row).toMatchObject({ channel: 'phone', askerWithheld: true, takenById: place.mod.personId });
    const [asker] = await db
      .select()
      .from(people)
      .where(eq(people.id, row?.askerId ?? 0));
    expect(asker).toMatchObject({ name: 'Mrs. Lee, 555-0199', email: null });
    expect(await profileOf(place.mod, asker?.handle ?? '')).toBeNull();
    await editQuestion(place.mod, asked.id, { title: 'When does the outdoor pool open?' });
    await postAnswer(place.mod, asked.id, 'At ten, from June on.');
    const [after] = await db.select().from(questions).where(eq(questions.id, asked.id));
    expect(after?.firstAnsweredAt).not.toBeNull();
  });

  it('edits with history; the same text again writes nothing', async () => {
    const asked = await ask(place.ana, 'How late is the library open?');
    await editQuestion(place.ana, asked.id, { title: 'How late is the library open today?' });
    await editQuestion(place.ana, asked.id, { title: 'How late is the library open today?' });
    expect(await eventsOf(asked.id)).toEqual(['question.asked', 'question.edited']);
    await expect(editQuestion(place.joe, asked.id, { title: 'Something else entirely' })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('counts "me too" once per person, whatever is pressed at once, and never for the asker', async () => {
    const asked = await ask(place.ana, 'Who else wants a bench here?');
    const many = await Promise.all(Array.from({ length: 12 }, (_, n) => person(`Neighbor ${n}`)));
    await Promise.all([...many, ...many].map((one) => setMeToo(one, asked.id, true)));
    const [row] = await db.select().from(questions).where(eq(questions.id, asked.id));
    expect(row?.meTooCount).toBe(12);
    await expect(setMeToo(place.ana, asked.id, true)).rejects.toMatchObject({ status: 403 });
    await Promise.all(many.map((one) => setMeToo(one, asked.id, false)));
    const [after] = await db.select().from(questions).where(eq(questions.id, asked.id));
    expect(after?.meTooCount).toBe(0);
  });

  it('follows once, and stops', async () => {
    const asked = await ask(place.ana, 'Where is the new bus stop?');
    await Promise.all([1, 2, 3].map(() => setFollow(place.joe, asked.id, true)));
    await setFollow(place.joe, asked.id, false);
    const [row] = await db.select().from(questions).where(eq(questions.id, asked.id));
    expect(row?.followerCount).toBe(1);
    expect(await eventsOf(asked.id)).toEqual(['question.asked', 'question.followed', 'question.unfollowed']);
  });

  it('takes comments, and none once the question is closed', async () => {
    const asked = await ask(place.ana, 'When do they sweep the street?');
    await postComment(place.joe, { questionId: asked.id }, 'On Tuesdays, I think.');
    await db.update(questions).set({ closedAt: new Date(), closedReason: 'other' }).where(eq(questions.id, asked.id));
    await expect(postComment(place.joe, { questionId: asked.id }, 'One more.')).rejects.toMatchObject({ status: 403 });
    expect(await eventsOf(asked.id)).toEqual(['question.asked', 'comment.posted']);
  });

  it('shows a hidden question to nobody who writes', async () => {
    const asked = await ask(place.ana, 'Something that was hidden later');
    await db.update(questions).set({ visibility: 'hidden' }).where(eq(questions.id, asked.id));
    await expect(postComment(place.joe, { questionId: asked.id }, 'Hello there.')).rejects.toMatchObject({
      status: 404,
    });
  });
});
