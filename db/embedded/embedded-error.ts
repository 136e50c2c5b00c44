/** A reason why the embedded database cannot run, as one sentence for the person at the keyboard. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError';
}

/** Turns a failed file or process call into a sentence where the cause is one that people can mend themselves. */
export function explainFailure(error: unknown, doing: string): EmbeddedError {
  if (error instanceof EmbeddedError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device|disk quota exceeded/i.test(text)) {
    return new EmbeddedError(`The disk is full: ${doing} needs more room (about 150 MB for an empty forum).`);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const where = (error as NodeJS.ErrnoException).path ?? text;
    return new EmbeddedError(`${doing} is not allowed to write to ${where}: does it belong to another user?`);
  }
  return new EmbeddedError(`${doing} failed: ${text.trim()}`);
}
