import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeading, Section } from '~/components/layout';
import { TopicTile, TopicTiles } from '~/components/topic-tile';
import { listWords } from '~/features/channels/list.words';
import { descriptionIn, getDirectory, nameIn } from '~/features/directory/directory.server';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, request, context }) => {
  const lang = languageOf(request, actor);
  const directory = await getDirectory();
  context.page.tags.push('site');
  return {
    title: wordsFor(lang, listWords)('allTopics'),
    groups: directory.agencies
      .map((agency) => ({
        slug: agency.slug,
        name: nameIn(lang, agency),
        topics: directory.topics
          .filter((topic) => topic.agencyId === agency.id)
          .map((topic) => ({
            slug: topic.slug,
            icon: topic.icon,
            name: nameIn(lang, topic),
            description: descriptionIn(lang, topic),
          })),
      }))
      .filter((group) => group.topics.length > 0),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Topics() {
  const t = useWords(listWords);
  const { groups } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t('allTopics')} lead={t('allTopicsLead')} />
      {groups.map((group) => (
        <Section key={group.slug} heading={<a href={`/agencies/${group.slug}`}>{group.name}</a>}>
          <TopicTiles label={group.name}>
            {group.topics.map((topic) => (
              <TopicTile
                key={topic.slug}
                href={`/topics/${topic.slug}`}
                name={topic.name}
                icon={topic.icon ?? undefined}
              >
                {topic.description}
              </TopicTile>
            ))}
          </TopicTiles>
        </Section>
      ))}
    </>
  );
}
