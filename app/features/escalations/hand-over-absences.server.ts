import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { db, type Tx } from '~db/client';
import { absences, escalations } from '~db/schema';
import { findCase } from './case-row.server';
import { changeCase } from './change-case.server';
import { suggestAtDesk } from './suggest-holder.server';

/**
 * For everybody who has gone out of office: what was suggested to them and still lies in the queue is suggested to others. Selects
 * absences that have begun and are not dealt with, so nothing is missed or done twice; any number may run at once.
 */
export async function handOverAbsences(at = now()): Promise<number> {
  const begun = await db
    .select({ id: absences.id, personId: absences.personId })
    .from(absences)
    .where(and(eq(absences.cancelled, false), isNull(absences.handledAt), lte(absences.startsAt, at)))
    .orderBy(asc(absences.startsAt))
    .limit(100);
  for (const { id, personId } of begun)
    await transaction(system, async (tx) => {
      const mine = await tx.execute(sql`
        select ends_at from absences where id = ${id} and handled_at is null for update skip locked`);
      if (mine.length === 0) return;
      await tx.update(absences).set({ handledAt: at }).where(eq(absences.id, id));
      const over = mine[0]?.ends_at && new Date(mine[0].ends_at as string) <= at;
      if (!over) await suggestToOthers(tx, personId, at);
    });
  return begun.length;
}

async function suggestToOthers(tx: Tx, personId: number, at: Date): Promise<void> {
  const queued = await tx
    .select({ id: escalations.id })
    .from(escalations)
    .where(and(eq(escalations.suggestedId, personId), eq(escalations.state, 'queued')))
    .orderBy(asc(escalations.id))
    .for('update');
  for (const { id } of queued) {
    const row = await findCase(tx, id);
    if (!row) continue;
    const changed = await changeCase(tx, row, await suggestAtDesk(tx, row, at, personId), at);
    recordEvent(tx, {
      type: 'escalation.suggested',
      actor: system,
      questionId: row.questionId,
      escalationId: id,
      agencyId: row.agencyId,
      data: { from: personId, to: changed.suggestedId },
      at,
    });
  }
}
