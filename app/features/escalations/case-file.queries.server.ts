import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { caseFiles } from '~db/schema';
import { findCase } from './case-row.server';
import { canSeeCase, isCaseAsker } from './escalation.policy';
import { workedIn } from './merged-cases.server';

/** What a page shows of a file beside its message. */
export type FileShown = { id: number; name: string; size: number; scanned: boolean };

/**
 * A file with its bytes: for the case's desk; if it came with a message, also for who asked and for the desk of the case theirs is worked in. Everybody else gets NotFound, in the same
 * words as for one that does not exist.
 */
export async function caseFile(actor: Actor, id: number): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const [file] = await db
    .select({ escalationId: caseFiles.escalationId, noteId: caseFiles.noteId })
    .from(caseFiles)
    .where(eq(caseFiles.id, id));
  const row = file && (await findCase(db, file.escalationId));
  if (!row) throw new NotFound();
  const shared = file.noteId === null;
  const may =
    canSeeCase(actor, row) || (shared && (isCaseAsker(actor, row) || canSeeCase(actor, await workedIn(db, row))));
  if (!may) throw new NotFound();
  // The bytes are read only when it is known that they may be.
  const [found] = await db
    .select({ name: caseFiles.name, mediaType: caseFiles.mediaType, bytes: caseFiles.bytes })
    .from(caseFiles)
    .where(eq(caseFiles.id, id));
  if (!found) throw new NotFound();
  return found;
}

/** Files of a case by key, without their bytes: all of them for its desk, those that came with messages for who asked. */
export async function caseFilesOf(
  actor: Actor,
  escalationId: number,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<{ items: FileListed[]; next: string | null }> {
  const row = await findCase(db, escalationId);
  const desk = row !== null && canSeeCase(actor, row);
  if (!row || !(desk || isCaseAsker(actor, row))) throw new NotFound();
  const rows = await db
    .select(listed)
    .from(caseFiles)
    .where(
      and(
        eq(caseFiles.escalationId, escalationId),
        gt(caseFiles.id, after),
        desk ? undefined : isNull(caseFiles.noteId),
      ),
    )
    .orderBy(asc(caseFiles.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)?.id) : null };
}

const listed = {
  id: caseFiles.id,
  escalationId: caseFiles.escalationId,
  messageId: caseFiles.messageId,
  noteId: caseFiles.noteId,
  name: caseFiles.name,
  mediaType: caseFiles.mediaType,
  size: caseFiles.size,
  scanned: caseFiles.scanned,
  createdAt: caseFiles.createdAt,
};
export type FileListed = Pick<typeof caseFiles.$inferSelect, keyof typeof listed>;
