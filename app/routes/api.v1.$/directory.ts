import { z } from 'zod';
import { currentAlerts, standsOn } from '~/features/directory/alerts.server';
import { getDirectory } from '~/features/directory/directory.server';
import { endpoint } from './endpoint';
import { Agency, Alert, Topic } from './shapes';
import { Slug } from './values';

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
  endpoint(
    'GET',
    '/alerts',
    {
      summary: 'Alerts that are up now, newest first: everywhere, or those that stand on a topic or an agency',
      auth: 'public',
      query: z.object({ topic: Slug.optional(), agency: Slug.optional() }),
      result: z.object({ items: z.array(Alert) }),
    },
    async ({ query }) => {
      const [directory, alerts] = await Promise.all([getDirectory(), currentAlerts()]);
      const topic = query.topic === undefined ? null : directory.topicBySlug(query.topic);
      const agency = query.agency === undefined ? null : directory.agencyBySlug(query.agency);
      if (topic === undefined || agency === undefined) return { items: [] };
      const place = { topicId: topic?.id ?? null, agencyId: agency?.id ?? topic?.agencyId ?? null };
      return {
        items: alerts
          .filter((one) => (topic === null && agency === null) || standsOn(one, place))
          .map(({ id, topicId, agencyId, language, title, body, translations, startsAt, endsAt }) => ({
            id,
            topic: topicId === null ? null : (directory.topic(topicId)?.slug ?? null),
            agency: agencyId === null ? null : (directory.agency(agencyId)?.slug ?? null),
            language,
            title,
            body,
            translations,
            startsAt: startsAt.toISOString(),
            endsAt: endsAt?.toISOString() ?? null,
          })),
      };
    },
  ),
];
