import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { PageHeading } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { SearchBox } from '~/components/search-box';
import { Tabs } from '~/components/tabs';
import { listedByIds } from '~/features/channels/listed-by-ids.queries.server';
import { Questions } from '~/features/channels/question-list';
import { withTopics } from '~/features/channels/shown-questions.server';
import { getDirectory } from '~/features/directory/directory.server';
import { searchWords } from '~/features/search/search.words';
import { searchForReader } from '~/features/search/search-door.server';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { storable } from '~/platform/http/read-form.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';
import type { PageHandle } from '~/root';

export const handle: PageHandle = { search: false };

const perPage = 20;

export const loader = pageLoader(async ({ actor, url, request, context }) => {
  const lang = languageOf(request, actor);
  const asked = (name: string) => storable(url.searchParams.get(name) ?? '').slice(0, 500);
  const [q, after] = [asked('q').trim(), asked('after')];
  const official = asked('official') === 'true';
  const t = wordsFor(lang, searchWords);
  const directory = await getDirectory();
  const topicId = directory.topicBySlug(asked('topic'))?.id;
  const agencyId = directory.agencyBySlug(asked('agency'))?.id;
  const kept = Object.fromEntries(['topic', 'agency'].flatMap((name) => (asked(name) ? [[name, asked(name)]] : [])));
  const href = (more: Record<string, string>) => `/search?${new URLSearchParams({ q, ...kept, ...more })}`;
  const only: Record<string, string> = official ? { official: 'true' } : {};
  const { items, next } = q
    ? await searchForReader(
        { q, topicId, agencyId, official: official || undefined, lang, limit: perPage, after },
        { actor, address: context.clientAddress },
      )
    : { items: [], next: null };
  return {
    q,
    official,
    items: withTopics(await listedByIds(items.map((hit) => hit.id)), directory, lang),
    tabs: { everything: href({}), official: href({ official: 'true' }) },
    next: next && href({ ...only, after: next }),
    first: after ? href(only) : null,
    askHref: `/questions/new?${new URLSearchParams({ title: q.slice(0, 150) })}`,
    title: q ? t('titleFor', { query: q }) : t('title'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title ?? null, [{ name: 'robots', content: 'noindex' }]);

export default function SearchPage() {
  const t = useWords(searchWords);
  const { q, official, items, tabs, next, first, askHref } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={q ? t('found', { query: q }) : t('prompt')} lead={q ? undefined : t('promptHelp')} />
      <SearchBox query={q} id="q" />
      {q && (
        <Tabs
          label={t('filterLabel')}
          items={[
            { href: tabs.everything, label: t('everything'), current: !official },
            { href: tabs.official, label: t('officialOnly'), current: official },
          ]}
        />
      )}
      {q && items.length === 0 && (
        <EmptyState
          heading={official ? t('nothingOfficial', { query: q }) : t('nothing', { query: q })}
          actions={<LinkButton href={askHref}>{t('ask')}</LinkButton>}
        >
          {t('nothingHelp')}
        </EmptyState>
      )}
      {items.length > 0 && <Questions items={items} label={t('found', { query: q })} headingLevel={2} />}
      <Pagination next={next} first={first} />
      {items.length > 0 && (
        <p>
          {t('notFound')} <LinkButton href={askHref}>{t('ask')}</LinkButton>
        </p>
      )}
    </>
  );
}
