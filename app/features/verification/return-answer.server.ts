import { inArray } from 'drizzle-orm';
import { type LockedAnswer, lockAnswer } from '~/features/answers/load-answer.server';
import type { LockedQuestion } from '~/features/questions/load-question.server';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, verifications } from '~db/schema';
import { alreadyDecided } from './decided.server';
import { insertVerification } from './insert-verification.server';
import { factsOf, lockLiveOf, type Verification, waitingStates } from './load-verification.server';
import { type ReviewDates, reviewDates } from './review-due';
import { canWithdraw } from './verification.policy';
import { verificationWords } from './verification.words';
import { assertSameText } from './verify-answer.server';

const say = verificationWords.en;

export type Returned = { id: number; questionId: number };

/**
 * Sends an answer's newest text back, with a reason for its author and for whoever suggested or first approved it: a suggestion, a good answer,
 * an edit of an official one, or what waits for a second person. Readers notice nothing. `refused`: no other text of it is wanted either.
 * Conflict if the text is another by now, or if it is official.
 */
export async function returnAnswer(
  actor: Actor,
  answerId: number,
  { contentHash, note, refused }: { contentHash: string; note: string; refused: boolean },
): Promise<Returned> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const { question, answer } = await lockAnswer(tx, me, answerId);
    const live = await lockLiveOf(tx, answerId);
    const waiting = live.filter((v) => (waitingStates as readonly string[]).includes(v.state));
    const facts = await factsOf(tx, question, answer, 0);
    const agencyIds = waiting.length > 0 ? waiting.map((v) => v.agencyId) : [facts.topicAgencyId];
    for (const agencyId of agencyIds) authorize(canWithdraw(me, { ...facts, agencyId }, at), say.onlySpeakersReturn);
    assertSameText(contentHash, answer.newest.contentHash, answer.newest.number);
    if (waiting.length === 0 && live.some((v) => v.revisionId === answer.newest.id))
      throw await alreadyDecided(tx, live[0]);

    const said = { withdrawnAt: at, withdrawnBy: me.personId, withdrawnNote: note, refused };
    const ids = waiting.map((v) => v.id);
    if (ids.length > 0)
      await tx
        .update(verifications)
        .set({ state: 'withdrawn', ...said })
        .where(inArray(verifications.id, ids));
    const id =
      ids[0] ??
      (await writeReturned(tx, { question, answer, agencyId: facts.topicAgencyId, risk: facts.risk, at, said }));
    recordReturned(tx, me as PersonActor, answer, { id, agencyId: agencyIds[0] ?? 0, waiting, refused, at });
    return { id, questionId: question.id };
  });
}

type Scene = {
  question: LockedQuestion;
  answer: LockedAnswer;
  agencyId: number;
  risk: string;
  at: Date;
  said: Pick<Verification, 'withdrawnAt' | 'withdrawnBy' | 'withdrawnNote' | 'refused'>;
};

/** Nobody had suggested it: the row that says so is written with its ending. */
async function writeReturned(tx: Tx, { question, answer, agencyId, risk, at, said }: Scene): Promise<number> {
  const [agency] = await tx
    .select()
    .from(agencies)
    .where(inArray(agencies.id, [agencyId]));
  if (!agency) throw new Error(`No agency ${agencyId}.`);
  const row = await insertVerification(
    tx,
    agency.codePrefix,
    {
      ...(reviewDates(at, {}) as ReviewDates),
      ...said,
      questionId: question.id,
      answerId: answer.id,
      revisionId: answer.newest.id,
      contentHash: answer.newest.contentHash,
      agencyId,
      method: 'endorsed',
      jurisdiction: agency.jurisdiction,
      language: question.language,
      risk,
      state: 'withdrawn',
      createdAt: at,
    },
    [],
  );
  return row.id;
}

function recordReturned(
  tx: Tx,
  me: PersonActor,
  answer: LockedAnswer,
  {
    id,
    agencyId,
    waiting,
    refused,
    at,
  }: { id: number; agencyId: number; waiting: Verification[]; refused: boolean; at: Date },
): void {
  recordEvent(tx, {
    type: 'verification.returned',
    actor: me,
    questionId: answer.questionId,
    answerId: answer.id,
    agencyId,
    data: {
      verificationId: id,
      refused,
      personIds: waiting.flatMap((v) => [v.proposedBy, v.verifierId]).filter((person) => person !== null),
      authorId: answer.authorId,
    },
    at,
  });
}
