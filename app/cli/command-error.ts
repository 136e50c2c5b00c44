/** Bad input to an operator's command: one clear line, exit code 2, nothing written. */
export class CommandError extends Error {
  override name = 'CommandError';
}
