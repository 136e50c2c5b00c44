import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { type Actor, isPerson } from '~/platform/actor';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import type { Tx } from '~db/client';
import { db } from '~db/client';
import { escalationDrafts, events } from '~db/schema';
import { type CaseRow, heldBySomebodyElse } from './case-row.server';
import { canWork, isHolder, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';

const say = escalationWords.en;

/** Refusals after which the writer would want the text back. */
const keeps = ['held', 'ended', 'asker_wrote', 'submitted', 'moved'];

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
    if (!isPerson(actor)) throw refusal;
    const moved = refusal instanceof NotFound && (await heldOnce(actor.personId, draft.escalationId));
    const kept = moved ? new Conflict(say.moved, {}, 'moved') : refusal;
    if (!(kept instanceof Conflict && keeps.includes(kept.code))) throw refusal;
    const { escalationId, kind, body, at } = draft;
    const saved = { body, savedAt: at };
    await db
      .insert(escalationDrafts)
      .values({ escalationId, personId: actor.personId, kind, ...saved })
      .onConflictDoUpdate({
        target: [escalationDrafts.escalationId, escalationDrafts.personId, escalationDrafts.kind],
        set: saved,
      });
    kept.detail.draftKept = true;
    throw kept;
  }
}

/** Whether somebody held this case before it went where they do not see it. They know of it; their text is theirs. */
async function heldOnce(personId: number, escalationId: number): Promise<boolean> {
  const [held] = await db
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.escalationId, escalationId),
        or(
          and(
            eq(events.actorId, personId),
            inArray(events.type, ['escalation.claimed', 'escalation.transferred', 'escalation.message_sent']),
          ),
          and(eq(events.type, 'escalation.assigned'), sql`(${events.data}->>'to')::bigint = ${personId}`),
        ),
      ),
    )
    .limit(1);
  return held !== undefined;
}

/** A text that has arrived needs no keeping. */
export async function forgetDrafts(
  tx: Tx,
  personId: number | null,
  escalationId: number,
  kinds: DraftKind[],
): Promise<void> {
  if (personId === null) return;
  await tx
    .delete(escalationDrafts)
    .where(
      and(
        eq(escalationDrafts.escalationId, escalationId),
        eq(escalationDrafts.personId, personId),
        inArray(escalationDrafts.kind, kinds),
      ),
    );
}
