import { changesSearch, keepQuestionIndexed } from '~/features/search/keep-index.server';
import type { Reaction } from './reaction';

/** Search documents follow what changes in a thread. */
export const reaction: Reaction = {
  name: 'search',
  types: /^(question|answer|verification|flag)\./,
  run: async (event) => {
    if (changesSearch(event.type)) await keepQuestionIndexed(event);
  },
};
