import { type CommandDef, defineCommand, renderUsage, runCommand } from 'citty';
import { closeDatabase } from '~db/client';
import { isSentence } from './boot-error.ts';
import { CommandError } from './command-error.ts';
import { findProblem } from './command-problem.ts';
import { completeEnvironment, openDatabase } from './open-database.ts';

/** One file per command below ./commands, loaded when it is called. The file `import-faq.ts` is the command `import faq`. */
const files = import.meta.glob<{ default: CommandDef; offline?: boolean }>('./commands/*.ts');

/** Runs an operator's command line and returns the exit code: 0, 2 for bad input, 1 for anything that went wrong. */
export async function admin(args: string[]): Promise<number> {
  const names = Object.keys(files).map(nameOf).sort();
  const [name, rest] = findCommand(names, args);
  if (!name) {
    if (args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '')) return help(names);
    return complain(`There is no command "${args.slice(0, 2).join(' ')}"; "npm run admin -- help" lists them all.`);
  }
  const file = await files[`./commands/${name.replaceAll(' ', '-')}.ts`]?.();
  if (!file) return 1;
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${await renderUsage(withName(file.default, name))}\n`);
    return 0;
  }
  const problem = await findProblem(file.default, rest);
  if (problem) return complain(`${problem} ("npm run admin -- ${name} --help" shows what it takes.)`);
  return runOpened(file.default, rest, file.offline === true);
}

async function runOpened(command: CommandDef, args: string[], offline: boolean): Promise<number> {
  let close = async () => {};
  try {
    completeEnvironment();
    if (!offline) close = (await openDatabase((line) => process.stderr.write(`${line}\n`))).close;
    await runCommand(command, { rawArgs: args });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommandError) return complain(error.message);
    if (isDomainError(error)) return complain(sentenceOf(error));
    if (isSentence(error)) return complain(error.message, 1);
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  } finally {
    await closeDatabase();
    await close();
  }
}

interface DomainLike extends Error {
  status: number;
  fields?: Record<string, string>;
}

function isDomainError(error: unknown): error is DomainLike {
  return error instanceof Error && typeof (error as Partial<DomainLike>).status === 'number';
}

function sentenceOf(error: DomainLike): string {
  const fields = Object.entries(error.fields ?? {}).map(([field, why]) => `${field}: ${why}`);
  return fields.length > 0 ? fields.join(' ') : error.message;
}

function complain(sentence: string, code = 2): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

/** The longest run of leading words that names a command, and the words behind it. */
function findCommand(names: string[], args: string[]): [string | undefined, string[]] {
  for (let count = Math.min(3, args.length); count > 0; count -= 1) {
    const name = args.slice(0, count).join(' ');
    if (names.includes(name)) return [name, args.slice(count)];
  }
  return [undefined, args];
}

async function help(names: string[]): Promise<number> {
  const widest = Math.max(4, ...names.map((name) => name.length));
  const lines = await Promise.all(
    names.map(async (name) => {
      const file = await files[`./commands/${name.replaceAll(' ', '-')}.ts`]?.();
      const meta = await withName(file?.default ?? defineCommand({}), name).meta;
      const description = typeof meta === 'function' ? (await meta()).description : meta?.description;
      return `  ${name.padEnd(widest)}  ${description ?? ''}`;
    }),
  );
  process.stdout.write(`Commands of npm run admin --\n${lines.join('\n')}\n  ${'help'.padEnd(widest)}  This list\n`);
  return 0;
}

function nameOf(file: string): string {
  return file.replace('./commands/', '').replace('.ts', '').replaceAll('-', ' ');
}

function withName(command: CommandDef, name: string): CommandDef {
  const meta = typeof command.meta === 'object' ? command.meta : {};
  return { ...command, meta: { ...meta, name: `npm run admin -- ${name}` } };
}
