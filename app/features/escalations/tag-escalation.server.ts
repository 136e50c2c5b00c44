import { and, eq } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { caseTags, escalationTags } from '~db/schema';
import { type CaseRow, lockCase } from './case-row.server';
import { canNote } from './escalation.policy';
import { escalationWords } from './escalation.words';

const say = escalationWords.en;
const mostTags = 10;

/** Puts a tag of the desk's on a case; a word nobody has used yet becomes one. Again changes nothing. */
export async function tagEscalation(actor: Actor, id: number, name: string, at = now()): Promise<CaseRow> {
  const word = tagOf(name);
  if (word === '') throw new Invalid({ tag: say.tagMissing });
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    authorize(canNote(me, row));
    const tagId = await findOrMake(tx, row.agencyId, word, me.personId, at);
    const there = await tx.select().from(escalationTags).where(eq(escalationTags.escalationId, id));
    if (there.some((tag) => tag.tagId === tagId)) return row;
    if (there.length >= mostTags) throw new Invalid({ tag: say.tagsMost });
    await tx.insert(escalationTags).values({ escalationId: id, tagId, addedBy: me.personId, addedAt: at });
    record(tx, me, row, 'escalation.tagged', tagId, at);
    return row;
  });
}

/** Takes a tag off a case. One that is not there stays away. */
export async function untagEscalation(actor: Actor, id: number, name: string, at = now()): Promise<CaseRow> {
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    authorize(canNote(me, row));
    const named = await tx
      .select({ id: caseTags.id })
      .from(caseTags)
      .where(eq(caseTags.name, tagOf(name)));
    for (const tag of named) {
      const gone = await tx
        .delete(escalationTags)
        .where(and(eq(escalationTags.escalationId, id), eq(escalationTags.tagId, tag.id)))
        .returning({ id: escalationTags.tagId });
      if (gone.length > 0) record(tx, me, row, 'escalation.untagged', tag.id, at);
    }
    return row;
  });
}

/** As tags are written: one line, small letters. */
export const tagOf = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ').slice(0, 40).trim();

async function findOrMake(tx: Tx, agencyId: number, name: string, createdBy: number | null, at: Date): Promise<number> {
  await tx.insert(caseTags).values({ agencyId, name, createdBy, createdAt: at }).onConflictDoNothing();
  const [tag] = await tx
    .select({ id: caseTags.id })
    .from(caseTags)
    .where(and(eq(caseTags.agencyId, agencyId), eq(caseTags.name, name)));
  if (!tag) throw new Error('The tag was not written.');
  return tag.id;
}

function record(tx: Tx, actor: Actor, row: CaseRow, type: string, tagId: number, at: Date): void {
  const { questionId, id: escalationId, agencyId } = row;
  recordEvent(tx, { type, actor, questionId, escalationId, agencyId, data: { tagId }, at });
}
