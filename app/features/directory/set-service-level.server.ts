import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { authorize, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { serviceLevels, skills, topicSkills, topics } from '~db/schema';
import { agencySettingsWords } from './agency-settings.words';
import type { ServiceLevel } from './service-level.server';
import { canLead } from './team.policy';

const say = agencySettingsWords.en;

export type OwnLevels = { [K in keyof ServiceLevel]: number | null };

/** The promises and thresholds of an agency or of one of its topics; null: inherited. Open cases keep what they opened with. */
export async function setServiceLevel(
  actor: Actor,
  scope: { agencyId: number; topicId: number | null },
  levels: OwnLevels,
): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canLead(me, scope.agencyId));
    if (scope.topicId !== null) await assertTopic(tx, scope.agencyId, scope.topicId);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('service_levels'), ${scope.agencyId})`);
    const [own] = await tx
      .update(serviceLevels)
      .set(levels)
      .where(
        scope.topicId === null
          ? and(eq(serviceLevels.agencyId, scope.agencyId), isNull(serviceLevels.topicId))
          : eq(serviceLevels.topicId, scope.topicId),
      )
      .returning({ id: serviceLevels.id });
    if (!own) await tx.insert(serviceLevels).values({ ...scope, ...levels });
    recordEvent(tx, {
      type: 'service_level.changed',
      actor: me,
      agencyId: scope.agencyId,
      data: { topicId: scope.topicId, ...levels },
    });
  });
}

/** Whether a topic asks for a skill: its cases are suggested to people who know one of those it asks for. */
export async function setTopicSkill(
  actor: Actor,
  { agencyId, topicId, skillId, asked }: { agencyId: number; topicId: number; skillId: number; asked: boolean },
): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canLead(me, agencyId));
    await assertTopic(tx, agencyId, topicId);
    const [skill] = await tx.select({ id: skills.id }).from(skills).where(eq(skills.id, skillId)).for('key share');
    if (!skill) throw new Invalid({ skill: say.skillUnknown });
    const changed = asked
      ? await tx.insert(topicSkills).values({ topicId, skillId }).onConflictDoNothing().returning()
      : await tx
          .delete(topicSkills)
          .where(and(eq(topicSkills.topicId, topicId), eq(topicSkills.skillId, skillId)))
          .returning();
    if (changed.length > 0)
      recordEvent(tx, {
        type: 'topic.skills_changed',
        actor: me,
        agencyId,
        data: { topicId, skillId, asked },
      });
  });
}

async function assertTopic(tx: Tx, agencyId: number, topicId: number): Promise<void> {
  const [topic] = await tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(eq(topics.id, topicId), eq(topics.agencyId, agencyId)));
  if (!topic) throw new Invalid({ topic: say.topicUnknown });
}
