import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { days } from '~/platform/clock';
import { db } from '~db/client';
import { escalations, questions } from '~db/schema';
import { isOpenState, reopenWithinDays } from './escalation.policy';

const worked = alias(escalations, 'worked');

/** What the asker of a case is told about its ending, for who holds their link; null when it is not their case. */
export async function endingOf(token: { caseId: number; personId: number }) {
  const [row] = await db
    .select({
      question: questions.title,
      questionId: questions.id,
      language: questions.language,
      agencyId: worked.agencyId,
      state: worked.state,
      resolvedAt: worked.resolvedAt,
      updatedAt: worked.updatedAt,
    })
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    // Of a case that was worked in another one, that one's.
    .innerJoin(worked, eq(worked.id, sql`case_root(${escalations.id})`))
    .where(and(eq(escalations.id, token.caseId), eq(questions.askerId, token.personId)));
  if (!row) return null;
  const { resolvedAt, updatedAt, state, ...shown } = row;
  // Of a case that is open again the link tells when it was touched last: saying "no" twice is no mistake.
  const until = new Date((resolvedAt ?? updatedAt).getTime() + days(reopenWithinDays));
  return { ...shown, until, open: isOpenState(state) };
}
