import { and, eq } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, cannedReplies } from '~db/schema';
import { unknownFields } from './canned-reply';
import { canKeepReplies } from './canned-reply.policy';
import { caseWords } from './case.words';

const say = caseWords.en;

export type ReplyText = { title: string; body: string };

/** A lead writes down a reply for the agency, or changes one: `id` says which. Two of one agency never share a title. */
export async function saveCannedReply(
  actor: Actor,
  input: ReplyText & ({ id: number } | { agency: string }),
): Promise<{ id: number }> {
  return transaction(actor, async (tx, me) => {
    const at = now();
    const known = 'id' in input ? await lockReply(tx, input.id) : null;
    const agencyId = known?.agencyId ?? (await agencyOf(tx, 'agency' in input ? input.agency : ''));
    authorize(canKeepReplies(me, agencyId), say.onlyLeadKeeps);
    const [unknown] = unknownFields(input.body);
    if (unknown !== undefined) throw new Invalid({ body: say.replyFieldUnknown.replace('{{field}}', unknown) });
    const [same] = await tx
      .select({ id: cannedReplies.id })
      .from(cannedReplies)
      .where(and(eq(cannedReplies.agencyId, agencyId), eq(cannedReplies.title, input.title)));
    if (same && same.id !== known?.id) throw new Invalid({ title: say.replyTitleTaken });
    const text = { title: input.title, body: input.body, updatedBy: me.personId, updatedAt: at };
    const [row] = known
      ? await tx
          .update(cannedReplies)
          .set(text)
          .where(eq(cannedReplies.id, known.id))
          .returning({ id: cannedReplies.id })
      : await tx
          .insert(cannedReplies)
          .values({ agencyId, ...text })
          .onConflictDoNothing()
          .returning({ id: cannedReplies.id });
    // Somebody else took the title at the same moment.
    if (!row) throw new Conflict(say.replyTitleTaken);
    recordEvent(tx, { type: 'canned_reply.saved', actor: me, agencyId, data: { replyId: row.id }, at });
    return row;
  });
}

/** A lead takes a reply away. Messages written with it stay as they are. */
export async function removeCannedReply(actor: Actor, id: number): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const reply = await lockReply(tx, id);
    authorize(canKeepReplies(me, reply.agencyId), say.onlyLeadKeeps);
    await tx.delete(cannedReplies).where(eq(cannedReplies.id, id));
    recordEvent(tx, { type: 'canned_reply.removed', actor: me, agencyId: reply.agencyId, data: { replyId: id } });
  });
}

async function lockReply(tx: Tx, id: number): Promise<{ id: number; agencyId: number }> {
  const [reply] = await tx
    .select({ id: cannedReplies.id, agencyId: cannedReplies.agencyId })
    .from(cannedReplies)
    .where(eq(cannedReplies.id, id))
    .for('update');
  if (!reply) throw new NotFound();
  return reply;
}

async function agencyOf(tx: Tx, slug: string): Promise<number> {
  const [agency] = await tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.slug, slug));
  if (!agency) throw new Invalid({ agency: say.agencyChoose });
  return agency.id;
}
