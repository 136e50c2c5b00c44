import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Fragment } from 'react';
import { LinkButton } from '~/components/button';
import { SideCard, SideLinks } from '~/components/card';
import { Chip } from '~/components/chip';
import { EmptyState } from '~/components/empty-state';
import { Columns, PageHeading } from '~/components/layout';
import { Letters } from '~/components/letters';
import { Pagination } from '~/components/pagination';
import { QuestionList, QuestionRow } from '~/components/question-row';
import { Tabs } from '~/components/tabs';
import { Time } from '~/components/time';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { questionPath } from '~/features/questions/slug';
import { CheckCode } from '~/features/verification/check-code';
import { countOfficial } from '~/features/verification/count-official.queries.server';
import { officialWords } from '~/features/verification/official.words';
import {
  letters,
  listOfficial,
  officialLetters,
  officialOrders,
} from '~/features/verification/official-list.queries.server';
import { soonest } from '~/features/verification/review-due';
import { badgeWords } from '~/features/verification/verification-badge.words';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { freshUntil } from '~/platform/http/fresh-until';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, request, url, context }) => {
  const lang = languageOf(request, actor);
  const at = now();
  const search = url.searchParams;
  const directory = await getDirectory();
  const topic = directory.topicBySlug(search.get('topic') ?? '') ?? null;
  const agency = directory.agencyBySlug(search.get('agency') ?? '') ?? null;
  if ((search.get('topic') && !topic) || (search.get('agency') && !agency)) throw new NotFound();
  const order = officialOrders.find((name) => name === search.get('sort')) ?? 'newest';
  const letter = order === 'az' ? (letters.find((one) => one === search.get('letter')?.toLowerCase()) ?? null) : null;
  const after = search.get('after');
  const within = { topicId: topic?.id ?? null, agencyId: agency?.id ?? null };
  const [page, counts, there] = await Promise.all([
    listOfficial({ ...within, order, letter, after }, at),
    countOfficial(at),
    order === 'az' ? officialLetters(within, at) : ([] as string[]),
  ]);
  context.page.tags.push('official');
  freshUntil(context, soonest([counts.until, ...page.items.map((item) => item.validUntil)]));

  const address = (changes: Record<string, string | null>) => {
    const to = new URLSearchParams({
      ...(topic ? { topic: topic.slug } : {}),
      ...(agency ? { agency: agency.slug } : {}),
      ...(order === 'newest' ? {} : { sort: order }),
      ...(letter ? { letter } : {}),
    });
    for (const [key, value] of Object.entries(changes)) value === null ? to.delete(key) : to.set(key, value);
    return to.size > 0 ? `/official?${to}` : '/official';
  };
  const t = wordsFor(lang, officialWords);
  const title = topic
    ? t('titleTopic', { topic: nameIn(lang, topic) })
    : agency
      ? t('titleAgency', { agency: nameIn(lang, agency) })
      : t('title');
  return {
    title,
    filtered: topic !== null || agency !== null,
    order,
    links: {
      newest: address({ sort: null, letter: null }),
      changed: address({ sort: 'changed', letter: null }),
      az: address({ sort: 'az', letter: null }),
      first: after ? address({}) : null,
    },
    letters:
      order === 'az'
        ? letters.map((one) => ({
            letter: one.toUpperCase(),
            current: one === letter,
            href: there.includes(one) ? address({ letter: one }) : null,
          }))
        : null,
    next: page.next ? address({ after: page.next }) : null,
    items: page.items.map((item) => {
      const itsTopic = directory.topic(item.topicId);
      const itsAgency = directory.agency(item.agencyId);
      return {
        ...item,
        initial: order === 'az' ? initialOf(item.azKey) : null,
        path: questionPath({ id: item.questionId, slug: item.slug }),
        topic: itsTopic ? { slug: itsTopic.slug, name: nameIn(lang, itsTopic) } : null,
        agency: itsAgency ? nameIn(lang, itsAgency) : '',
      };
    }),
    topics: directory.topics
      .map((each) => ({ slug: each.slug, name: nameIn(lang, each), n: counts.topics.get(each.id) ?? 0 }))
      .filter((each) => each.n > 0)
      .slice(0, 60),
    agencies: directory.agencies
      .map((each) => ({ slug: each.slug, name: nameIn(lang, each), n: counts.agencies.get(each.id) ?? 0 }))
      .filter((each) => each.n > 0)
      .slice(0, 60),
  };
});

/** The letter an entry stands under. */
const initialOf = (azKey: string) => (/^[a-z]/.exec(azKey)?.[0] ?? '#').toUpperCase();

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Official() {
  const t = useWords(officialWords);
  const badge = useWords(badgeWords);
  const lang = useLang();
  const {
    title,
    filtered,
    order,
    links,
    next,
    items,
    topics,
    agencies,
    letters: index,
  } = useLoaderData<typeof loader>();
  const side = (key: 'topic' | 'agency', list: typeof topics) =>
    list.map((each) => ({
      href: `/official?${key}=${each.slug}`,
      title: t('count', { name: each.name, count: each.n }),
    }));
  return (
    <Columns
      asideLabel={t('byTopic')}
      aside={
        <>
          <SideCard heading={t('checkCode')}>
            <CheckCode />
          </SideCard>
          {topics.length > 0 && (
            <SideCard heading={t('byTopic')}>
              <SideLinks items={side('topic', topics)} />
            </SideCard>
          )}
          {agencies.length > 0 && (
            <SideCard heading={t('byAgency')}>
              <SideLinks items={side('agency', agencies)} />
            </SideCard>
          )}
        </>
      }
    >
      <PageHeading title={title} lead={t('lead')} actions={filtered && <a href="/official">{t('backToAll')}</a>} />
      <Tabs
        label={t('sorted')}
        items={[
          { href: links.newest, label: t('newest'), current: order === 'newest' },
          { href: links.changed, label: t('changed'), current: order === 'changed' },
          { href: links.az, label: t('az'), current: order === 'az' },
        ]}
      />
      {index && (
        <>
          <Letters label={t('letters')} items={index} />
          <p className="ah-small">{t('azHelp')}</p>
        </>
      )}
      {order === 'changed' && <p className="ah-small">{t('changedHelp')}</p>}
      {items.length === 0 && (
        <EmptyState
          icon="seal"
          heading={t(order === 'changed' ? 'noneChanged' : 'none')}
          actions={
            <LinkButton href="/questions/new" variant="primary">
              {t('ask')}
            </LinkButton>
          }
        >
          {t('noneHelp')}
        </EmptyState>
      )}
      {groupsOf(items).map(({ initial, items: some }) => (
        <Fragment key={initial}>
          {initial && <h2 className="ah-initial">{initial}</h2>}
          <QuestionList label={initial ? `${title}: ${initial}` : title}>
            {some.map((item) => (
              <QuestionRow
                key={item.verificationId}
                headingLevel={initial ? 3 : 2}
                href={item.path}
                title={item.title}
                lang={item.language === lang ? undefined : item.language}
                topic={item.topic ? { href: `/topics/${item.topic.slug}`, label: item.topic.name } : undefined}
                chips={<Chip tone="official">{badge('current')}</Chip>}
                shortAnswer={item.shortAnswer ?? undefined}
                shortAnswerLang={item.language === lang ? undefined : item.language}
                meta={
                  <>
                    <span>
                      {t.rich('confirmed', {
                        agency: item.agency,
                        when: <Time at={item.verifiedAt} relative={false} />,
                      })}
                    </span>
                    <span>{t.rich('until', { when: <Time at={item.validUntil} relative={false} /> })}</span>
                    <a href={`/official/code/${item.code}`}>{item.code}</a>
                    {order === 'changed' && (
                      <a href={`/questions/${item.questionId}/history`}>
                        {item.publicNote ? t('whatChanged', { note: item.publicNote }) : t('seeChange')}
                      </a>
                    )}
                  </>
                }
              />
            ))}
          </QuestionList>
        </Fragment>
      ))}
      <Pagination next={next} first={links.first} />
    </Columns>
  );
}

type Item = ReturnType<typeof useLoaderData<typeof loader>>['items'][number];

/** Entries under their letters; all in one where they stand under none. */
function groupsOf(items: readonly Item[]): { initial: string | null; items: Item[] }[] {
  const groups: { initial: string | null; items: Item[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last.initial === item.initial) last.items.push(item);
    else groups.push({ initial: item.initial, items: [item] });
  }
  return groups;
}
