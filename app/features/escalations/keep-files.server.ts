import type { Actor } from '~/platform/actor';
import { Invalid, Unavailable } from '~/platform/errors';
import { fileKind } from '~/platform/files/file-kind.server';
import { fileName, type Upload } from '~/platform/files/file-rules';
import { scanFile } from '~/platform/files/scan-file.server';
import { stripMetadata } from '~/platform/files/strip-metadata';
import { consume } from '~/platform/limits/limits.server';
import type { Tx } from '~db/client';
import { caseFiles } from '~db/schema';
import { caseWords } from './case.words';

const say = caseWords.en;

export type CheckedFile = Upload & { mediaType: string; scanned: boolean };

/**
 * Looks at what somebody wants to attach, before the transaction, for a scanner takes its time: by content, never by name. Throws
 * Invalid on `files` for what may not be kept, Unavailable when the scanner gives no answer.
 */
export async function checkFiles(actor: Actor, uploads: readonly Upload[]): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const upload of uploads) {
    await consume('file', actor);
    if (upload.bytes.length === 0) throw new Invalid({ files: about(say.fileEmpty, upload) });
    const mediaType = await fileKind(upload.bytes);
    if (mediaType === null) throw new Invalid({ files: about(say.fileKindRefused, upload) });
    // Only the agency should learn what somebody tells it, not where and with what the picture was taken.
    const bytes = stripMetadata(upload.bytes, mediaType);
    if (bytes === null) throw new Invalid({ files: about(say.fileKindRefused, upload) });
    const result = await scanFile(upload.bytes);
    if (result === 'infected') throw new Invalid({ files: about(say.fileInfected, upload) });
    if (result === 'failed') throw new Unavailable(about(say.fileUnchecked, upload));
    checked.push({ bytes, name: fileName(upload.name, mediaType), mediaType, scanned: result === 'clean' });
  }
  return checked;
}

const about = (sentence: string, { name }: Upload) =>
  sentence.replace(
    '{{name}}',
    fileName(name, '')
      .replace(/\.undefined$/, '')
      .slice(0, 80),
  );

/** Keeps files beside the message or the note they came with, in its transaction. */
export async function keepFilesStep(
  tx: Tx,
  place: { escalationId: number; uploaderId: number | null; at: Date } & ({ messageId: number } | { noteId: number }),
  files: readonly CheckedFile[],
): Promise<void> {
  if (files.length === 0) return;
  const { at, ...where } = place;
  await tx.insert(caseFiles).values(
    files.map(({ name, bytes, mediaType, scanned }) => ({
      ...where,
      name,
      mediaType,
      size: bytes.length,
      scanned,
      bytes,
      createdAt: at,
    })),
  );
}
