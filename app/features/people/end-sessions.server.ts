import { and, eq, like, ne } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { sessions } from '~db/schema';

/** Logs oneself out elsewhere: of the session whose hash begins with `mark`, or of all but the present one. */
export async function endOtherSessions(actor: PersonActor, mark?: string): Promise<void> {
  await transaction(actor, async (tx, me) => {
    await tx
      .delete(sessions)
      .where(
        and(
          eq(sessions.personId, actor.personId),
          ne(sessions.id, actor.sessionId ?? ''),
          mark && /^[0-9a-f]{16}$/.test(mark) ? like(sessions.id, `${mark}%`) : undefined,
        ),
      );
    recordEvent(tx, { type: 'person.sessions_ended', actor: me, data: { personId: actor.personId } });
  });
}
