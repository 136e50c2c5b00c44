import { defineCommand } from 'citty';
import { verifyChain } from '../audit/verify-chain.server';

/** `audit verify`: no event was changed, removed or moved since it was written. */
export default defineCommand({
  meta: { description: 'Check that no event was ever changed, removed or moved' },
  async run() {
    const { checked, broken, head } = await verifyChain();
    process.stdout.write(`events: ${checked} checked, head ${head}\n`);
    if (broken === undefined) return;
    process.stderr.write(`The chain of events is broken: ${broken}\n`);
    process.exitCode = 1;
  },
});
