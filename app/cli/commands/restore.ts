import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineCommand } from 'citty';
import { env } from '~/platform/env.server';
import { dataFolderHolder } from '~db/embedded/data-folder-lock';
import { readBackup } from '../backup/read-backup.server';
import { CommandError } from '../command-error';

/** `restore FILE`: a backup in the place of an empty database, or with --replace of a full one. */
export default defineCommand({
  meta: { description: 'Put a backup into an empty database' },
  args: {
    file: { type: 'positional', description: 'A file that backup has written', required: true },
    replace: { type: 'boolean', description: 'Remove everything that is there first' },
  },
  async run({ args }) {
    const file = path.resolve(process.env.CALLED_FROM ?? '.', args.file);
    if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
    const { embedded, dataDir, databaseUrl = '', databaseMigrateUrl } = env();
    const holder = embedded ? dataFolderHolder(dataDir) : undefined;
    if (holder) throw new CommandError(`Answerhall is running (process ${holder}); stop it before restoring.`);
    const progress = (table: string) => process.stderr.write(`${table}\n`);
    const rows = await readBackup(file, databaseMigrateUrl ?? databaseUrl, Boolean(args.replace), progress);
    process.stdout.write(`${file}: ${rows} rows restored\n`);
  },
});
