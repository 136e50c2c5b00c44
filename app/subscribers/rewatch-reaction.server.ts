import { wakeCases } from '~/features/escalations/wake-cases.server';
import { watchTopics } from '~/features/escalations/watch-topics.server';
import type { Reaction } from './reaction';

/** Thresholds and hours that change are asked of the questions that are open already, too; hours, of open cases. */
export const reaction: Reaction = {
  name: 'rewatch',
  types: /^(service_level|calendar)\.changed$/,
  run: async ({ type, agencyId, data }) => {
    if (agencyId === null) return;
    await watchTopics(agencyId, data.topicId ? Number(data.topicId) : null);
    if (type === 'calendar.changed') await wakeCases(agencyId);
  },
};
