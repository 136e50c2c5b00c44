import { eq } from 'drizzle-orm';
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
