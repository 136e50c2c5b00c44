import { asc, inArray, sql } from 'drizzle-orm';
import { carryReadersStep } from '~/features/questions/carry-readers.server';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import { type Actor, system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { escalationMerges, escalations } from '~db/schema';
import { type CaseRow, findCase, heldBySomebodyElse } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import { canAssign, canMerge, canSeeCase, isHolder, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { settleTransfer } from './transfer-escalation.server';

const say = escalationWords.en;

/**
 * Many questions on one incident become one case: the others are worked in the main one, whose clock goes on as it was. Their questions
 * say where they went, and whoever follows them follows the main question too. All or nothing; merging again changes nothing. Only open
 * cases are merged, into an open one, all of them locked: nothing that is open points anywhere, so no way leads to a cycle.
 */
export async function mergeEscalations(
  actor: Actor,
  intoId: number,
  ids: readonly number[],
  at = now(),
): Promise<CaseRow> {
  const others = [...new Set(ids)].filter((id) => id !== intoId);
  if (others.length === 0) throw new Invalid({ cases: say.mergeTwo });
  return transaction(actor, async (tx, me) => {
    const locked = await lockCases(tx, me, [intoId, ...others]);
    const main = of(locked, intoId);
    if (!isOpenState(main.row.state)) throw notOpen(main.row);
    if (main.question.visibility !== 'public') throw new Conflict(say.mainNotPublic, {}, 'not_public');
    const parts = others
      .map((id) => of(locked, id))
      .filter(({ row }) => row.mergedIntoId !== intoId || row.state !== 'merged');
    for (const part of parts) await mergeOne(tx, me, part, main, parts.length, at);
    return isHolder(me, main.row) ? changeCase(tx, main.row, holderActs(at), at) : main.row;
  });
}

export type LockedCase = { row: CaseRow; question: LockedQuestion };

/** Several cases with their questions, questions first and each kind in the order of its numbers, as everywhere. */
export async function lockCases(tx: Tx, me: Actor, ids: readonly number[]): Promise<Map<number, LockedCase>> {
  const seen = await tx
    .select({ id: escalations.id, questionId: escalations.questionId })
    .from(escalations)
    .where(inArray(escalations.id, [...ids]))
    .orderBy(asc(escalations.questionId));
  const questionOf = new Map<number, LockedQuestion>();
  for (const { questionId } of seen)
    if (!questionOf.has(questionId)) questionOf.set(questionId, await lockQuestion(tx, system, questionId));
  await tx.execute(sql`select 1 from escalations where id in ${[...ids]} order by id for update`);
  const locked = new Map<number, LockedCase>();
  for (const id of ids) {
    const row = await findCase(tx, id);
    const question = row && questionOf.get(row.questionId);
    if (!row || !question || (me.kind !== 'system' && !canSeeCase(me, row))) throw new NotFound();
    locked.set(id, { row, question });
  }
  return locked;
}

function of(locked: ReadonlyMap<number, LockedCase>, id: number): LockedCase {
  const found = locked.get(id);
  if (!found) throw new NotFound();
  return found;
}

const notOpen = (row: CaseRow) =>
  row.state === 'merged'
    ? new Conflict(say.mergedAlready, { state: row.state, intoId: row.mergedIntoId }, 'merged')
    : new Conflict(say.ended, { state: row.state }, 'ended');

async function mergeOne(
  tx: Tx,
  me: Actor,
  { row, question }: LockedCase,
  main: LockedCase,
  together: number,
  at: Date,
): Promise<void> {
  const intoId = main.row.id;
  authorize(canMerge(me, row) && canMerge(me, main.row));
  if (!isOpenState(row.state)) throw notOpen(row);
  const held = row.assigneeId !== null && !isHolder(me, row) && (row.leaseUntil ?? at) > at;
  if (held && !canAssign(me, row)) throw await heldBySomebodyElse(tx, row);
  if (row.transferAgencyId !== null && me.personId !== null)
    await settleTransfer(tx, row.id, { acceptedAt: at, acceptedBy: me.personId });
  const carried = await carryReadersStep(tx, question, main.question, at);
  await tx
    .insert(escalationMerges)
    .values({ escalationId: row.id, intoId, mergedBy: me.personId, mergedAt: at, state: row.state, carried });
  const changes = { mergedIntoId: intoId, leaseUntil: null, transferAgencyId: null, transferAcceptBy: null };
  await changeCase(tx, row, { ...changes, state: 'merged' }, at, [{ kind: 'merged', at }]);
  recordEvent(tx, {
    type: 'escalation.merged',
    actor: me,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { intoId, together, from: row.state, follows: carried.follows.length, meToos: carried.meToos.length },
    at,
  });
  recordEvent(tx, {
    type: 'escalation.joined',
    actor: me,
    questionId: main.row.questionId,
    escalationId: intoId,
    agencyId: main.row.agencyId,
    data: { mergedId: row.id },
    at,
  });
}
