import { defineCommand } from 'citty';
import { env } from '~/platform/env.server';
import { CommandError } from '../command-error.ts';
import { generateThreads } from '../generate/generate-threads.server';

/** `generate 10000`: synthetic threads for trying the product at size; demo only. */
export default defineCommand({
  meta: { description: 'Make synthetic threads by COPY, to try the product at size; demo only' },
  args: { count: { type: 'positional', description: 'how many threads', required: true } },
  async run({ args }) {
    if (!env().demo) throw new CommandError('Threads are generated with DEMO=1 only.');
    const count = /^\d{1,7}$/.test(args.count) ? Number(args.count) : 0;
    if (count < 1 || count > 5_000_000)
      throw new CommandError(`"${args.count}" is no number of threads from 1 to 5000000.`);
    const began = Date.now();
    await generateThreads(count, (done, what) => process.stderr.write(`\r${done} ${what}      `));
    process.stderr.write('\n');
    process.stdout.write(`questions: ${count} new in ${Math.round((Date.now() - began) / 1000)} s\n`);
  },
});
