import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { personSkills } from '~db/schema';
import { forgetUnlisted, listSkill } from './claim-skill.server';
import { lockMember } from './member-agencies.server';
import { canConfirmSkill } from './team.policy';

/** A lead agrees that one of their people knows something: from now on it counts when cases are suggested. */
export async function confirmSkill(
  actor: Actor,
  { personId, skillId }: { personId: number; skillId: number },
  at = now(),
): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const member = await lockMember(tx, personId);
    authorize(canConfirmSkill(me, member));
    const [row] = await tx
      .select({ confirmedAt: personSkills.confirmedAt })
      .from(personSkills)
      .where(and(eq(personSkills.personId, personId), eq(personSkills.skillId, skillId)))
      .for('update');
    if (!row) throw new NotFound();
    if (row.confirmedAt) return;
    await tx
      .update(personSkills)
      .set({ confirmedBy: me.personId, confirmedAt: at })
      .where(and(eq(personSkills.personId, personId), eq(personSkills.skillId, skillId)));
    await listSkill(tx, skillId, at);
    const agencyId = member.agencyIds[0] ?? null;
    recordEvent(tx, { type: 'skill.confirmed', actor: me, agencyId, data: { personId, skillId }, at });
  });
}

/** A lead does not agree: what was said is taken off. What has been confirmed stays. */
export async function declineSkill(
  actor: Actor,
  { personId, skillId }: { personId: number; skillId: number },
  at = now(),
): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const member = await lockMember(tx, personId);
    authorize(canConfirmSkill(me, member));
    const gone = await tx
      .delete(personSkills)
      .where(
        and(eq(personSkills.personId, personId), eq(personSkills.skillId, skillId), isNull(personSkills.confirmedAt)),
      )
      .returning({ skillId: personSkills.skillId });
    if (gone.length === 0) throw new NotFound();
    await forgetUnlisted(tx, skillId);
    const agencyId = member.agencyIds[0] ?? null;
    recordEvent(tx, { type: 'skill.declined', actor: me, agencyId, data: { personId, skillId }, at });
  });
}
