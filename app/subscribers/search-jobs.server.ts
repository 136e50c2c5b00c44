import { finishIndexing } from '~/features/search/index-questions.server';
import { removeOldKeys } from '~/platform/idempotency.server';

/** Once a night: how frequent words have become, and keys of requests that nobody will repeat any more. */
export const jobs = {
  tasks: {
    'refresh-search': () => finishIndexing(),
    'remove-old-keys': () => removeOldKeys(),
  },
  crontab: [
    '41 3 * * * refresh-search ?max=1&jobKey=refresh-search',
    '43 3 * * * remove-old-keys ?max=1&jobKey=remove-old-keys',
  ].join('\n'),
};
