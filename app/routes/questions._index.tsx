import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { SideCard, SideLinks } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Columns, PageHeading } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { Tabs } from '~/components/tabs';
import { Questions } from '~/features/channels/question-list';
import { isSort, listQuestions, sorts } from '~/features/channels/question-list.queries.server';
import { withTopics } from '~/features/channels/shown-questions.server';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { questionWords } from '~/features/questions/question.words';
import { freshUntil } from '~/platform/http/fresh-until';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, url, request, context }) => {
  const lang = languageOf(request, actor);
  const asked = url.searchParams.get('sort');
  const sort = isSort(asked) ? asked : 'newest';
  const tag = url.searchParams.get('tag')?.slice(0, 60) || undefined;
  const after = url.searchParams.get('after');
  const [page, directory] = await Promise.all([listQuestions({ sort, tag, after }), getDirectory()]);
  context.page.tags.push('lists', 'site');
  for (const { officialUntil } of page.items) freshUntil(context, officialUntil);
  const query = (more: Record<string, string>) =>
    `?${new URLSearchParams({ ...(sort !== 'newest' && { sort }), ...(tag && { tag }), ...more })}`;
  return {
    items: withTopics(page.items, directory, lang),
    topics: directory.topics.map((topic) => ({ href: `/topics/${topic.slug}`, title: nameIn(lang, topic) })),
    sort,
    sorts: sorts.map((name) => ({
      name,
      href: `/questions?${new URLSearchParams({ sort: name, ...(tag && { tag }) })}`,
    })),
    tag,
    next: page.next ? query({ after: page.next }) : null,
    first: after ? query({}) : null,
    title: wordsFor(lang, questionWords)('questionsTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function QuestionsPage() {
  const t = useWords(questionWords);
  const { items, topics, sort, sorts, tag, next, first } = useLoaderData<typeof loader>();
  return (
    <Columns
      asideLabel={t('topicsLabel')}
      aside={
        topics.length > 0 && (
          <SideCard heading={t('topicsLabel')}>
            <SideLinks items={topics} />
          </SideCard>
        )
      }
    >
      <PageHeading
        title={tag ? `#${tag}` : t('questionsTitle')}
        actions={
          <LinkButton variant="primary" href="/questions/new">
            {t('askAQuestion')}
          </LinkButton>
        }
      />
      <Tabs
        label={t('sortLabel')}
        items={sorts.map(({ name, href }) => ({ href, label: t(name), current: name === sort }))}
      />
      {items.length === 0 ? (
        <EmptyState
          heading={t('noQuestions')}
          actions={<LinkButton href="/questions/new">{t('askAQuestion')}</LinkButton>}
        >
          {t('noQuestionsHelp')}
        </EmptyState>
      ) : (
        <Questions items={items} label={t('questionsTitle')} headingLevel={2} />
      )}
      <Pagination next={next} first={first} />
    </Columns>
  );
}
