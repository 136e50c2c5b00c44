import { and, eq, gt, max } from 'drizzle-orm';
import { postAnswerStep } from '~/features/answers/post-answer.server';
import type { LockedQuestion } from '~/features/questions/load-question.server';
import { canAnswer } from '~/features/questions/question.policy';
import { readersOf } from '~/features/verification/readers-of.server';
import { verifyAnswerStep } from '~/features/verification/verify-answer.server';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { type Body, toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import { type Database, db, type Tx } from '~db/client';
import { agencies, answers, caseAnswerDrafts, escalationMessages, verifications } from '~db/schema';
import { type CaseRow, lockCaseAndQuestion } from './case-row.server';
import { type Changes, changeCase, citizenMinutes } from './change-case.server';
import type { Resolution } from './escalation.schema';
import { escalationWords } from './escalation.words';
import { assertHolder, forgetDrafts, keepingDraft } from './hold-case.server';
import { tellMergedStep } from './merged-cases.server';
import { assertNothingPrivate } from './private-details.queries.server';

const say = escalationWords.en;

type NewAnswer = Extract<Resolution, { answer: unknown }>['answer'];

/**
 * Ends a case with something public, in one transaction with everything it causes: an answer that is official already, a new
 * answer published and verified in the same breath, or a reason with a note that names agency and date. Only the holder may, from
 * every claimed state; doing it again returns the resolved case. `seen` is the asker's last message the holder has read; a later one,
 * or one that arrives while this is on its way, wins: Conflict, and the case stays open.
 */
export async function resolveEscalation(
  actor: Actor,
  id: number,
  input: Resolution,
  at = now(),
  seen?: number | undefined,
): Promise<CaseRow> {
  const body = 'answer' in input ? await toBody(input.answer.body) : null;
  const written = body?.markdown ?? ('reason' in input ? input.note : '');
  const kind = 'reason' in input ? ('reason' as const) : ('answer' as const);
  const read = seen ?? (await lastWordOfAsker(db, id));
  return keepingDraft(actor, { escalationId: id, kind, body: written, at }, () =>
    transaction(actor, async (tx, me) => {
      const { row, question } = await lockCaseAndQuestion(tx, me, id);
      if (row.state === 'resolved' && row.resolvedBy === me.personId) return row;
      await assertHolder(tx, me, row);
      if ((await lastWordOfAsker(tx, id)) > read) throw new Conflict(say.askerWrote, {}, 'asker_wrote');
      await assertNothingPrivateIn(tx, row, input);
      const isPublic = question.visibility === 'public';
      if ('reason' in input)
        return finish(tx, me, row, { isPublic, resolutionReason: input.reason, resolutionNote: input.note }, at);
      const answerId =
        'answer' in input
          ? await publish(tx, me as PersonActor, row, question, input.answer, body as Body)
          : await officialAnswer(tx, row, input.answerId, at);
      return finish(tx, me, row, { isPublic, resolutionAnswerId: answerId }, at);
    }),
  );
}

/** What stands in public from now on: a text that only says who it is about by oversight is stopped here, whichever way it came. */
async function assertNothingPrivateIn(tx: Tx, row: CaseRow, input: Resolution): Promise<void> {
  if ('answerId' in input || input.acknowledgePrivateDetails) return;
  const text = 'reason' in input ? input.note : `${input.answer.body}\n${input.answer.shortAnswer}`;
  await assertNothingPrivate(tx, row, text);
}

/** The number of the asker's last message, 0 for none. */
async function lastWordOfAsker(on: Database | Tx, escalationId: number): Promise<number> {
  const [row] = await on
    .select({ id: max(escalationMessages.id) })
    .from(escalationMessages)
    .where(and(eq(escalationMessages.escalationId, escalationId), eq(escalationMessages.side, 'asker')));
  return row?.id ?? 0;
}

async function finish(
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
      ...how,
      state: 'resolved',
      resolvedAt: at,
      resolvedBy: me.personId,
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

/** Publishes the closing answer and makes it official, for the case's agency unless another is named. */
async function publish(
  tx: Tx,
  me: PersonActor,
  row: CaseRow,
  question: LockedQuestion,
  answer: NewAnswer,
  body: Body,
): Promise<number> {
  authorize(canAnswer(me, question), say.answersClosed);
  const posted = await postAnswerStep(tx, me, { question, body });
  const [agency] = await tx.select({ slug: agencies.slug }).from(agencies).where(eq(agencies.id, row.agencyId));
  const { body: _text, ...facts } = answer;
  const input = {
    ...facts,
    answerId: posted.id,
    contentHash: posted.contentHash,
    agency: answer.agency ?? agency?.slug ?? '',
    method: 'authored' as const,
  };
  const verified = await verifyAnswerStep(tx, me, input, null, row.agencyId);
  if (verified.state !== 'current') throw new Conflict(say.secondPerson, {}, 'second_person');
  return posted.id;
}

/** The id of this case's question's answer, if it is official at this moment. */
async function officialAnswer(tx: Tx, row: CaseRow, answerId: number, at: Date): Promise<number> {
  const [found] = await tx
    .select({ id: answers.id })
    .from(answers)
    .innerJoin(verifications, eq(verifications.revisionId, answers.revisionId))
    .where(
      and(
        eq(answers.id, answerId),
        eq(answers.questionId, row.questionId),
        eq(answers.visibility, 'public'),
        eq(verifications.state, 'current'),
        gt(verifications.validUntil, at),
      ),
    );
  if (!found) throw new Invalid({ answerId: say.notOfficial });
  return found.id;
}
