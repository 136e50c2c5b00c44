import { notifyTopic } from '~/features/notifications/notify-topic.server';
import type { Reaction } from './reaction';

/** One notice per person when all official answers of a topic are suspended, and when that ends. */
export const reaction: Reaction = {
  name: 'notify-topic',
  types: /^topic\.answers_(suspended|reinstated)$/,
  run: notifyTopic,
};
