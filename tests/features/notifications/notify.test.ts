import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { postAnswer } from '~/features/answers/post-answer.server';
import { listNotices } from '~/features/notifications/notices.queries.server';
import { notify } from '~/features/notifications/notify.server';
import { readNotices } from '~/features/notifications/read-notices.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { type Actor, isPerson, type PersonActor } from '~/platform/actor';
import { db } from '~db/client';
import { events, mails, notices, questions } from '~db/schema';
import { testDatabase } from '../../support/database';
import { ask, town } from '../questions/town';
import { person } from '../verification/official-desk';

testDatabase();

const asPerson = (actor: Actor): PersonActor => {
  if (!isPerson(actor)) throw new Error('nobody');
  return actor;
};

async function tellAll(questionId: number) {
  for (const event of await db.select().from(events).where(eq(events.questionId, questionId)).orderBy(asc(events.id)))
    await notify(event);
}

describe('who is told', () => {
  let place: Awaited<ReturnType<typeof town>>;
  beforeAll(async () => {
    place = await town();
  });

  it('tells asker and followers of an answer, once, never who wrote it; with a mail each', async () => {
    const asked = await ask(place.ana);
    const follower = await person('Fay');
    await setFollow(follower, asked.id, true);
    await setFollow(place.joe, asked.id, true);
    const posted = await postAnswer(place.joe, asked.id, 'To the yard.');
    await acceptAnswer(place.ana, asked.id, posted.id);
    await tellAll(asked.id);
    await tellAll(asked.id);
    const told = await db.select().from(notices).where(eq(notices.questionId, asked.id));
    expect(told.map((n) => [n.personId, n.kind]).sort()).toEqual(
      [
        [place.ana.personId, 'answer_posted'],
        [follower.personId, 'answer_posted'],
        [place.joe.personId, 'answer_accepted'],
      ].sort(),
    );
    const sent = await db.select().from(mails);
    expect(sent).toHaveLength(3);
    expect(sent.map((m) => m.bodyText).join()).not.toContain('To the yard');
  });

  it('names nobody who withheld their name', async () => {
    const asked = await askQuestion(place.ana, {
      title: 'A question without a name on it',
      body: '',
      topic: 'waste',
      tags: [],
      anonymous: true,
    });
    await setFollow(place.joe, asked.id, true);
    await postAnswer(place.ana, asked.id, 'Found it out myself.');
    await tellAll(asked.id);
    const { items } = await listNotices(asPerson(place.joe), null);
    expect(items.find((n) => n.question?.id === asked.id)?.who).toBeNull();
    const [mail] = await db
      .select()
      .from(mails)
      .where(eq(mails.personId, place.joe.personId ?? 0))
      .orderBy(asc(mails.id))
      .offset(1);
    expect(mail?.bodyText).not.toContain('Ana');
  });

  it('tells nobody of a dormant thread', async () => {
    const asked = await ask(place.ana, 'An imported question, long asleep');
    await postAnswer(place.joe, asked.id, 'Long ago.');
    await db.update(questions).set({ dormant: true }).where(eq(questions.id, asked.id));
    await tellAll(asked.id);
    expect(await db.$count(notices, eq(notices.questionId, asked.id))).toBe(0);
  });

  it('marks read only what is one’s own', async () => {
    await readNotices(place.joe, 'all');
    const joe = await listNotices(asPerson(place.joe), null);
    const ana = await listNotices(asPerson(place.ana), null);
    expect(joe.items.some((n) => n.unread)).toBe(false);
    expect(ana.items.some((n) => n.unread)).toBe(true);
  });
});
