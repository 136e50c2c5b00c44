import { and, eq, sql } from 'drizzle-orm';
import { type Actor, agencyIdsOf, leads } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { slugOf } from '~/platform/text/slug';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { personSkills, skills } from '~db/schema';
import { canClaimSkill } from './team.policy';
import { teamWords } from './team.words';

const say = teamWords.en;

/**
 * Says that the actor knows something: one of the list, or (by name) something new, which the list gets when a lead agrees. What is
 * there under that name already is taken. A lead's own word counts at once. Saying it again changes nothing.
 */
export async function claimSkill(actor: Actor, what: { id: number } | { name: string }, at = now()): Promise<number> {
  return transaction(actor, async (tx, me) => {
    authorize(canClaimSkill(me), say.notStaff);
    const skillId = 'id' in what ? await known(tx, what.id) : await named(tx, me, what.name, at);
    const sure = agencyIdsOf(me).some((agencyId) => leads(me, agencyId));
    const made = await tx
      .insert(personSkills)
      .values({
        personId: me.personId,
        skillId,
        confirmedBy: sure ? me.personId : null,
        confirmedAt: sure ? at : null,
      })
      .onConflictDoNothing()
      .returning({ skillId: personSkills.skillId });
    if (made.length === 0) return skillId;
    if (sure) await listSkill(tx, skillId, at);
    recordEvent(tx, {
      type: 'skill.claimed',
      actor: me,
      data: { skillId, personId: me.personId, confirmed: sure },
      at,
    });
    return skillId;
  });
}

/** Takes the actor's own word back. */
export async function dropSkill(actor: Actor, skillId: number, at = now()): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canClaimSkill(me), say.notStaff);
    const gone = await tx
      .delete(personSkills)
      .where(and(eq(personSkills.personId, me.personId), eq(personSkills.skillId, skillId)))
      .returning({ skillId: personSkills.skillId });
    if (gone.length === 0) return;
    await forgetUnlisted(tx, skillId);
    recordEvent(tx, { type: 'skill.dropped', actor: me, data: { skillId, personId: me.personId }, at });
  });
}

/** Puts a proposed skill on the list that everybody sees. */
export async function listSkill(tx: Tx, skillId: number, at: Date): Promise<void> {
  await tx
    .update(skills)
    .set({ confirmedAt: at })
    .where(and(eq(skills.id, skillId), sql`${skills.confirmedAt} is null`));
}

/** A proposal that nobody stands by any more goes. */
export async function forgetUnlisted(tx: Tx, skillId: number): Promise<void> {
  await tx
    .delete(skills)
    .where(
      and(
        eq(skills.id, skillId),
        sql`${skills.proposedBy} is not null and ${skills.confirmedAt} is null`,
        sql`not exists (select 1 from person_skills p where p.skill_id = ${skillId})`,
        sql`not exists (select 1 from topic_skills t where t.skill_id = ${skillId})`,
      ),
    );
}

async function known(tx: Tx, id: number): Promise<number> {
  const [found] = await tx.select({ id: skills.id }).from(skills).where(eq(skills.id, id)).for('key share');
  if (!found) throw new NotFound(say.skillUnknown);
  return found.id;
}

async function named(tx: Tx, me: Actor, name: string, at: Date): Promise<number> {
  const slug = slugOf(name);
  if (slug === 'question') throw new Invalid({ name: say.skillMissing });
  const [same] = await tx
    .select({ id: skills.id })
    .from(skills)
    .where(
      sql`${skills.slug} = ${slug} or lower(${skills.name}) = lower(${name}) or lower(${skills.translations}->'es'->>'name') = lower(${name})`,
    )
    .limit(1);
  if (same) return same.id;
  const [made] = await tx
    .insert(skills)
    .values({ slug, name, proposedBy: me.personId })
    .onConflictDoUpdate({ target: skills.slug, set: { slug } })
    .returning({ id: skills.id });
  if (!made) throw new Error('The skill was not written.');
  recordEvent(tx, { type: 'skill.proposed', actor: me, data: { skillId: made.id }, at });
  return made.id;
}
