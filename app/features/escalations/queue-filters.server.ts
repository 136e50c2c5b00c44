import { and, asc, eq } from 'drizzle-orm';
import { type Actor, isStaff, type PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { db, type Tx } from '~db/client';
import { queueFilters } from '~db/schema';
import { escalationWords } from './escalation.words';
import { readFilter, writeFilter } from './queue-filter';

const say = escalationWords.en;
const mostFilters = 30;

/** A person's own filters, by name. */
export function savedFilters(personId: number) {
  return db
    .select({ id: queueFilters.id, name: queueFilters.name, query: queueFilters.query })
    .from(queueFilters)
    .where(eq(queueFilters.personId, personId))
    .orderBy(asc(queueFilters.name), asc(queueFilters.id));
}

/** Keeps a way of looking at the queue under a name of its own: what is kept already is not lost to another of that name. */
export async function saveFilter(actor: Actor, input: { name: string; query: string }): Promise<{ query: string }> {
  const query = writeFilter(readFilter(new URLSearchParams(input.query)));
  return transaction(actor, async (tx, me) => {
    authorize(isStaff(me));
    const personId = me.personId ?? 0;
    const name = nameOf(input.name);
    const present = await tx.select().from(queueFilters).where(eq(queueFilters.personId, personId));
    const same = present.find((one) => one.name.toLowerCase() === name.toLowerCase());
    // Sent twice it is the same filter.
    if (same?.query === query) return { query };
    if (same) throw new Invalid({ name: say.filterTaken });
    if (present.length >= mostFilters) throw new Invalid({ name: say.filtersMost });
    const [saved] = await tx
      .insert(queueFilters)
      .values({ personId, name, query, createdAt: now() })
      .onConflictDoNothing()
      .returning({ id: queueFilters.id });
    if (!saved) throw new Invalid({ name: say.filterTaken });
    record(tx, me as PersonActor, 'queue_filter.saved', saved.id);
    return { query };
  });
}

export async function renameFilter(actor: Actor, input: { id: number; name: string }): Promise<{ query: string }> {
  return transaction(actor, async (tx, me) => {
    const name = nameOf(input.name);
    const row = await own(tx, me, input.id);
    const others = await tx.select().from(queueFilters).where(eq(queueFilters.personId, row.personId));
    if (others.some((one) => one.id !== row.id && one.name.toLowerCase() === name.toLowerCase()))
      throw new Invalid({ name: say.filterTaken });
    await tx.update(queueFilters).set({ name }).where(eq(queueFilters.id, row.id));
    record(tx, me as PersonActor, 'queue_filter.renamed', row.id);
    return { query: row.query };
  });
}

export async function deleteFilter(actor: Actor, id: number): Promise<{ query: string }> {
  return transaction(actor, async (tx, me) => {
    const row = await own(tx, me, id);
    await tx.delete(queueFilters).where(eq(queueFilters.id, row.id));
    record(tx, me as PersonActor, 'queue_filter.deleted', row.id);
    return { query: row.query };
  });
}

/** The filter, locked; somebody else's does not exist. */
async function own(tx: Tx, me: Actor, id: number) {
  const [row] = await tx
    .select()
    .from(queueFilters)
    .where(and(eq(queueFilters.id, id), eq(queueFilters.personId, me.personId ?? 0)))
    .for('update');
  if (!row) throw new NotFound();
  return row;
}

function nameOf(text: string): string {
  const name = text.replace(/\s+/g, ' ').trim();
  if (name === '') throw new Invalid({ name: say.filterUnnamed });
  return name.slice(0, 60);
}

function record(tx: Tx, actor: PersonActor, type: string, filterId: number): void {
  recordEvent(tx, { type, actor, data: { filterId } });
}
