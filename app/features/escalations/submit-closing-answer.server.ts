import { eq, sql } from 'drizzle-orm';
import { postAnswerStep } from '~/features/answers/post-answer.server';
import type { LockedQuestion } from '~/features/questions/load-question.server';
import { canAnswer } from '~/features/questions/question.policy';
import { type Confirmer, confirmersOf } from '~/features/verification/confirmers.queries.server';
import { submitTextStep } from '~/features/verification/propose-answer.server';
import type { PersonActor } from '~/platform/actor';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import type { Body } from '~/platform/markdown/body.server';
import type { Tx } from '~db/client';
import { answerRevisions, caseAnswerDrafts } from '~db/schema';
import type { CaseRow } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import type { ClockEvent } from './due-times';
import type { ClosingAnswer } from './escalation.schema';
import { escalationWords } from './escalation.words';
import { forgetDrafts } from './hold-case.server';

const say = escalationWords.en;

type Submitted = { row: CaseRow; question: LockedQuestion; answer: ClosingAnswer; body: Body; at: Date };

/**
 * Where its writer may not make a closing answer official: it stands in the thread without the mark and waits at the verification desk
 * with its short answer and sources; the case is `ready_to_publish`. The same text again changes nothing, another one is a Conflict.
 */
export async function submitAnswerStep(tx: Tx, me: PersonActor, submitted: Submitted): Promise<CaseRow> {
  const { row, question, answer, body, at } = submitted;
  authorize(canAnswer(me, question), say.answersClosed);
  if (row.state === 'ready_to_publish' && row.resolutionAnswerId !== null) {
    const [waiting] = await tx
      .select({ hash: answerRevisions.contentHash })
      .from(answerRevisions)
      .where(eq(answerRevisions.answerId, row.resolutionAnswerId));
    if (waiting?.hash === body.hash) return row;
    throw new Conflict(say.submitted, { answerId: row.resolutionAnswerId }, 'submitted');
  }
  const posted = await postAnswerStep(tx, me, { question, body, at });
  const [others] = await tx.execute<{ list: Confirmer[] }>(
    sql`select ${confirmersOf(question.topicId, 'high', me.personId, at)} as list`,
  );
  await submitTextStep(tx, me, {
    question,
    answer: { ...answer, ...posted },
    agencyId: row.agencyId,
    personIds: (others?.list ?? []).map(({ id }) => id),
    at,
  });
  await forgetDrafts(tx, me.personId, row.id, ['answer', 'reason']);
  await tx.delete(caseAnswerDrafts).where(eq(caseAnswerDrafts.escalationId, row.id));
  const clock: ClockEvent[] = [
    { kind: 'visible_message', at },
    ...(row.state.startsWith('waiting_') ? [{ kind: 'resume' as const, at }] : []),
  ];
  const state = 'ready_to_publish' as const;
  const changes = { state, resolutionAnswerId: posted.id, waitingSince: null, nudges: 0, ...holderActs(at) };
  const changed = await changeCase(tx, row, changes, at, clock);
  recordEvent(tx, {
    type: 'escalation.state_changed',
    actor: me,
    questionId: row.questionId,
    answerId: posted.id,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { from: row.state, to: state },
    at,
  });
  return changed;
}
