import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '~db/client';
import { follows, meToos, questions } from '~db/schema';

type Carried = { follows: number[]; meToos: number[] };
type Thread = { id: number; askerId: number };

/**
 * Lets those who follow a duplicate, or have its question too, do the same with the original. Returns whom that added, for the undo. Nobody
 * has their own question "too".
 */
export async function carryReadersStep(tx: Tx, from: Thread, to: Thread, at: Date): Promise<Carried> {
  const followed = await tx.execute<{ person_id: string }>(sql`
    insert into follows (question_id, person_id, created_at)
    select ${to.id}, person_id, ${at.toISOString()}::timestamptz from follows where question_id = ${from.id}
    on conflict do nothing returning person_id`);
  const joined = await tx.execute<{ person_id: string }>(sql`
    insert into me_toos (question_id, person_id, created_at)
    select ${to.id}, person_id, ${at.toISOString()}::timestamptz from me_toos
      where question_id = ${from.id} and person_id <> ${to.askerId}
    on conflict do nothing returning person_id`);
  const carried = {
    follows: followed.map((row) => Number(row.person_id)),
    meToos: joined.map((row) => Number(row.person_id)),
  };
  await count(tx, to.id, carried.follows.length, carried.meToos.length, at);
  return carried;
}

/** Takes back what a merge added, as far as it is still there. */
export async function returnReadersStep(tx: Tx, originalId: number, carried: Carried, at: Date): Promise<void> {
  const unfollowed =
    carried.follows.length === 0
      ? []
      : await tx
          .delete(follows)
          .where(and(eq(follows.questionId, originalId), inArray(follows.personId, carried.follows)))
          .returning({ id: follows.personId });
  const left =
    carried.meToos.length === 0
      ? []
      : await tx
          .delete(meToos)
          .where(and(eq(meToos.questionId, originalId), inArray(meToos.personId, carried.meToos)))
          .returning({ id: meToos.personId });
  await count(tx, originalId, -unfollowed.length, -left.length, at);
}

async function count(tx: Tx, questionId: number, followers: number, alsoAsking: number, at: Date): Promise<void> {
  await tx
    .update(questions)
    .set({
      followerCount: sql`${questions.followerCount} + ${followers}::int`,
      meTooCount: sql`${questions.meTooCount} + ${alsoAsking}::int`,
      updatedAt: at,
    })
    .where(eq(questions.id, questionId));
}
