import { type ArgsDef, type CommandDef, parseArgs } from 'citty';

/** What is wrong with a command's arguments, as a sentence; undefined if nothing. citty itself ignores options it does not know. */
export async function findProblem(command: CommandDef, args: string[]): Promise<string | undefined> {
  const defined = ((typeof command.args === 'function' ? await command.args() : await command.args) ?? {}) as ArgsDef;
  const positionals = Object.entries(defined).filter(([, arg]) => arg.type === 'positional');
  const options = new Set(Object.keys(defined).filter((name) => defined[name]?.type !== 'positional'));
  for (const arg of args) {
    if (!arg.startsWith('--') || arg === '--') continue;
    const name = arg.slice(2).split('=')[0] ?? '';
    if (!options.has(name) && !options.has(name.replace(/^no-/, ''))) return `There is no option --${name}.`;
  }
  try {
    const parsed = parseArgs(args, defined);
    if (parsed._.length > positionals.length) return `"${parsed._[positionals.length]}" is one word too many.`;
    for (const [name, arg] of Object.entries(defined)) {
      const value: unknown = parsed[name];
      if (arg.type === 'string' && (value === '' || value === true)) return `--${name} needs a value.`;
    }
    return undefined;
  } catch (error) {
    const text = (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? '';
    return text.endsWith('.') ? text : `${text}.`;
  }
}
