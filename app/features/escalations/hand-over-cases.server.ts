import { and, asc, eq, inArray } from 'drizzle-orm';
import { canHandOver } from '~/features/directory/team.policy';
import { teamWords } from '~/features/directory/team.words';
import { type Actor, leads } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid, NotFound } from '~/platform/errors';
import { loadActor } from '~/platform/load-actor.server';
import { db } from '~db/client';
import { escalations } from '~db/schema';
import { assignEscalation } from './assign-escalation.server';
import { openStates } from './escalation.policy';
import { releaseEscalation } from './release-escalation.server';

const say = teamWords.en;

/** The open cases of an agency that these people hold, due first; at most 200. */
export async function casesHeldBy(agencyId: number, personIds: readonly number[]) {
  if (personIds.length === 0) return [];
  return db.query.escalations.findMany({
    columns: { id: true, assigneeId: true, state: true, dueAt: true },
    with: { question: { columns: { title: true, language: true } } },
    where: and(
      eq(escalations.agencyId, agencyId),
      inArray(escalations.assigneeId, [...personIds]),
      inArray(escalations.state, [...openStates]),
    ),
    orderBy: [asc(escalations.dueAt), asc(escalations.id)],
    limit: 200,
  });
}

/**
 * Gives the open cases that somebody holds at an agency to a colleague, or (`to` null) back to the queue, one by one as if by hand;
 * to the queue only those that wait for nobody. A case that somebody else has got meanwhile stays theirs. Returns how many went.
 */
export async function handOverCases(
  actor: Actor,
  { personId, agencyId, to }: { personId: number; agencyId: number; to: number | null },
  at = now(),
): Promise<number> {
  authorize(canHandOver(actor, personId, agencyId));
  if (to !== null) {
    authorize(leads(actor, agencyId));
    const receiver = to === personId ? null : await loadActor(db, to);
    if (!receiver?.roles.some((role) => role.agencyId === agencyId)) throw new Invalid({ to: say.nobodyLeft });
  }
  let given = 0;
  for (const { id, state } of await casesHeldBy(agencyId, [personId])) {
    if (to === null && state.startsWith('waiting_')) continue;
    try {
      await (to === null ? releaseEscalation(actor, id, at) : assignEscalation(actor, id, to, at));
      given += 1;
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
    }
  }
  return given;
}
