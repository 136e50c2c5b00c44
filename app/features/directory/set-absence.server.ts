import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { absences } from '~db/schema';
import { dayAfter, dayIn, startOfDay } from './local-day';
import { lockMember } from './member-agencies.server';
import { canSetAbsence } from './team.policy';
import { teamWords } from './team.words';

const say = teamWords.en;

/**
 * Says that somebody is out of office from the first day to the last, both included, in the place's time zone. One that begins today
 * begins now. It takes the place of what was said before about days still to come.
 */
export async function setAbsence(
  actor: Actor,
  input: { personId: number; from: string; until: string | null; timeZone: string },
  at = now(),
): Promise<{ id: number }> {
  const startsAt = input.from === dayIn(input.timeZone, at) ? at : startOfDay(input.from, input.timeZone);
  if (!startsAt) throw new Invalid({ from: say.fromBad });
  const endsAt = input.until === null ? null : startOfDay(dayAfter(input.until), input.timeZone);
  if (endsAt && (endsAt <= startsAt || endsAt <= at)) throw new Invalid({ until: say.untilBad });
  return transaction(actor, async (tx, me) => {
    const member = await lockMember(tx, input.personId);
    authorize(canSetAbsence(me, member), say.notYours);
    await cancelLive(tx, input.personId, at);
    const [absence] = await tx
      .insert(absences)
      .values({ personId: input.personId, startsAt, endsAt, setBy: me.personId })
      .returning({ id: absences.id });
    if (!absence) throw new Error('The absence was not written.');
    recordEvent(tx, {
      type: 'absence.set',
      actor: me,
      agencyId: member.agencyIds[0] ?? null,
      data: {
        absenceId: absence.id,
        personId: input.personId,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt?.toISOString() ?? null,
      },
      at,
    });
    return absence;
  });
}

/** Back in office, or not going away after all. One that is over already stays as it was. */
export async function endAbsence(actor: Actor, id: number, at = now()): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const [found] = await tx.select({ personId: absences.personId }).from(absences).where(eq(absences.id, id));
    if (!found) throw new NotFound();
    authorize(canSetAbsence(me, await lockMember(tx, found.personId)));
    const ended = await cancelLive(tx, found.personId, at, id);
    if (ended > 0)
      recordEvent(tx, { type: 'absence.ended', actor: me, data: { absenceId: id, personId: found.personId }, at });
  });
}

/** Ends what runs at this moment and takes back what has not begun. */
async function cancelLive(tx: Tx, personId: number, at: Date, id?: number): Promise<number> {
  const live = and(
    eq(absences.personId, personId),
    eq(absences.cancelled, false),
    or(isNull(absences.endsAt), gt(absences.endsAt, at)),
    id === undefined ? undefined : eq(absences.id, id),
  );
  const begun = await tx
    .update(absences)
    .set({ cancelled: true })
    .where(and(live, gt(absences.startsAt, at)))
    .returning({ id: absences.id });
  const running = await tx.update(absences).set({ endsAt: at }).where(live).returning({ id: absences.id });
  return begun.length + running.length;
}
