import { z } from 'zod';
import { getDirectory } from '~/features/directory/directory.server';
import { endpoint } from './endpoint';
import { Agency, Topic } from './shapes';

export const directoryEndpoints = [
  endpoint(
    'GET',
    '/topics',
    { summary: 'All topics', auth: 'public', result: z.object({ items: z.array(Topic) }) },
    async () => {
      const directory = await getDirectory();
      return {
        items: directory.topics.map(({ slug, name, description, agencyId, risk }) => ({
          slug,
          name,
          description,
          agency: directory.agency(agencyId)?.slug ?? '',
          risk,
        })),
      };
    },
  ),
  endpoint(
    'GET',
    '/agencies',
    { summary: 'All agencies', auth: 'public', result: z.object({ items: z.array(Agency) }) },
    async () => ({
      items: (await getDirectory()).agencies.map(
        ({ slug, name, description, phone, email, url, address, jurisdiction }) => ({
          slug,
          name,
          description,
          phone,
          email,
          url,
          address,
          jurisdiction,
        }),
      ),
    }),
  ),
];
