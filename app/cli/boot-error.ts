/** A reason not to start, as one sentence for the person at the keyboard. */
export class BootError extends Error {
  override name = 'BootError';
}

const SENTENCES = ['BootError', 'EmbeddedError', 'EnvError'];

/** True if the message alone tells people what to do; anything else is a mistake of ours and needs its stack. */
export function isSentence(error: unknown): error is Error {
  return error instanceof Error && SENTENCES.includes(error.name);
}
