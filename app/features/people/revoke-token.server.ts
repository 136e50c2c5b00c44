import { and, eq, isNull } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { tokens } from '~db/schema';

/** Makes one of one's own API tokens worthless from the next request on. */
export async function revokeToken(actor: PersonActor, tokenId: number): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const [row] = await tx
      .update(tokens)
      .set({ revokedAt: now() })
      .where(and(eq(tokens.id, tokenId), eq(tokens.personId, actor.personId), isNull(tokens.revokedAt)))
      .returning({ id: tokens.id });
    if (!row) throw new NotFound();
    recordEvent(tx, { type: 'token.revoked', actor: me, data: { tokenId, personId: actor.personId } });
  });
}
