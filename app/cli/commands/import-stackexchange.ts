import path from 'node:path';
import { defineCommand } from 'citty';
import { progressBar } from '../import/import-progress';
import { ImportReport } from '../import/import-report';
import { importStackExchange } from '../import/stackexchange/import-stackexchange.server';

/** `import stackexchange DIR`: the threads of an unpacked Stack Exchange dump. */
export default defineCommand({
  meta: { description: 'Import the questions and answers of an unpacked Stack Exchange dump' },
  args: {
    folder: { type: 'positional', description: 'Folder with Posts.xml and what else the dump has', required: true },
    topic: { type: 'string', description: 'Slug of the topic they go to (default: one named for the site)' },
    'dry-run': { type: 'boolean', description: 'Say what would happen and write nothing' },
  },
  async run({ args }) {
    const report = new ImportReport((line) => process.stderr.write(`${line}\n`));
    const folder = path.resolve(process.env.CALLED_FROM ?? '.', args.folder);
    const dryRun = Boolean(args['dry-run']);
    const progress = progressBar();
    try {
      await importStackExchange({ folder, topic: args.topic, dryRun, report, progress });
    } finally {
      progress.stop();
    }
    if (dryRun) process.stderr.write('Dry run: nothing was written.\n');
    process.stdout.write(`${report.summary()}\n`);
  },
});
