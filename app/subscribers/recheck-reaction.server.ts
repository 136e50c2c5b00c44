import { recheckDelegation } from '~/features/verification/recheck-delegation.server';
import type { Reaction } from './reaction';

/** Official answers whose delegation has ended are looked at again, not silently unmarked. */
export const reaction: Reaction = {
  name: 'recheck',
  types: /^delegation\.ended$/,
  run: async (event) => {
    const delegationId = Number(event.data.delegationId);
    if (Number.isSafeInteger(delegationId)) await recheckDelegation(delegationId);
  },
};
