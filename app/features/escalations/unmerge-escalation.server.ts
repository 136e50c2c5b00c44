import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { returnReadersStep } from '~/features/questions/carry-readers.server';
import { type Actor, system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { loadActor } from '~/platform/load-actor.server';
import { transaction } from '~/platform/transaction.server';
import { db, type Tx } from '~db/client';
import { escalationMerges, escalations } from '~db/schema';
import { type CaseRow, findCase, openCaseOf } from './case-row.server';
import { type Changes, changeCase, holderActs } from './change-case.server';
import type { ClockEvent } from './due-times';
import { canClaim, canMerge, canSeeCase, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { type LockedCase, lockCases } from './merge-escalations.server';

const say = escalationWords.en;

/**
 * Undoes a merge: the case stands by itself again, in the state and with the holder it had, its clock as if it had run all along, for the
 * asker has waited all along. Followers that came along to the main question leave it. An open case stays as it is.
 */
export async function unmergeEscalation(actor: Actor, id: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const seen = await findCase(tx, id);
    if (!seen || (me.kind !== 'system' && !canSeeCase(me, seen))) throw new NotFound();
    const both = await lockCases(tx, system, seen.mergedIntoId === null ? [id] : [id, seen.mergedIntoId]);
    const merged = both.get(id);
    if (!merged) throw new NotFound();
    authorize(me.kind === 'system' || canMerge(me, merged.row));
    if (isOpenState(merged.row.state)) return merged.row;
    const main = both.get(merged.row.mergedIntoId ?? 0);
    if (merged.row.state !== 'merged' || !main) throw new Conflict(say.notMerged, { state: merged.row.state }, 'ended');
    if (await openCaseOf(tx, merged.row.questionId)) throw new Conflict(say.openAnew, {}, 'open');
    return unmergeStep(tx, me, merged, main, at);
  });
}

/**
 * Lets go of everything that was merged into a case: a whole merge undone, or a case that ends without an answer for the others. Those
 * whose question has a new case by now stay. Again, it changes nothing.
 */
export async function unmergeAllOf(actor: Actor, intoId: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const seen = await tx
      .select({ id: escalations.id })
      .from(escalations)
      .where(and(eq(escalations.mergedIntoId, intoId), eq(escalations.state, 'merged')))
      .orderBy(asc(escalations.id));
    const locked = await lockCases(tx, me, [intoId, ...seen.map(({ id }) => id)]);
    const main = locked.get(intoId);
    if (!main) throw new NotFound();
    const parts: LockedCase[] = [];
    for (const { id } of seen) {
      const part = locked.get(id);
      if (part?.row.state !== 'merged' || part.row.mergedIntoId !== intoId) continue;
      authorize(me.kind === 'system' || canMerge(me, part.row));
      if (!(await openCaseOf(tx, part.row.questionId))) parts.push(part);
    }
    for (const part of parts) await unmergeStep(tx, me, part, main, at, parts.length);
    return main.row;
  });
}

/** Takes this case out of the one it is worked in, if it is. */
export async function standAlone(id: number, at = now()): Promise<void> {
  const [row] = await db.select({ state: escalations.state }).from(escalations).where(eq(escalations.id, id));
  if (row?.state === 'merged') await unmergeEscalation(system, id, at);
}

/** The same for a merged case and the one it was merged into, both locked by the caller. */
export async function unmergeStep(
  tx: Tx,
  me: Actor,
  { row }: LockedCase,
  main: LockedCase,
  at: Date,
  together = 1,
): Promise<CaseRow> {
  const [ended] = await tx
    .update(escalationMerges)
    .set({ undoneBy: me.personId, undoneAt: at })
    .where(and(eq(escalationMerges.escalationId, row.id), isNull(escalationMerges.undoneAt)))
    .returning();
  if (!ended) throw new Conflict(say.notMerged, { state: row.state }, 'ended');
  const follows = await handOn(tx, main.row.id, 'follows', ended.carried.follows);
  const meToos = await handOn(tx, main.row.id, 'meToos', ended.carried.meToos);
  await returnReadersStep(tx, main.row.questionId, { follows, meToos }, at);
  const { changes, clock } = await restored(tx, row, ended.state, at);
  const changed = await changeCase(tx, row, { ...changes, mergedIntoId: null }, at, [
    { kind: 'unmerged', at },
    ...clock,
  ]);
  // Whatever was due meanwhile is looked at now.
  await tx.execute(sql`select watch_question(${row.questionId})`);
  for (const [type, one, data] of [
    ['escalation.unmerged', row, { fromId: main.row.id, together, to: changed.state }],
    ['escalation.parted', main.row, { mergedId: row.id }],
  ] as const)
    recordEvent(tx, {
      type,
      actor: me,
      questionId: one.questionId,
      escalationId: one.id,
      agencyId: one.agencyId,
      data,
      at,
    });
  return changed;
}

/** The state before the merge if its holder still works there, else the queue. Waiting begins anew, with its reminders. */
async function restored(
  tx: Tx,
  row: CaseRow,
  state: string,
  at: Date,
): Promise<{ changes: Changes; clock: ClockEvent[] }> {
  const holder = state !== 'queued' && row.assigneeId !== null ? await loadActor(tx, row.assigneeId) : null;
  const waits = state.startsWith('waiting_');
  if (holder && canClaim(holder, { ...row, state })) {
    const waitingSince = waits ? at : null;
    return { changes: { state, waitingSince, nudges: 0, ...holderActs(at) }, clock: [] };
  }
  const nobody = { assigneeId: null, claimedAt: null, leaseUntil: null, holderActedAt: null };
  return {
    changes: { state: 'queued', ...nobody, waitingSince: null, nudges: 0 },
    clock: waits ? [{ kind: 'resume', at }] : [],
  };
}

/**
 * Of the readers one merge brought along, those nobody else brings: who also follows another question merged into the same case stays,
 * and leaves when that one does.
 */
async function handOn(
  tx: Tx,
  intoId: number,
  kind: 'follows' | 'meToos',
  carried: readonly number[],
): Promise<number[]> {
  if (carried.length === 0) return [];
  const table = kind === 'follows' ? sql`follows` : sql`me_toos`;
  const rows = await tx.execute<{ merge_id: string; person_id: string }>(sql`
    select distinct on (f.person_id) m.id as merge_id, f.person_id
      from escalation_merges m join escalations e on e.id = m.escalation_id join ${table} f on f.question_id = e.question_id
     where m.into_id = ${intoId} and m.undone_at is null and f.person_id in ${[...carried]}
     order by f.person_id, m.id`);
  const stay = new Map<number, number[]>();
  for (const row of rows) {
    const mergeId = Number(row.merge_id);
    stay.set(mergeId, [...(stay.get(mergeId) ?? []), Number(row.person_id)]);
  }
  for (const [mergeId, personIds] of stay)
    await tx
      .update(escalationMerges)
      .set({
        carried: sql`jsonb_set(${escalationMerges.carried}, ${`{${kind}}`}::text[],
          ${escalationMerges.carried} -> ${kind}::text || ${JSON.stringify(personIds)}::jsonb)`,
      })
      .where(eq(escalationMerges.id, mergeId));
  const kept = new Set([...stay.values()].flat());
  return carried.filter((id) => !kept.has(id));
}
