import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { agencies, escalations, questions, verifications } from '~db/schema';
import { canSeeCase } from './escalation.policy';

export type PastCase = {
  id: number;
  title: string;
  language: string;
  reason: string | null;
  note: string | null;
  shortAnswer: string | null;
  endedAt: Date;
};

/** How cases of these questions ended, newest first: those only whose desk the actor works. */
export async function pastCasesOf(actor: Actor, questionIds: readonly number[]): Promise<PastCase[]> {
  if (questionIds.length === 0) return [];
  const rows = await db
    .select({
      id: escalations.id,
      title: questions.title,
      language: questions.language,
      reason: escalations.resolutionReason,
      note: escalations.resolutionNote,
      shortAnswer: verifications.shortAnswer,
      resolvedAt: escalations.resolvedAt,
      facts: {
        state: escalations.state,
        agencyId: escalations.agencyId,
        assigneeId: escalations.assigneeId,
        hops: escalations.hops,
        askerId: questions.askerId,
        triageAgencyId: sql<number | null>`(select a.id from ${agencies} a where a.is_triage)`.mapWith(Number),
      },
    })
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .leftJoin(
      verifications,
      and(eq(verifications.answerId, escalations.resolutionAnswerId), eq(verifications.state, 'current')),
    )
    .where(and(inArray(escalations.questionId, [...questionIds]), inArray(escalations.state, ['resolved', 'closed'])))
    .orderBy(desc(escalations.id))
    .limit(30);
  return rows
    .filter(({ facts }) => canSeeCase(actor, facts))
    .flatMap(({ facts: _, resolvedAt, ...row }) => (resolvedAt ? [{ ...row, endedAt: resolvedAt }] : []))
    .slice(0, 5);
}
