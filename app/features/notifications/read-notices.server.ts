import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, isPerson } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Unauthorized } from '~/platform/errors';
import { transaction } from '~/platform/transaction.server';
import { notices } from '~db/schema';

/** Marks one of one's own notices as read, or all of them. No event: it changes nothing for anybody else. */
export async function readNotices(actor: Actor, which: number | 'all'): Promise<void> {
  if (!isPerson(actor)) throw new Unauthorized();
  await transaction(actor, async (tx) => {
    await tx
      .update(notices)
      .set({ readAt: now() })
      .where(
        and(
          eq(notices.personId, actor.personId),
          isNull(notices.readAt),
          which === 'all' ? undefined : eq(notices.id, which),
        ),
      );
  });
}
