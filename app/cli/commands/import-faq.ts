import path from 'node:path';
import { defineCommand } from 'citty';
import { CommandError } from '../command-error';
import { dateOf } from '../import/faq/faq-thread';
import { importFaq } from '../import/faq/import-faq.server';
import { progressBar } from '../import/import-progress';
import { ImportReport } from '../import/import-report';

/** `import faq FILE`: questions with their agencies' answers from JSONL or CSV. */
export default defineCommand({
  meta: { description: 'Import questions with official answers from a JSONL or CSV file' },
  args: {
    file: { type: 'positional', description: 'JSONL or CSV file', required: true },
    'dry-run': { type: 'boolean', description: 'Say what would happen and write nothing' },
    'valid-until': { type: 'string', description: 'Day until which all of its answers are official (2027-01-31)' },
  },
  async run({ args }) {
    const given = args['valid-until'];
    const validUntil = given === undefined ? null : dateOf(given);
    if (given !== undefined && !validUntil)
      throw new CommandError(`--valid-until ${given} is no date; write 2027-01-31.`);
    const report = new ImportReport((line) => process.stderr.write(`${line}\n`));
    const file = path.resolve(process.env.CALLED_FROM ?? '.', args.file);
    const progress = progressBar();
    try {
      await importFaq({ file, dryRun: Boolean(args['dry-run']), validUntil, report, progress });
    } finally {
      progress.stop();
    }
    if (args['dry-run']) process.stderr.write('Dry run: nothing was written.\n');
    process.stdout.write(`${report.summary()}\n`);
  },
});
