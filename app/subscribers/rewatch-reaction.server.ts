import { watchTopics } from '~/features/escalations/watch-topics.server';
import type { Reaction } from './reaction';

/** Thresholds and hours that change are asked of the questions that are open already, too. */
export const reaction: Reaction = {
  name: 'rewatch',
  types: /^(service_level|calendar)\.changed$/,
  run: async ({ agencyId, data }) => {
    if (agencyId !== null) await watchTopics(agencyId, data.topicId ? Number(data.topicId) : null);
  },
};
