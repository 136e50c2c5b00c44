import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import { caseAnswerDrafts } from '~db/schema';
import { lockCase } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import { assertHolder, keepingDraft } from './hold-case.server';

export type AnswerDraft = { body: string; shortAnswer: string; sources: string };

/** The holder keeps the closing answer with the case while it is being written: its desk reads it, the public does not. */
export async function draftAnswer(actor: Actor, id: number, input: AnswerDraft, at = now()): Promise<void> {
  const body = (await toBody(input.body)).markdown;
  await keepingDraft(actor, { escalationId: id, kind: 'answer', body, at }, () =>
    transaction(actor, async (tx, me) => {
      const row = await lockCase(tx, me, id);
      await assertHolder(tx, me, row);
      const draft = { ...input, body, savedBy: me.personId, savedAt: at };
      await tx
        .insert(caseAnswerDrafts)
        .values({ escalationId: id, ...draft })
        .onConflictDoUpdate({ target: caseAnswerDrafts.escalationId, set: draft });
      await changeCase(tx, row, holderActs(at), at);
      recordEvent(tx, {
        type: 'escalation.answer_drafted',
        actor: me,
        questionId: row.questionId,
        escalationId: id,
        agencyId: row.agencyId,
        at,
      });
    }),
  );
}
