import { statSync } from 'node:fs';
import path from 'node:path';
import { defineCommand } from 'citty';
import { now } from '~/platform/clock';
import { writeBackup } from '../backup/write-backup.server';
import { CommandError } from '../command-error';

/** `backup [FILE]`: everything, as of one moment, while the forum goes on working. */
export default defineCommand({
  meta: { description: 'Write everything into one file, while the forum goes on working' },
  args: { file: { type: 'positional', description: 'Default: answerhall-<time>.backup', required: false } },
  async run({ args }) {
    const at = now();
    const name = args.file ?? `answerhall-${at.toISOString().slice(0, 19).replaceAll(':', '')}.backup`;
    const file = path.resolve(process.env.CALLED_FROM ?? '.', name);
    if (!statSync(path.dirname(file), { throwIfNoEntry: false })?.isDirectory()) {
      throw new CommandError(`There is no folder ${path.dirname(file)}.`);
    }
    const { rows } = await writeBackup(file, at, (table) => process.stderr.write(`${table}\n`));
    process.stdout.write(`${file}: ${rows} rows\n`);
  },
});
