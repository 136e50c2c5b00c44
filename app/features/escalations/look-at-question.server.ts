import { and, eq, isNull, sql } from 'drizzle-orm';
import { agencyCalendars } from '~/features/directory/agency-calendars.server';
import { serviceLevelOf } from '~/features/directory/service-level.server';
import { lockQuestion } from '~/features/questions/load-question.server';
import { system } from '~/platform/actor';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { escalationTriggers, escalationWatches, topics } from '~db/schema';
import { openCaseOf } from './case-row.server';
import { openEscalationStep } from './open-escalation.server';
import { questionState } from './question-state.server';
import type { Trigger } from './trigger';
import { conditionsMet, lapsed, mayOpen, nextLook } from './trigger-conditions';
import { lapseStep } from './withdraw-escalation.server';

export type Looked = 'elsewhere' | 'opened' | 'nothing';

/**
 * Looks at one question whose turn it is: opens a case, adds and ends triggers, and says when to look again. Whoever holds the
 * question's lock does it; others pass by (`elsewhere`), and the question stays on the list until somebody has finished.
 */
export async function lookAtQuestion(questionId: number, at: Date): Promise<Looked> {
  return transaction(system, async (tx) => {
    const free = await tx.execute(sql`select 1 from questions where id = ${questionId} for update skip locked`);
    if (free.length === 0) return 'elsewhere';
    const mine = await tx
      .delete(escalationWatches)
      .where(
        sql`${escalationWatches.questionId} = ${questionId} and ${escalationWatches.dueAt} <= ${at.toISOString()}::timestamptz`,
      )
      .returning({ id: escalationWatches.questionId });
    return mine.length === 0 ? 'elsewhere' : look(tx, questionId, at);
  });
}

async function look(tx: Tx, questionId: number, at: Date): Promise<Looked> {
  const question = await lockQuestion(tx, system, questionId);
  if (question.dormant) return 'nothing';
  const [topic] = await tx.select({ agencyId: topics.agencyId }).from(topics).where(eq(topics.id, question.topicId));
  const agencyId = topic?.agencyId ?? 0;
  const state = await questionState(tx, question, at);
  // Its official answer is suspended with the whole topic: that waits for the lead's one decision, not for a case of its own.
  if (state.verification?.awaitsLead) return 'nothing';
  const level = await serviceLevelOf(tx, { agencyId, topicId: question.topicId });
  const calendar = (await agencyCalendars(tx, [agencyId]))(agencyId);
  const met = conditionsMet(state, level, calendar, at);

  let opened = false;
  for (const trigger of mayOpen(state, level, met)) {
    const result = await openEscalationStep(tx, system, { question, trigger, at });
    opened ||= result.opened;
  }
  const open = await openCaseOf(tx, questionId);
  if (open) await lapseStep(tx, system, open, lapsed(state, await liveTriggers(tx, open.id), met), at);

  const next = nextLook(state, level, calendar, at);
  if (next)
    await tx
      .insert(escalationWatches)
      .values({ questionId, dueAt: next })
      .onConflictDoUpdate({
        target: escalationWatches.questionId,
        set: { dueAt: sql`least(${escalationWatches.dueAt}, excluded.due_at)` },
      });
  return opened ? 'opened' : 'nothing';
}

async function liveTriggers(tx: Tx, escalationId: number): Promise<Trigger[]> {
  const rows = await tx
    .select({ trigger: escalationTriggers.trigger })
    .from(escalationTriggers)
    .where(and(eq(escalationTriggers.escalationId, escalationId), isNull(escalationTriggers.lapsedAt)));
  return rows.map((row) => row.trigger as Trigger);
}
