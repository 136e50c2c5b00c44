import { and, eq } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { escalationWatchers } from '~db/schema';
import { type CaseRow, lockCase } from './case-row.server';
import { canWork } from './escalation.policy';

/** Keeps an eye on a case of one's desks, or no longer: it stands in a view of its own, and what happens to it is told. */
export async function watchEscalation(actor: Actor, id: number, wanted: boolean, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    authorize(canWork(me, row));
    const key = { escalationId: id, personId: me.personId };
    const changed = wanted
      ? await tx
          .insert(escalationWatchers)
          .values({ ...key, since: at })
          .onConflictDoNothing()
          .returning()
      : await tx
          .delete(escalationWatchers)
          .where(and(eq(escalationWatchers.escalationId, id), eq(escalationWatchers.personId, me.personId)))
          .returning();
    if (changed.length > 0)
      recordEvent(tx, {
        type: wanted ? 'escalation.watched' : 'escalation.unwatched',
        actor: me,
        questionId: row.questionId,
        escalationId: id,
        agencyId: row.agencyId,
        at,
      });
    return row;
  });
}
