import { type Actor, isPerson } from '~/platform/actor';
import { authorize, Conflict } from '~/platform/errors';
import type { Tx } from '~db/client';
import { db } from '~db/client';
import { escalationDrafts } from '~db/schema';
import { type CaseRow, heldBySomebodyElse } from './case-row.server';
import { canWork, isHolder, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';

const say = escalationWords.en;

/** Refusals after which the writer would want the text back. */
const keeps = ['held', 'ended', 'asker_wrote', 'second_person'];

export type DraftKind = 'asker' | 'answer' | 'reason';

/** Refuses everybody but the present holder of an open case: whoever held it before is told who does now. */
export async function assertHolder(tx: Tx, actor: Actor, row: CaseRow): Promise<void> {
  authorize(canWork(actor, row));
  if (!isOpenState(row.state)) throw new Conflict(say.ended, { state: row.state }, 'ended');
  if (!isHolder(actor, row)) throw await heldBySomebodyElse(tx, row);
}

/**
 * Runs a holder's write. When it is refused because somebody else holds the case by now, what was written is kept as the writer's
 * own draft (its own transaction, after the refused one has ended), and the refusal goes on.
 */
export async function keepingDraft<T>(
  actor: Actor,
  draft: { escalationId: number; kind: DraftKind; body: string; at: Date },
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (refusal) {
    if (refusal instanceof Conflict && keeps.includes(refusal.code) && isPerson(actor)) {
      const { escalationId, kind, body, at } = draft;
      const saved = { body, savedAt: at };
      await db
        .insert(escalationDrafts)
        .values({ escalationId, personId: actor.personId, kind, ...saved })
        .onConflictDoUpdate({
          target: [escalationDrafts.escalationId, escalationDrafts.personId, escalationDrafts.kind],
          set: saved,
        });
      refusal.detail.draftKept = true;
    }
    throw refusal;
  }
}
