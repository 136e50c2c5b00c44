import { and, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { slugOf } from '~/platform/text/slug';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, topics } from '~db/schema';
import { canManageDirectory } from './directory.policy';
import type { SaveTopic } from './directory.schema';
import { directoryWords } from './directory.words';
import { freeSlug } from './free-slug.server';
import { nameKey } from './name-key';
import { translated } from './translated';

/** Adds a topic to an agency. Gives its slug. */
export async function addTopic(actor: Actor, agencySlug: string, input: SaveTopic): Promise<{ slug: string }> {
  return transaction(actor, async (tx, me) => {
    authorize(canManageDirectory(me));
    const [agency] = await tx
      .select({ id: agencies.id })
      .from(agencies)
      .where(eq(agencies.slug, agencySlug))
      .for('update');
    if (!agency) throw new NotFound();
    await refuseTaken(tx, agency.id, input.name, 0);
    const slug = await freeSlug(tx, topics, slugOf(input.name));
    const [topic] = await tx
      .insert(topics)
      .values({ ...valuesOf(input), slug, nameKey: nameKey(input.name), agencyId: agency.id, createdAt: now() })
      .returning({ id: topics.id });
    if (!topic) throw new Error('The topic was not written.');
    recordEvent(tx, { type: 'topic.created', actor: me, agencyId: agency.id, data: { topicId: topic.id } });
    return { slug };
  });
}

/** Changes a topic. It stays with its agency and keeps its address; imports go on finding it by the name it was made under. */
export async function changeTopic(actor: Actor, slug: string, input: SaveTopic): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canManageDirectory(me));
    const [topic] = await tx.select().from(topics).where(eq(topics.slug, slug)).for('update');
    if (!topic) throw new NotFound();
    await refuseTaken(tx, topic.agencyId, input.name, topic.id);
    await tx.update(topics).set(valuesOf(input)).where(eq(topics.id, topic.id));
    recordEvent(tx, { type: 'topic.changed', actor: me, agencyId: topic.agencyId, data: { topicId: topic.id } });
  });
}

/** Neither what another topic of the agency is called now, nor the name under which imports find it. */
async function refuseTaken(tx: Tx, agencyId: number, name: string, own: number): Promise<void> {
  const key = nameKey(name);
  const same = and(
    eq(topics.agencyId, agencyId),
    ne(topics.id, own),
    sql`(${topics.nameKey} = ${key} or lower(${topics.name}) = ${key})`,
  );
  if ((await tx.$count(topics, same)) > 0) throw new Invalid({ name: directoryWords.en.nameTaken });
}

function valuesOf(input: SaveTopic) {
  const { name, description, risk } = input;
  return { name, description, risk, translations: translated(input) };
}
