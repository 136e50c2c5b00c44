import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { postAnswer } from '~/features/answers/post-answer.server';
import { rateAnswer } from '~/features/answers/rate-answer.server';
import { voteAnswer } from '~/features/answers/vote-answer.server';
import { visitor } from '~/platform/actor';
import { db } from '~db/client';
import { answerRevisions, answers, people, questions, roleGrants } from '~db/schema';
import { testDatabase } from '../../support/database';
import { ask, eventsOf, town } from '../questions/town';
import { person } from '../verification/official-desk';

testDatabase();

const answerRow = async (id: number) => {
  const [row] = await db.select().from(answers).where(eq(answers.id, id));
  if (!row) throw new Error('no answer');
  return row;
};

describe('answers', () => {
  let place: Awaited<ReturnType<typeof town>>;
  beforeAll(async () => {
    place = await town();
  });

  it('answers, and says when somebody else first did', async () => {
    const asked = await ask(place.ana);
    await postAnswer(place.ana, asked.id, 'I found something myself.');
    const [own] = await db.select().from(questions).where(eq(questions.id, asked.id));
    expect(own).toMatchObject({ answerCount: 1, firstAnsweredAt: null });
    await postAnswer(place.joe, asked.id, 'To the transfer station.');
    const [other] = await db.select().from(questions).where(eq(questions.id, asked.id));
    expect(other?.firstAnsweredAt).not.toBeNull();
    expect(await eventsOf(asked.id)).toEqual(['question.asked', 'answer.posted', 'answer.posted']);
  });

  it('refuses visitors, empty and huge texts', async () => {
    const asked = await ask(place.ana, 'Is the pool open on Sunday?');
    await expect(postAnswer(visitor, asked.id, 'Yes it is.')).rejects.toMatchObject({ status: 403 });
    await expect(postAnswer(place.joe, asked.id, '  ')).rejects.toMatchObject({ status: 422 });
    await expect(postAnswer(place.joe, asked.id, 'x'.repeat(31_000))).rejects.toMatchObject({ status: 422 });
    expect(await eventsOf(asked.id)).toEqual(['question.asked']);
  });

  it('keeps every revision; two edits at once make two', async () => {
    const asked = await ask(place.ana, 'Where can I get a library card?');
    const posted = await postAnswer(place.joe, asked.id, 'At the desk.');
    await Promise.all(
      ['At the front desk.', 'At the desk upstairs.'].map((body) => editAnswer(place.joe, posted.id, { body })),
    );
    const revisions = await db.select().from(answerRevisions).where(eq(answerRevisions.answerId, posted.id));
    expect(revisions.map((r) => r.number).sort()).toEqual([1, 2, 3]);
    expect((await answerRow(posted.id)).revisionId).toBe(Math.max(...revisions.map((r) => r.id)));
    await expect(editAnswer(place.ana, posted.id, { body: 'Nowhere.' })).rejects.toMatchObject({ status: 403 });
  });

  it('lets the asker alone accept, and take it back', async () => {
    const asked = await ask(place.ana, 'How do I report a dead tree?');
    const posted = await postAnswer(place.joe, asked.id, 'Call 555-0110.');
    await expect(acceptAnswer(place.joe, asked.id, posted.id)).rejects.toMatchObject({ status: 403 });
    await acceptAnswer(place.ana, asked.id, posted.id);
    await acceptAnswer(place.ana, asked.id, posted.id);
    await acceptAnswer(place.ana, asked.id, null);
    expect(await eventsOf(asked.id)).toEqual([
      'question.asked',
      'answer.posted',
      'answer.accepted',
      'answer.unaccepted',
    ]);
    const other = await ask(place.ana, 'Another question altogether?');
    await expect(acceptAnswer(place.ana, other.id, posted.id)).rejects.toMatchObject({ status: 404 });
  });

  it('has one vote per person: 1,000 toggles at once leave the counter equal to the count', async () => {
    const asked = await ask(place.ana, 'Which day is glass collected?');
    const posted = await postAnswer(place.joe, asked.id, 'On Fridays.');
    await expect(voteAnswer(place.joe, posted.id, 1)).rejects.toMatchObject({ status: 403 });
    const voters = await Promise.all(Array.from({ length: 20 }, (_, n) => person(`Voter ${n}`)));
    const values = [1, -1, 0] as const;
    await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        voteAnswer(voters[n % 20] ?? place.ana, posted.id, values[(n * 7 + (n >> 3)) % 3] ?? 0),
      ),
    );
    const [sum] =
      await db.execute(sql`select coalesce(sum(value), 0)::int as score, count(*) filter (where value = 1)::int as up,
      count(*) filter (where value = -1)::int as down from votes where answer_id = ${posted.id}`);
    const row = await answerRow(posted.id);
    expect({ score: row.score, up: row.upVotes, down: row.downVotes }).toEqual({
      score: sum?.score,
      up: sum?.up,
      down: sum?.down,
    });
  }, 60_000);

  it('rates once per person or browser; saying the other changes it', async () => {
    const asked = await ask(place.ana, 'How much is the parking permit?');
    const posted = await postAnswer(place.joe, asked.id, 'It is 40 dollars.');
    await rateAnswer(visitor, posted.id, { helped: true, visitorHash: 'a'.repeat(64) });
    await rateAnswer(visitor, posted.id, { helped: true, visitorHash: 'a'.repeat(64) });
    await rateAnswer(place.ana, posted.id, { helped: true, visitorHash: null });
    await rateAnswer(place.ana, posted.id, { helped: false, visitorHash: null });
    expect(await answerRow(posted.id)).toMatchObject({ helpedCount: 1, notHelpedCount: 1 });
    await expect(rateAnswer(place.joe, posted.id, { helped: true, visitorHash: null })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('writes nothing for somebody whose rights ended first, in 50 races', async () => {
    const asked = await ask(place.ana, 'Does a demotion bite at once?');
    const posted = await postAnswer(place.joe, asked.id, 'We will see.');
    for (let n = 0; n < 50; n++) {
      const mod = await person(`Moderator ${n}`, 'moderator');
      const demoted = db.transaction(async (tx) => {
        await tx
          .select()
          .from(people)
          .where(eq(people.id, mod.personId ?? 0))
          .for('update');
        await tx
          .update(roleGrants)
          .set({ endedAt: new Date() })
          .where(eq(roleGrants.personId, mod.personId ?? 0));
        const [last] = await tx.execute(
          sql`select coalesce(max(number), 0) as n from answer_revisions where answer_id = ${posted.id}`,
        );
        return Number(last?.n);
      });
      const edit = editAnswer(mod, posted.id, { body: `Edit number ${n} by a moderator.` }).then(
        () => true,
        () => false,
      );
      const [before, edited] = [await demoted, await edit];
      const [after] = await db.execute(
        sql`select max(number) as n from answer_revisions where answer_id = ${posted.id}`,
      );
      // Either the edit came first and the demotion saw it, or it was refused.
      expect(Number(after?.n)).toBe(edited ? before : before);
    }
  }, 60_000);
});
