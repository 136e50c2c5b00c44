import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, delegations, people, roleGrants, topics } from '~db/schema';
import { canManageDelegations } from './delegation.policy';
import type { DelegationTerms } from './delegation.schema';
import { delegationWords } from './delegation.words';

const say = delegationWords.en;

export type NewDelegation = DelegationTerms & { personId: number; validFrom?: Date };

/** Lets a member of staff speak for an agency, up to a risk. Moderators may speak for any agency that lets them. */
export async function grantDelegation(actor: Actor, input: NewDelegation): Promise<{ id: number }> {
  return transaction(actor, (tx, me) => grantDelegationStep(tx, me, input));
}

export async function grantDelegationStep(tx: Tx, me: Actor, input: NewDelegation): Promise<{ id: number }> {
  const [agency] = await tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.slug, input.agency));
  if (!agency) throw new Invalid({ agency: say.agencyUnknown });
  authorize(canManageDelegations(me, agency.id));
  const topicId = input.topic === null ? null : await topicOf(tx, agency.id, input.topic);
  const at = now();
  if (input.validTo && input.validTo <= at) throw new Invalid({ validTo: say.dateBad });
  await lockStaff(tx, input.personId);
  const [same] = await tx
    .select({ id: delegations.id })
    .from(delegations)
    .where(
      and(
        eq(delegations.personId, input.personId),
        eq(delegations.agencyId, agency.id),
        sql`${delegations.topicId} is not distinct from ${topicId}`,
        eq(delegations.riskCeiling, input.risk),
        isNull(delegations.endedAt),
        sql`coalesce(${delegations.validTo}, 'infinity') > ${at.toISOString()}`,
      ),
    );
  if (same) throw new Conflict(say.held, { delegationId: same.id });
  const [delegation] = await tx
    .insert(delegations)
    .values({
      personId: input.personId,
      agencyId: agency.id,
      topicId,
      riskCeiling: input.risk,
      validFrom: input.validFrom ?? at,
      validTo: input.validTo,
      grantedBy: me.personId,
      grantedAt: at,
    })
    .returning({ id: delegations.id });
  if (!delegation) throw new Error('The delegation was not written.');
  recordEvent(tx, {
    type: 'delegation.granted',
    actor: me,
    agencyId: agency.id,
    data: { delegationId: delegation.id, personId: input.personId, topicId, risk: input.risk },
  });
  return delegation;
}

async function topicOf(tx: Tx, agencyId: number, slug: string): Promise<number> {
  const [topic] = await tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(eq(topics.slug, slug), eq(topics.agencyId, agencyId)));
  if (!topic) throw new Invalid({ topic: say.topicUnknown });
  return topic.id;
}

async function lockStaff(tx: Tx, personId: number): Promise<void> {
  const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('no key update');
  if (!person) throw new NotFound();
  const [role] = await tx
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), isNull(roleGrants.endedAt)))
    .limit(1);
  if (!role) throw new Invalid({ form: say.notStaff });
}
