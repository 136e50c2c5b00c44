import { and, asc, count, eq } from 'drizzle-orm';
import { questionPath } from '~/features/questions/slug';
import { db } from '~db/client';
import { delegations, people, questions, verifications } from '~db/schema';

/** A delegation that has ended, and the official answers that rest on it and are to be looked at again: the first of them, and how many. */
export async function restingOn(delegationId: number, most = 20) {
  const here = and(
    eq(verifications.delegationId, delegationId),
    eq(verifications.state, 'current'),
    eq(questions.visibility, 'public'),
  );
  const [delegation] = await db
    .select({ agencyId: delegations.agencyId, name: people.name, endedAt: delegations.endedAt })
    .from(delegations)
    .innerJoin(people, eq(people.id, delegations.personId))
    .where(eq(delegations.id, delegationId));
  if (!delegation?.endedAt) return null;
  const [[total], rows] = await Promise.all([
    db
      .select({ n: count() })
      .from(verifications)
      .innerJoin(questions, eq(questions.id, verifications.questionId))
      .where(here),
    db
      .select({ id: verifications.answerId, questionId: questions.id, slug: questions.slug, title: questions.title })
      .from(verifications)
      .innerJoin(questions, eq(questions.id, verifications.questionId))
      .where(here)
      .orderBy(asc(verifications.reviewDueAt), asc(verifications.id))
      .limit(most),
  ]);
  return {
    agencyId: delegation.agencyId,
    name: delegation.name,
    count: Number(total?.n ?? 0),
    answers: rows.map((row) => ({
      answerId: row.id,
      title: row.title,
      path: questionPath({ id: row.questionId, slug: row.slug }),
    })),
  };
}
