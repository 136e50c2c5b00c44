import { eq, sql } from 'drizzle-orm';
import { agencyCalendars } from '~/features/directory/agency-calendars.server';
import { businessDayMinutes } from '~/features/directory/business-time';
import { serviceLevelOf } from '~/features/directory/service-level.server';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import type { Actor } from '~/platform/actor';
import { days, now } from '~/platform/clock';
import { authorize, Conflict, Forbidden, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { escalations, escalationTriggers, questions, topics } from '~db/schema';
import { toStored } from './case-calendars';
import { type CaseRow, findCase, lastCaseOf, openCaseOf } from './case-row.server';
import { changeCase } from './change-case.server';
import { helpFrom, reopenWithinDays, requestTrigger } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { mergedIntoOpen } from './merged-cases.server';
import { reopenStep } from './reopen-escalation.server';
import { routeCase } from './suggest-holder.server';
import type { Trigger } from './trigger';

const say = escalationWords.en;

export type Opened = { id: number; opened: boolean };

/**
 * Sends a question to staff, for its asker (from a day after asking) or for a moderator (with a reason). A question has one open
 * case: asking again adds the reason to it and returns it with `opened: false`.
 */
export async function openEscalation(
  actor: Actor,
  questionId: number,
  input: { reason: string; safety?: boolean | undefined },
  at = now(),
): Promise<Opened> {
  return transaction(actor, async (tx, me) => {
    const question = await lockQuestion(tx, me, questionId);
    const trigger = requestTrigger(me, question);
    authorize(trigger !== null, say.whoMaySend);
    if (trigger === 'moderator' && input.reason === '') throw new Invalid({ reason: say.reasonMissing });
    if (question.visibility === 'hidden') throw new NotFound();
    if (question.closedAt || question.duplicateOfId) throw new Conflict(say.questionClosed, {}, 'closed');
    if (trigger === 'asker' && at < (await helpStarts(tx, question)) && !(await openCaseOf(tx, questionId)))
      throw new Forbidden(say.tooEarly, 'too_early');
    const chosen = trigger === 'moderator' && input.safety ? 'safety' : trigger;
    return openEscalationStep(tx, me, { question, trigger: chosen, reason: input.reason, at });
  });
}

async function helpStarts(tx: Tx, question: LockedQuestion): Promise<Date> {
  const [topic] = await tx.select({ agencyId: topics.agencyId }).from(topics).where(eq(topics.id, question.topicId));
  return helpFrom(question, await serviceLevelOf(tx, { agencyId: topic?.agencyId ?? 0, topicId: question.topicId }));
}

/**
 * Opens a case for a locked question, or adds a trigger to the open one (also to one that is worked in another), or takes up one
 * resolved within 14 days. Doing it again
 * changes nothing. For safety the question is limited to its asker and staff in the same transaction.
 */
export async function openEscalationStep(
  tx: Tx,
  actor: Actor,
  cause: { question: LockedQuestion; trigger: Trigger; reason?: string | null; at?: Date },
): Promise<Opened> {
  const { question, trigger, reason = null, at = now() } = cause;
  if (trigger === 'safety') await limitQuestion(tx, actor, question, at);
  const open = await openCaseOf(tx, question.id);
  if (open) {
    await addTrigger(tx, actor, open, trigger, reason, at);
    return { id: open.id, opened: false };
  }
  const merged = await mergedIntoOpen(tx, question.id);
  if (merged) {
    await addTrigger(tx, actor, merged, trigger, reason, at);
    return { id: merged.id, opened: false };
  }
  const previous = await lastCaseOf(tx, question.id);
  if (
    previous?.state === 'resolved' &&
    previous.resolvedAt &&
    at.getTime() < previous.resolvedAt.getTime() + days(reopenWithinDays)
  ) {
    const reopened = await reopenStep(tx, actor, previous, at);
    await addTrigger(tx, actor, reopened, trigger, reason, at);
    return { id: previous.id, opened: true };
  }
  const row = await insertCase(tx, question, previous?.id ?? null, trigger, at);
  await tx
    .insert(escalationTriggers)
    .values({ escalationId: row.id, trigger, reason, addedBy: actor.personId, addedAt: at });
  if (question.dormant) await tx.update(questions).set({ dormant: false }).where(eq(questions.id, question.id));
  recordEvent(tx, {
    type: 'escalation.opened',
    actor,
    questionId: question.id,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { trigger, suggestedId: row.suggestedId, previousId: row.previousId, topicId: question.topicId },
    at,
  });
  return { id: row.id, opened: true };
}

/** Adds a reason to an open case; one that had lapsed comes back to life. */
export async function addTrigger(
  tx: Tx,
  actor: Actor,
  row: CaseRow,
  trigger: Trigger,
  reason: string | null,
  at: Date,
): Promise<void> {
  const added = await tx
    .insert(escalationTriggers)
    .values({ escalationId: row.id, trigger, reason, addedBy: actor.personId, addedAt: at })
    .onConflictDoUpdate({
      target: [escalationTriggers.escalationId, escalationTriggers.trigger],
      set: { lapsedAt: null, addedAt: at, reason, addedBy: actor.personId },
      setWhere: sql`${escalationTriggers.lapsedAt} is not null`,
    })
    .returning({ id: escalationTriggers.id });
  if (added.length === 0) return;
  // Danger goes first, whatever the case came for.
  if (trigger === 'safety') await tx.update(escalations).set({ priority: 2 }).where(eq(escalations.id, row.id));
  recordEvent(tx, {
    type: 'escalation.trigger_added',
    actor,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { trigger },
    at,
  });
}

async function insertCase(
  tx: Tx,
  question: LockedQuestion,
  previousId: number | null,
  trigger: Trigger,
  at: Date,
): Promise<CaseRow> {
  const [topic] = await tx.select().from(topics).where(eq(topics.id, question.topicId));
  if (!topic) throw new Error(`Question ${question.id} has no topic.`);
  const { agencyId, ...suggested } = await routeCase(tx, question.id, at);
  const level = await serviceLevelOf(tx, { agencyId, topicId: topic.id });
  const calendar = (await agencyCalendars(tx, [agencyId]))(agencyId);
  const dayMinutes = businessDayMinutes(calendar);
  const [row] = await tx
    .insert(escalations)
    .values({
      questionId: question.id,
      agencyId,
      priority: trigger === 'safety' ? 2 : 0,
      ...suggested,
      policy: {
        firstResponseMinutes: level.firstResponseDays * dayMinutes,
        updateMinutes: level.updateDays * dayMinutes,
        resolutionMinutes: level.resolutionDays * dayMinutes,
        calendar: toStored(calendar),
      },
      openedAt: at,
      firstResponseDueAt: at,
      nextUpdateDueAt: at,
      resolutionDueAt: at,
      previousId,
      updatedAt: at,
    })
    .returning({ id: escalations.id });
  const inserted = row ? await findCase(tx, row.id) : null;
  if (!inserted) throw new Error('The case was not written.');
  return changeCase(tx, inserted, {}, at, [{ kind: 'opened', at, agencyId }]);
}

async function limitQuestion(tx: Tx, actor: Actor, question: LockedQuestion, at: Date): Promise<void> {
  if (question.visibility !== 'public') return;
  await tx
    .update(questions)
    .set({
      visibility: 'limited',
      visibilityReason: 'safety',
      visibilityBy: actor.personId,
      visibilityAt: at,
      updatedAt: at,
    })
    .where(eq(questions.id, question.id));
  recordEvent(tx, { type: 'question.limited', actor, questionId: question.id, data: { reason: 'safety' }, at });
}
