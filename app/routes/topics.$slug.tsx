import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/breadcrumb';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { PageHeading } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { Tabs } from '~/components/tabs';
import { listWords } from '~/features/channels/list.words';
import { Questions } from '~/features/channels/question-list';
import { isSort, listQuestions, sorts } from '~/features/channels/question-list.queries.server';
import { withTopics } from '~/features/channels/shown-questions.server';
import { descriptionIn, getDirectory, nameIn } from '~/features/directory/directory.server';
import { questionWords } from '~/features/questions/question.words';
import { SuspensionBanner } from '~/features/verification/suspension-banner';
import { suspensionOn } from '~/features/verification/suspensions.queries.server';
import { NotFound } from '~/platform/errors';
import { freshUntil } from '~/platform/http/fresh-until';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords } from '~/platform/i18n/words';
import { siteWords } from '~/root.words';

export const loader = pageLoader(async ({ actor, params, url, request, context }) => {
  const lang = languageOf(request, actor);
  const directory = await getDirectory();
  const topic = directory.topicBySlug(params.slug ?? '');
  const agency = topic && directory.agency(topic.agencyId);
  if (!topic || !agency) throw new NotFound();
  const asked = url.searchParams.get('sort');
  const sort = isSort(asked) ? asked : 'newest';
  const after = url.searchParams.get('after');
  const [page, suspension] = await Promise.all([
    listQuestions({ topicId: topic.id, sort, after }),
    suspensionOn(agency.id, topic.id),
  ]);
  context.page.tags.push('lists', 'site');
  for (const { officialUntil } of page.items) freshUntil(context, officialUntil);
  const base = `/topics/${topic.slug}`;
  return {
    about: { topicId: topic.id, agencyId: topic.agencyId },
    live: 'alerts',
    suspension,
    topic: { slug: topic.slug, name: nameIn(lang, topic), description: descriptionIn(lang, topic) },
    agency: { slug: agency.slug, name: nameIn(lang, agency) },
    items: withTopics(page.items, directory, lang),
    sort,
    sorts: sorts.map((name) => ({ name, href: `${base}?sort=${name}` })),
    next: page.next ? `?${new URLSearchParams({ sort, after: page.next })}` : null,
    first: after ? base : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.topic.name ?? null);

export default function TopicPage() {
  const t = useWords(listWords);
  const q = useWords(questionWords);
  const site = useWords(siteWords);
  const { topic, agency, items, sort, sorts, next, first, suspension } = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumb items={[{ href: '/topics', label: site('topics') }]} />
      <PageHeading
        title={topic.name}
        lead={
          <>
            {topic.description}{' '}
            {t.rich('whoAnswers', { agency: <a href={`/agencies/${agency.slug}`}>{agency.name}</a> })}
          </>
        }
        actions={
          <>
            <LinkButton variant="primary" href={`/questions/new?topic=${topic.slug}`}>
              {t('ask')}
            </LinkButton>
            <LinkButton href={`/official?topic=${topic.slug}`} icon="seal">
              {t('officialOnes')}
            </LinkButton>
          </>
        }
      />
      <SuspensionBanner suspension={suspension} />
      <Tabs
        label={q('sortLabel')}
        items={sorts.map(({ name, href }) => ({ href, label: q(name), current: name === sort }))}
      />
      {items.length === 0 ? (
        <EmptyState heading={t('topicEmpty')}>{t('topicEmptyHelp')}</EmptyState>
      ) : (
        <Questions items={items} label={topic.name} headingLevel={2} />
      )}
      <Pagination next={next} first={first} />
    </>
  );
}
