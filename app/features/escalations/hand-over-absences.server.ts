import { and, asc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { db, type Tx } from '~db/client';
import { absences, escalations, roleGrants } from '~db/schema';
import { findCase } from './case-row.server';
import { changeCase } from './change-case.server';
import { suggestAtDesk } from './suggest-holder.server';

/**
 * For everybody who has gone out of office: what was suggested to them and still lies in the queue is suggested to others. For
 * everybody who is back: what nobody was there for is suggested anew. Selects absences that have begun or ended and are not dealt
 * with, so nothing is missed or done twice; any number may run at once.
 */
export async function handOverAbsences(at = now()): Promise<number> {
  const begun = and(isNull(absences.handledAt), lte(absences.startsAt, at));
  const ended = and(sql`${absences.handledAt} < ${absences.endsAt}`, lte(absences.endsAt, at));
  const due = and(eq(absences.cancelled, false), or(begun, ended));
  const found = await db.select({ id: absences.id }).from(absences).where(due).orderBy(asc(absences.id)).limit(100);
  for (const { id } of found)
    await transaction(system, async (tx) => {
      const [absence] = await tx
        .select()
        .from(absences)
        .where(and(eq(absences.id, id), due))
        .for('update', { skipLocked: true });
      if (!absence) return;
      await tx.update(absences).set({ handledAt: at }).where(eq(absences.id, id));
      const { personId, endsAt } = absence;
      const back = endsAt !== null && endsAt <= at;
      await suggestAnew(tx, back ? await unsuggested(tx, personId) : eq(escalations.suggestedId, personId), at);
    });
  return found.length;
}

/** What nobody is suggested for at the desks of this person. */
async function unsuggested(tx: Tx, personId: number): Promise<SQL | undefined> {
  const own = await tx
    .select({ id: roleGrants.agencyId })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), isNull(roleGrants.endedAt)));
  const agencyIds = own.flatMap(({ id }) => id ?? []);
  return and(isNull(escalations.suggestedId), inArray(escalations.agencyId, agencyIds));
}

async function suggestAnew(tx: Tx, which: SQL | undefined, at: Date): Promise<void> {
  const queued = await tx
    .select({ id: escalations.id, suggestedId: escalations.suggestedId })
    .from(escalations)
    .where(and(which, eq(escalations.state, 'queued')))
    .orderBy(asc(escalations.id))
    .for('update');
  for (const { id, suggestedId } of queued) {
    const row = await findCase(tx, id);
    if (!row) continue;
    const changed = await changeCase(tx, row, await suggestAtDesk(tx, row, at, suggestedId), at);
    if (changed.suggestedId === suggestedId) continue;
    recordEvent(tx, {
      type: 'escalation.suggested',
      actor: system,
      questionId: row.questionId,
      escalationId: id,
      agencyId: row.agencyId,
      data: { from: suggestedId, to: changed.suggestedId },
      at,
    });
  }
}
