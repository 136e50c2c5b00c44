import { and, eq } from 'drizzle-orm';
import { days } from '~/platform/clock';
import { db } from '~db/client';
import { escalations, questions } from '~db/schema';
import { reopenWithinDays } from './escalation.policy';

/** What the asker of a case is told about its ending, for who holds their link; null when it is not their case. */
export async function endingOf(token: { caseId: number; personId: number }) {
  const [row] = await db
    .select({
      question: questions.title,
      questionId: questions.id,
      language: questions.language,
      agencyId: escalations.agencyId,
      resolvedAt: escalations.resolvedAt,
      updatedAt: escalations.updatedAt,
    })
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .where(and(eq(escalations.id, token.caseId), eq(questions.askerId, token.personId)));
  if (!row) return null;
  const { resolvedAt, updatedAt, ...shown } = row;
  // Of a case that is open again the link tells when it was touched last: saying "no" twice is no mistake.
  return { ...shown, until: new Date((resolvedAt ?? updatedAt).getTime() + days(reopenWithinDays)) };
}
