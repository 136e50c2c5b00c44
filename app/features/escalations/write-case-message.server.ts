import type { Actor } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import type { Upload } from '~/platform/files/file-rules';
import type { Body } from '~/platform/markdown/body.server';
import { db, type Tx } from '~db/client';
import { escalationMessages, escalationNotes } from '~db/schema';
import { type CaseRow, findCase } from './case-row.server';
import { canSeeCase, isCaseAsker } from './escalation.policy';
import { type CheckedFile, checkFiles, keepFilesStep } from './keep-files.server';
import { workedIn } from './merged-cases.server';

export type SentMessage = {
  id: number;
  escalationId: number;
  audience: 'asker' | 'internal';
  side: 'asker' | 'staff';
  createdAt: Date;
};

/** Nobody's files are looked at who has no business with this case. */
export async function filesFor(actor: Actor, id: number, uploads: readonly Upload[] = []): Promise<CheckedFile[]> {
  if (uploads.length === 0) return [];
  const row = await findCase(db, id);
  if (!row || !(isCaseAsker(actor, row) || canSeeCase(actor, row) || canSeeCase(actor, await workedIn(db, row))))
    throw new NotFound();
  return checkFiles(actor, uploads);
}

/** Keeps a private message with what is attached to it, and records that it was sent. */
export async function writeMessage(
  tx: Tx,
  me: Actor,
  row: CaseRow,
  side: 'asker' | 'staff',
  body: Body,
  files: readonly CheckedFile[],
  at: Date,
): Promise<SentMessage> {
  const [message] = await tx
    .insert(escalationMessages)
    .values({
      escalationId: row.id,
      authorId: me.personId,
      side,
      bodyMarkdown: body.markdown,
      bodyHtml: body.html,
      channel: me.channel,
      createdAt: at,
    })
    .returning({ id: escalationMessages.id });
  if (!message) throw new Error('The message was not written.');
  await keepFilesStep(tx, { escalationId: row.id, uploaderId: me.personId, messageId: message.id, at }, files);
  recordEvent(tx, {
    type: 'escalation.message_sent',
    actor: me,
    questionId: row.questionId,
    escalationId: row.id,
    agencyId: row.agencyId,
    data: { messageId: message.id, side, files: files.length },
    at,
  });
  return { id: message.id, escalationId: row.id, audience: 'asker', side, createdAt: at };
}

/** Adds an internal note. */
export async function insertNote(
  tx: Tx,
  authorId: number | null,
  escalationId: number,
  body: Body,
  at: Date,
): Promise<number> {
  const [note] = await tx
    .insert(escalationNotes)
    .values({ escalationId, authorId, bodyMarkdown: body.markdown, bodyHtml: body.html, createdAt: at })
    .returning({ id: escalationNotes.id });
  if (!note) throw new Error('The note was not written.');
  return note.id;
}
