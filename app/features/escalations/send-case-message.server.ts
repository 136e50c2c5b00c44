import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import type { Upload } from '~/platform/files/file-rules';
import { consume } from '~/platform/limits/limits.server';
import { type Body, toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { findCase, lockCase, lockCaseAndQuestion, openCaseOf } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import { canNote, isCaseAsker, isHolder, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { assertHolder, forgetDrafts, keepingDraft } from './hold-case.server';
import { type CheckedFile, keepFilesStep } from './keep-files.server';
import { answerMerged, writeFromMerged } from './merged-messages.server';
import { canBeReopened, reopenStep } from './reopen-escalation.server';
import { recordState, setStateStep } from './set-case-state.server';
import { filesFor, insertNote, type SentMessage, writeMessage } from './write-case-message.server';

export type { SentMessage };

const say = escalationWords.en;

export type StaffMessage = {
  audience: 'asker' | 'internal';
  body: string;
  files?: readonly Upload[];
  next?: 'keep' | 'waiting_asker' | undefined;
};

/**
 * Writes on a case: to the asker (its holder), or an internal note (anyone of its desk). The case's state stays, unless
 * its holder waits for the reply from now on (`next`): the mail says so, and the days of waiting begin anew. To the asker of a merged case writes
 * who holds the one it is worked in.
 */
export async function sendCaseMessage(actor: Actor, id: number, input: StaffMessage, at = now()): Promise<SentMessage> {
  const body = await toBody(input.body);
  const files = await filesFor(actor, id, input.files);
  if (input.audience === 'internal') return transaction(actor, (tx, me) => leaveNote(tx, me, id, body, files, at));
  return keepingDraft(actor, { escalationId: id, kind: 'asker', body: body.markdown, at }, () =>
    transaction(actor, async (tx, me) => {
      if ((await findCase(tx, id))?.state === 'merged') return answerMerged(tx, me, id, body, files, at);
      const row = await lockCase(tx, me, id);
      await assertHolder(tx, me, row);
      const message = await writeMessage(tx, me, row, 'staff', body, files, at);
      await forgetDrafts(tx, me.personId, id, ['asker']);
      const waits = input.next === 'waiting_asker';
      const again = waits && row.state === 'waiting_asker' ? { waitingSince: at, nudges: 0 } : {};
      const changes = { lastUpdateAt: at, ...again, ...holderActs(at) };
      const told = await changeCase(tx, row, changes, at, [{ kind: 'visible_message', at }]);
      if (waits) await setStateStep(tx, me, told, 'waiting_asker', at);
      return message;
    }),
  );
}

/**
 * The asker writes to the staff of their case. It is what a waiting case waited for, so that case goes on; and it takes up a case
 * that was resolved or closed less than 14 days ago, even when the closing was committed while they wrote. From a merged case it goes to
 * who works the main one; once that has ended, the asker's own case stands by itself again and goes on.
 */
export async function sendAskerMessage(
  actor: Actor,
  id: number,
  input: { body: string; files?: readonly Upload[] },
  at = now(),
): Promise<SentMessage> {
  const body = await toBody(input.body);
  await consume('comment', actor);
  const files = await filesFor(actor, id, input.files);
  return transaction(actor, async (tx, me) => {
    if ((await findCase(tx, id))?.state === 'merged') return writeFromMerged(tx, me, id, body, files, at);
    const { row } = await lockCaseAndQuestion(tx, me, id);
    authorize(isCaseAsker(me, row), say.onlyAskerHere);
    if (!isOpenState(row.state)) {
      if (!canBeReopened(row, at) || (await openCaseOf(tx, row.questionId)))
        throw new Conflict(say.endedAsk, { state: row.state }, 'ended');
      const reopened = await reopenStep(tx, me, row, at);
      return writeMessage(tx, me, reopened, 'asker', body, files, at);
    }
    const message = await writeMessage(tx, me, row, 'asker', body, files, at);
    if (row.state === 'waiting_asker') {
      await changeCase(tx, row, { state: 'claimed', waitingSince: null, nudges: 0, holderActedAt: at }, at, [
        { kind: 'resume', at },
      ]);
      recordState(tx, me, row, 'claimed', at);
    }
    return message;
  });
}

async function leaveNote(
  tx: Tx,
  me: Actor,
  id: number,
  body: Body,
  files: readonly CheckedFile[],
  at: Date,
): Promise<SentMessage> {
  const row = await lockCase(tx, me, id);
  authorize(canNote(me, row));
  const note = await insertNote(tx, me.personId, id, body, at);
  await keepFilesStep(tx, { escalationId: id, uploaderId: me.personId, noteId: note, at }, files);
  if (isHolder(me, row) && isOpenState(row.state)) await changeCase(tx, row, holderActs(at), at);
  recordEvent(tx, {
    type: 'escalation.note_added',
    actor: me,
    questionId: row.questionId,
    escalationId: id,
    agencyId: row.agencyId,
    data: { noteId: note, files: files.length },
    at,
  });
  return { id: note, escalationId: id, audience: 'internal', side: 'staff', createdAt: at };
}
