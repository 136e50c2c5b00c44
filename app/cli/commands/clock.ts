import { defineCommand } from 'citty';
import { readClockOffset, storeClockOffset } from '~/platform/clock-sync.server';
import { env } from '~/platform/env.server';
import { CommandError } from '../command-error.ts';

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const TEN_YEARS = 10 * 365 * 86_400_000;

/** `clock +25h`, `clock reset`: moves the one clock that every rule, page and sweep reads. */
export default defineCommand({
  meta: { description: 'Move the product’s clock (+25h, +3d, +90m) or reset it; demo only' },
  args: { by: { type: 'positional', description: '+25h, +3d, +90m or reset', required: true } },
  async run({ args }) {
    if (!env().demo) throw new CommandError('The clock can be moved with DEMO=1 only.');
    const offset = args.by === 'reset' ? 0 : (await readClockOffset()) + durationOf(args.by);
    if (Math.abs(offset) > TEN_YEARS) throw new CommandError('The clock can be moved by ten years at most.');
    await storeClockOffset(offset);
    process.stdout.write(`${new Date(Date.now() + offset).toISOString()}\n`);
  },
});

function durationOf(text: string): number {
  const match = /^\+?(\d{1,6})([smhdw])$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  if (!match || unit === undefined)
    throw new CommandError(`"${text}" is no span of time: write +25h, +3d, +90m or reset.`);
  return Number(match[1]) * unit;
}
