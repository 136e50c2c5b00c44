import { and, eq, gt } from 'drizzle-orm';
import { postAnswerStep } from '~/features/answers/post-answer.server';
import type { LockedQuestion } from '~/features/questions/load-question.server';
import { canAnswer } from '~/features/questions/question.policy';
import { withBothTexts } from '~/features/verification/both-texts.server';
import { effectiveRisk } from '~/features/verification/verification.policy';
import { verifyAnswerStep } from '~/features/verification/verify-answer.server';
import type { Actor, PersonActor, Risk } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid } from '~/platform/errors';
import { type Body, toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import { db, type Tx } from '~db/client';
import { agencies, answers, topics, verifications } from '~db/schema';
import { type CaseRow, lockCaseAndQuestion } from './case-row.server';
import type { Resolution } from './escalation.schema';
import { escalationWords } from './escalation.words';
import { finishCaseStep, lastWordOfAsker } from './finish-case.server';
import { assertHolder, keepingDraft } from './hold-case.server';
import { assertNothingPrivate } from './private-details.queries.server';
import { submitAnswerStep } from './submit-closing-answer.server';

const say = escalationWords.en;

type NewAnswer = Extract<Resolution, { answer: unknown }>['answer'];

/**
 * Ends a case with something public, in one transaction with everything it causes: an answer that is official already, a new
 * answer published and verified in the same breath, or a reason with a note that names agency and date. Where the risk is high a new answer is
 * posted and goes to the verification desk: the case is ready to publish, and resolved once two others have confirmed it. Only the holder may, from
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
        return finishCaseStep(
          tx,
          me,
          row,
          { isPublic, resolutionReason: input.reason, resolutionNote: input.note },
          at,
        );
      if ('answer' in input && (await isHighRisk(tx, question.topicId, input.answer.riskClass)))
        return submitAnswerStep(tx, me as PersonActor, { row, question, answer: input.answer, body: body as Body, at });
      const answerId =
        'answer' in input
          ? await publish(tx, me as PersonActor, row, question, input.answer, body as Body)
          : await officialAnswer(tx, row, input, at);
      return finishCaseStep(tx, me, row, { isPublic, resolutionAnswerId: answerId }, at);
    }),
  ).catch(async (refused: unknown) => {
    throw 'answerId' in input ? await withBothTexts(refused, input.answerId) : refused;
  });
}

/** What stands in public from now on: a text that only says who it is about by oversight is stopped here, whichever way it came. */
async function assertNothingPrivateIn(tx: Tx, row: CaseRow, input: Resolution): Promise<void> {
  if ('answerId' in input || input.acknowledgePrivateDetails) return;
  const text = 'reason' in input ? input.note : `${input.answer.body}\n${input.answer.shortAnswer}`;
  await assertNothingPrivate(tx, row, text);
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
  await verifyAnswerStep(tx, me, input, null, row.agencyId);
  return posted.id;
}

async function isHighRisk(tx: Tx, topicId: number, claimed: Risk | undefined): Promise<boolean> {
  const [topic] = await tx.select({ risk: topics.risk }).from(topics).where(eq(topics.id, topicId));
  return effectiveRisk((topic?.risk ?? 'high') as Risk, claimed) === 'high';
}

/** The id of this case's question's answer, if it is official at this moment and, where a text is named, with that text. */
async function officialAnswer(
  tx: Tx,
  row: CaseRow,
  { answerId, contentHash }: { answerId: number; contentHash?: string | undefined },
  at: Date,
): Promise<number> {
  const [found] = await tx
    .select({ id: answers.id, contentHash: verifications.contentHash })
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
  if (contentHash !== undefined && contentHash !== found.contentHash)
    throw new Conflict(say.textChanged, { answerId, yours: contentHash, newest: found.contentHash }, 'text_changed');
  return found.id;
}
