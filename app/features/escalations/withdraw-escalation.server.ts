import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Actor, isModerator, system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Conflict, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { escalationTriggers } from '~db/schema';
import { type CaseRow, lockCaseAndQuestion } from './case-row.server';
import { changeCase } from './change-case.server';
import { isCaseAsker, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { hasMerged } from './merged-cases.server';
import type { Trigger } from './trigger';

const say = escalationWords.en;

/**
 * The asker no longer needs help, or a moderator takes their request back: that trigger lapses. A case nobody has claimed and
 * nothing else keeps here withdraws; a claimed one goes on.
 */
export async function withdrawEscalation(actor: Actor, id: number, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const { row } = await lockOwnOrModerated(tx, me, id);
    if (!isOpenState(row.state)) throw new Conflict(say.ended, { state: row.state }, 'ended');
    const trigger: Trigger = isCaseAsker(me, row) ? 'asker' : 'moderator';
    return lapseStep(tx, me, row, [trigger], at);
  });
}

/** Moderators who work for no desk see nothing of a case, but may take their own request back. */
async function lockOwnOrModerated(tx: Tx, me: Actor, id: number) {
  const found = await lockCaseAndQuestion(tx, isModerator(me) ? system : me, id);
  if (!isCaseAsker(me, found.row) && !isModerator(me)) throw new NotFound();
  return found;
}

/** Ends these triggers of a locked open case; without any left, an unclaimed case is withdrawn. */
export async function lapseStep(
  tx: Tx,
  actor: Actor,
  row: CaseRow,
  ended: readonly Trigger[],
  at: Date,
): Promise<CaseRow> {
  if (ended.length > 0) {
    const lapsed = await tx
      .update(escalationTriggers)
      .set({ lapsedAt: at })
      .where(
        and(
          eq(escalationTriggers.escalationId, row.id),
          inArray(escalationTriggers.trigger, [...ended]),
          isNull(escalationTriggers.lapsedAt),
        ),
      )
      .returning({ trigger: escalationTriggers.trigger });
    for (const { trigger } of lapsed)
      recordEvent(tx, {
        type: 'escalation.trigger_lapsed',
        actor,
        questionId: row.questionId,
        escalationId: row.id,
        agencyId: row.agencyId,
        data: { trigger },
        at,
      });
  }
  if (row.state !== 'queued') return row;
  const [live] = await tx
    .select({ id: escalationTriggers.id })
    .from(escalationTriggers)
    .where(and(eq(escalationTriggers.escalationId, row.id), isNull(escalationTriggers.lapsedAt)))
    .limit(1);
  // What is worked in this case keeps it here.
  if (live || (await hasMerged(tx, row.id))) return row;
  const changed = await changeCase(
    tx,
    row,
    { state: 'withdrawn', withdrawnAt: at, transferAgencyId: null, transferAcceptBy: null },
    at,
    [{ kind: 'withdrawn', at }],
  );
  recordEvent(tx, {
    type: 'escalation.withdrawn',
    actor,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    at,
  });
  return changed;
}
