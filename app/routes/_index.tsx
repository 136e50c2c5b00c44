import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { Hero } from '~/components/hero';
import { Section, Split } from '~/components/layout';
import { SearchBox } from '~/components/search-box';
import { TopicTile, TopicTiles } from '~/components/topic-tile';
import { listWords } from '~/features/channels/list.words';
import { Questions } from '~/features/channels/question-list';
import { listQuestions } from '~/features/channels/question-list.queries.server';
import { recentlyConfirmed } from '~/features/channels/recently-confirmed.queries.server';
import { withTopics } from '~/features/channels/shown-questions.server';
import { descriptionIn, getDirectory, nameIn } from '~/features/directory/directory.server';
import { freshUntil } from '~/platform/http/fresh-until';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords } from '~/platform/i18n/words';

const shownTopics = 24;

export const loader = pageLoader(async ({ actor, request, context }) => {
  const lang = languageOf(request, actor);
  const [directory, confirmed, waiting] = await Promise.all([
    getDirectory(),
    recentlyConfirmed(6),
    listQuestions({ sort: 'unanswered', limit: 6 }),
  ]);
  context.page.tags.push('lists', 'official', 'site');
  for (const { officialUntil } of confirmed) freshUntil(context, officialUntil);
  return {
    live: 'alerts',
    topics: directory.topics.slice(0, shownTopics).map((topic) => ({
      slug: topic.slug,
      icon: topic.icon,
      name: nameIn(lang, topic),
      description: descriptionIn(lang, topic),
    })),
    moreTopics: directory.topics.length > shownTopics,
    confirmed: withTopics(confirmed, directory, lang),
    waiting: withTopics(waiting.items, directory, lang),
  };
});

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, null);

export const handle = { search: false };

export default function Home() {
  const t = useWords(listWords);
  const { topics, moreTopics, confirmed, waiting } = useLoaderData<typeof loader>();
  return (
    <>
      <Hero
        title={t('homeTitle')}
        lead={t('homeLead')}
        foot={t.rich('homeOrAsk', { ask: <a href="/questions/new">{t('ask')}</a> })}
      >
        <SearchBox size="hero" placeholder={t('homePlaceholder')} id="home-search" />
      </Hero>
      {topics.length > 0 && (
        <Section heading={t('homeTopics')} id="topics" more={moreTopics && <a href="/topics">{t('seeAll')}</a>}>
          <TopicTiles>
            {topics.map((topic) => (
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
      )}
      <Split>
        {confirmed.length > 0 && (
          <Section heading={t('homeConfirmed')} more={<a href="/official">{t('seeAll')}</a>}>
            <Questions items={confirmed} label={t('homeConfirmed')} />
          </Section>
        )}
        <Section heading={t('homeWaiting')} more={<a href="/questions?sort=unanswered">{t('seeAll')}</a>}>
          {waiting.length === 0 ? (
            <EmptyState
              heading={t('noneWaiting')}
              headingLevel={3}
              actions={<LinkButton href="/questions/new">{t('ask')}</LinkButton>}
            >
              {t('noneWaitingHelp')}
            </EmptyState>
          ) : (
            <Questions items={waiting} label={t('homeWaiting')} />
          )}
        </Section>
      </Split>
    </>
  );
}
