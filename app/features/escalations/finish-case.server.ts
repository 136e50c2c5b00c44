import { eq, max, sql } from 'drizzle-orm';
import { readersOf } from '~/features/verification/readers-of.server';
import type { Actor } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import type { Database, Tx } from '~db/client';
import { caseAnswerDrafts, escalationMessages } from '~db/schema';
import type { CaseRow } from './case-row.server';
import { type Changes, changeCase, citizenMinutes } from './change-case.server';
import { forgetDrafts } from './hold-case.server';
import { tellMergedStep, withMerged } from './merged-cases.server';

/** The number of the last message of who asked, here or in a case that is worked in this one; 0 for none. */
export async function lastWordOfAsker(on: Database | Tx, escalationId: number): Promise<number> {
  const [row] = await on
    .select({ id: max(escalationMessages.id) })
    .from(escalationMessages)
    .where(
      sql`${escalationMessages.escalationId} in ${withMerged(escalationId)} and ${escalationMessages.side} = 'asker'`,
    );
  return row?.id ?? 0;
}

/** Whether who asked, here or in a case that is worked in this one, has written after a moment. */
export async function askerWroteSince(on: Database | Tx, escalationId: number, at: Date): Promise<boolean> {
  const [since] = await on
    .select({ id: escalationMessages.id })
    .from(escalationMessages)
    .where(
      sql`${escalationMessages.escalationId} in ${withMerged(escalationId)} and ${escalationMessages.side} = 'asker'
        and ${escalationMessages.createdAt} > ${at.toISOString()}::timestamptz`,
    )
    .limit(1);
  return since !== undefined;
}

/** Ends a locked case with its public answer or reason; `resolvedBy` is whoever held it. */
export async function finishCaseStep(
  tx: Tx,
  me: Actor,
  row: CaseRow,
  { isPublic, ...how }: Changes & { isPublic: boolean },
  at: Date,
): Promise<CaseRow> {
  // What is published is a person's word that the asker can see: where nothing came before, it is the first response.
  const first = row.firstRespondedAt === null ? [{ kind: 'visible_message' as const, at }] : [];
  const clock = [...first, { kind: 'resolved' as const, at }];
  await forgetDrafts(tx, me.personId, row.id, ['answer', 'reason']);
  await tx.delete(caseAnswerDrafts).where(eq(caseAnswerDrafts.escalationId, row.id));
  const changed = await changeCase(
    tx,
    row,
    {
      resolvedBy: me.personId,
      ...how,
      state: 'resolved',
      resolvedAt: at,
      waitingSince: null,
      nudges: 0,
      leaseUntil: null,
      transferAgencyId: null,
      transferAcceptBy: null,
    },
    at,
    clock,
  );
  recordEvent(tx, {
    type: 'escalation.resolved',
    actor: me,
    questionId: row.questionId,
    answerId: changed.resolutionAnswerId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: {
      reason: changed.resolutionReason,
      from: row.state,
      late: row.resolutionDueAt < at,
      minutes: await citizenMinutes(tx, changed, at),
      ...(changed.resolutionReason && isPublic && { personIds: await readersOf(tx, row.questionId, []) }),
    },
    at,
  });
  await tellMergedStep(tx, me, changed, 'escalation.merged_resolved', at);
  return changed;
}
