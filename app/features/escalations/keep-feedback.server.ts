import type { PersonActor } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import type { Tx } from '~db/client';
import { caseFeedback } from '~db/schema';
import type { CaseRow } from './case-row.server';

/** What the asker says of the ending, their last word only. */
export async function keepFeedback(tx: Tx, me: PersonActor, row: CaseRow, solved: boolean, at: Date): Promise<void> {
  const said = { solved, createdAt: at };
  await tx
    .insert(caseFeedback)
    .values({ escalationId: row.id, personId: me.personId, ...said })
    .onConflictDoUpdate({ target: [caseFeedback.escalationId, caseFeedback.personId], set: said });
  recordEvent(tx, {
    type: 'escalation.feedback_given',
    actor: me,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { solved },
    at,
  });
}
