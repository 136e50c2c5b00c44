import { eq } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import { people, questions } from '~db/schema';
import { lockCase } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import { assertHolder } from './hold-case.server';
import { insertNote } from './write-case-message.server';

/**
 * Shows the holder the name an asker withheld. The reason becomes an internal note and the fact an event; from then on the name
 * stands on the case's staff side, nowhere else.
 */
export async function revealName(
  actor: Actor,
  id: number,
  input: { reason: string },
  at = now(),
): Promise<{ name: string }> {
  const reason = await toBody(input.reason, 'reason');
  return transaction(actor, async (tx, me) => {
    const row = await lockCase(tx, me, id);
    await assertHolder(tx, me, row);
    const [asker] = await tx
      .select({ name: people.name })
      .from(questions)
      .innerJoin(people, eq(people.id, questions.askerId))
      .where(eq(questions.id, row.questionId));
    await insertNote(tx, me.personId, id, reason, at);
    await changeCase(tx, row, { nameRevealedAt: at, nameRevealedBy: me.personId, ...holderActs(at) }, at);
    recordEvent(tx, {
      type: 'escalation.name_revealed',
      actor: me,
      questionId: row.questionId,
      escalationId: id,
      agencyId: row.agencyId,
      at,
    });
    return { name: asker?.name ?? '' };
  });
}
