import pino, { type Logger } from 'pino';

/**
 * The process's log: JSON lines on stdout. Ids, routes and durations only; never names, addresses, texts or query strings.
 * Silent in tests; at a terminal only what went wrong.
 */
export const log: Logger = pino(
  {
    level:
      process.env.NODE_ENV === 'test' ? 'silent' : (process.env.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info')),
    base: { pid: process.pid },
    serializers: { err: withoutParameters },
    redact: { paths: ['*.password', '*.email', '*.token'], remove: true },
  },
  pino.destination({ dest: 1, sync: false }),
);

/** Database errors carry the values of the statement; a log must not. */
function withoutParameters(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint_name: constraint } = error as Error & { code?: string; constraint_name?: string };
  const message = error.message.replace(/\nparams:[\s\S]*$/, '');
  const stack = error.stack?.replace(/\nparams:[\s\S]*?\n(?= {4}at )/, '\n');
  const cause = error.cause === undefined ? undefined : withoutParameters(error.cause);
  return { type: error.name, message, code, constraint, stack, cause };
}
