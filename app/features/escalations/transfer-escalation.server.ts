import { and, eq, isNull } from 'drizzle-orm';
import { agencyCalendars } from '~/features/directory/agency-calendars.server';
import { addBusinessMinutes } from '~/features/directory/business-time';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Forbidden, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, escalationNotes, escalationTransfers, roleGrants } from '~db/schema';
import { toStored } from './case-calendars';
import { type CaseRow, heldBySomebodyElse, lockCase } from './case-row.server';
import { changeCase } from './change-case.server';
import { canTransfer, canWork, freeHops, isHolder, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { suggestAtDesk } from './suggest-holder.server';

const say = escalationWords.en;

/** Business minutes (of the receiver) in which a transferred case is accepted; else it goes to triage. */
const acceptMinutes = 4 * 60;

/**
 * Passes a case to another agency, with a note for it. The case lies there at once, unclaimed; the citizen's clock goes on in the
 * receiver's hours. Transfers to triage need no acceptance.
 */
export async function transferEscalation(
  actor: Actor,
  id: number,
  input: { agency: string; note: string },
  at = now(),
): Promise<CaseRow> {
  const note = await toBody(input.note, 'note', true);
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    if (!isOpenState(row.state)) throw new Conflict(say.ended, { state: row.state }, 'ended');
    const [agency] = await tx.select().from(agencies).where(eq(agencies.slug, input.agency));
    if (!agency) throw new Invalid({ agency: say.agencyUnknown });
    if (agency.id === row.agencyId) throw new Invalid({ agency: say.agencySame });
    if (!canTransfer(me, row)) {
      authorize(canWork(me, row));
      if (!isHolder(me, row)) throw await heldBySomebodyElse(tx, row);
      throw new Forbidden(say.leadDecides, 'lead_decides');
    }
    if (note.markdown !== '')
      await tx.insert(escalationNotes).values({
        escalationId: id,
        authorId: me.personId,
        bodyMarkdown: note.markdown,
        bodyHtml: note.html,
        createdAt: at,
      });
    return transferStep(tx, me, row, { toAgencyId: agency.id, note: note.markdown, toTriage: agency.isTriage }, at);
  });
}

/** Moves a locked case to another desk and records it. */
export async function transferStep(
  tx: Tx,
  actor: Actor,
  row: CaseRow,
  to: { toAgencyId: number; note: string; toTriage: boolean; returned?: boolean },
  at: Date,
): Promise<CaseRow> {
  const senderId = await settleTransfer(tx, row.id, { returnedAt: at });
  await tx.insert(escalationTransfers).values({
    escalationId: row.id,
    fromAgencyId: row.agencyId,
    toAgencyId: to.toAgencyId,
    byId: actor.personId,
    note: to.note,
    requestedAt: at,
    acceptedAt: to.toTriage ? at : null,
  });
  const calendar = (await agencyCalendars(tx, [to.toAgencyId]))(to.toAgencyId);
  const changed = await changeCase(
    tx,
    row,
    {
      state: 'queued',
      agencyId: to.toAgencyId,
      ...(await suggestAtDesk(tx, { questionId: row.questionId, agencyId: to.toAgencyId }, at)),
      assigneeId: null,
      claimedAt: null,
      leaseUntil: null,
      holderActedAt: null,
      waitingSince: null,
      nudges: 0,
      transferAgencyId: to.toTriage ? null : to.toAgencyId,
      transferAcceptBy: to.toTriage ? null : addBusinessMinutes(calendar, at, acceptMinutes),
      hops: to.returned ? row.hops : row.hops + 1,
    },
    at,
    [{ kind: 'transferred', at, agencyId: to.toAgencyId, calendar: toStored(calendar) }],
  );
  recordEvent(tx, {
    type: to.returned ? 'escalation.transfer_returned' : 'escalation.transferred',
    actor,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: to.toAgencyId,
    data: {
      ...{ from: row.agencyId, to: to.toAgencyId, hops: changed.hops, leadDecides: changed.hops >= freeHops },
      ...(to.returned && { senderId, personIds: await toSort(tx, changed, senderId) }),
    },
    at,
  });
  return changed;
}

/** Who hears that a case came back: the sender, and at the desk whoever it is suggested to, else its leads. */
async function toSort(tx: Tx, row: CaseRow, senderId: number | null): Promise<number[]> {
  const leading =
    row.suggestedId === null
      ? await tx
          .select({ id: roleGrants.personId })
          .from(roleGrants)
          .where(and(eq(roleGrants.agencyId, row.agencyId), eq(roleGrants.role, 'lead'), isNull(roleGrants.endedAt)))
      : [];
  return [row.suggestedId, ...leading.map(({ id }) => id), senderId].filter((id) => id !== null);
}

/** Ends the pending transfer of a case, if there is one: accepted, or returned. Returns who sent it. */
export async function settleTransfer(
  tx: Tx,
  escalationId: number,
  outcome: { acceptedAt: Date; acceptedBy: number } | { returnedAt: Date },
): Promise<number | null> {
  const [settled] = await tx
    .update(escalationTransfers)
    .set(outcome)
    .where(
      and(
        eq(escalationTransfers.escalationId, escalationId),
        isNull(escalationTransfers.acceptedAt),
        isNull(escalationTransfers.returnedAt),
      ),
    )
    .returning({ byId: escalationTransfers.byId });
  return settled?.byId ?? null;
}
