import { loadActor } from '~/platform/load-actor.server';
import { db } from '~db/client';
import { findCase } from './case-row.server';
import { canSeeCase } from './escalation.policy';

/** Who of these people may read the staff side of a case, with the rights they have now. */
export async function caseReaders(escalationId: number, personIds: readonly number[]): Promise<number[]> {
  const ids = [...new Set(personIds)];
  const row = ids.length === 0 ? null : await findCase(db, escalationId);
  if (!row) return [];
  const actors = await Promise.all(ids.map((id) => loadActor(db, id)));
  return ids.filter((_, n) => {
    const actor = actors[n];
    return actor && !actor.suspended && canSeeCase(actor, row);
  });
}
