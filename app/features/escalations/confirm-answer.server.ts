import { and, desc, eq } from 'drizzle-orm';
import { approveVerificationStep } from '~/features/verification/approve-verification.server';
import { type Verified, type VerifyAnswer, verifyAnswerStep } from '~/features/verification/verify-answer.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { events, questions } from '~db/schema';
import { openCaseOf } from './case-row.server';
import { askerWroteSince, finishCaseStep } from './finish-case.server';

/** Confirms an answer as official (see `verifyAnswerStep`); a case that was only waiting for that is resolved with it. */
export async function confirmAnswer(
  actor: Actor,
  input: VerifyAnswer & { body?: string | undefined },
): Promise<Verified> {
  const body = input.body === undefined ? null : await toBody(input.body);
  return transaction(actor, async (tx, me) => resolveReady(tx, me, await verifyAnswerStep(tx, me, input, body)));
}

/** The second person's yes (see `approveVerificationStep`); a case that was only waiting for that is resolved with it. */
export async function approveAnswer(actor: Actor, verificationId: number, contentHash: string): Promise<Verified> {
  return transaction(actor, async (tx, me) =>
    resolveReady(tx, me, await approveVerificationStep(tx, me, verificationId, contentHash)),
  );
}

/** Not where the asker has written since: then the holder reads that first, and resolves with what is official by then. */
async function resolveReady(tx: Tx, me: Actor, verified: Verified): Promise<Verified> {
  if (verified.state !== 'current') return verified;
  const row = await openCaseOf(tx, verified.questionId);
  if (row?.state !== 'ready_to_publish' || row.resolutionAnswerId !== verified.answerId) return verified;
  if (await askerWroteSinceReady(tx, row.id)) return verified;
  const [question] = await tx
    .select({ visibility: questions.visibility })
    .from(questions)
    .where(eq(questions.id, row.questionId));
  const how = { resolutionAnswerId: verified.answerId, resolvedBy: row.assigneeId };
  await finishCaseStep(tx, me, row, { ...how, isPublic: question?.visibility === 'public' }, now());
  return verified;
}

async function askerWroteSinceReady(tx: Tx, escalationId: number): Promise<boolean> {
  const [ready] = await tx
    .select({ at: events.at })
    .from(events)
    .where(and(eq(events.escalationId, escalationId), eq(events.type, 'escalation.state_changed')))
    .orderBy(desc(events.id))
    .limit(1);
  return ready !== undefined && askerWroteSince(tx, escalationId, ready.at);
}
