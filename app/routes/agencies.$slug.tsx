import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { PhoneNumber, SideCard } from '~/components/card';
import { Columns, PageHeading, Section } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { TopicTile, TopicTiles } from '~/components/topic-tile';
import { listWords } from '~/features/channels/list.words';
import { Questions } from '~/features/channels/question-list';
import { listQuestions } from '~/features/channels/question-list.queries.server';
import { withTopics } from '~/features/channels/shown-questions.server';
import { descriptionIn, getDirectory, nameIn } from '~/features/directory/directory.server';
import { questionWords } from '~/features/questions/question.words';
import { SuspensionBanner } from '~/features/verification/suspension-banner';
import { suspensionOn } from '~/features/verification/suspensions.queries.server';
import { NotFound } from '~/platform/errors';
import { freshUntil } from '~/platform/http/fresh-until';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { formatAs } from '~/platform/i18n/format';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, params, url, request, context }) => {
  const lang = languageOf(request, actor);
  const directory = await getDirectory();
  const agency = directory.agencyBySlug(params.slug ?? '');
  if (!agency) throw new NotFound();
  const topics = directory.topics.filter((topic) => topic.agencyId === agency.id);
  const after = url.searchParams.get('after');
  const [page, suspension] = await Promise.all([
    listQuestions({ agencyTopicIds: topics.map((topic) => topic.id), after }),
    suspensionOn(agency.id, null),
  ]);
  context.page.tags.push('lists', 'site');
  for (const { officialUntil } of page.items) freshUntil(context, officialUntil);
  const { phone, email, url: website, address, slug, calendar } = agency;
  return {
    about: { topicId: null, agencyId: agency.id },
    live: 'alerts',
    suspension,
    agency: {
      slug,
      phone,
      email,
      website,
      address,
      name: nameIn(lang, agency),
      description: descriptionIn(lang, agency),
    },
    weekly: calendar?.weekly ?? null,
    topics: topics.map((topic) => ({
      slug: topic.slug,
      icon: topic.icon,
      name: nameIn(lang, topic),
      description: descriptionIn(lang, topic),
    })),
    items: withTopics(page.items, directory, lang),
    next: page.next ? `?${new URLSearchParams({ after: page.next })}` : null,
    first: after ? `/agencies/${slug}` : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.agency.name ?? null);

export default function AgencyPage() {
  const t = useWords(listWords);
  const q = useWords(questionWords);
  const { agency, weekly, topics, items, next, first, suspension } = useLoaderData<typeof loader>();
  return (
    <Columns
      asideLabel={t('contact')}
      aside={
        <>
          <SideCard heading={t('contact')}>
            {agency.phone && <PhoneNumber number={agency.phone} />}
            {agency.address && <p>{agency.address}</p>}
            {agency.email && (
              <p>
                <a href={`mailto:${agency.email}`}>{agency.email}</a>
              </p>
            )}
            {agency.website && (
              <p>
                <a href={agency.website} rel="noopener">
                  {t('website')}
                </a>
              </p>
            )}
          </SideCard>
          {weekly && (
            <SideCard heading={t('hours')}>
              <Hours weekly={weekly} />
              <p className="ah-small">{t('hoursZone')}</p>
            </SideCard>
          )}
        </>
      }
    >
      <PageHeading
        title={agency.name}
        lead={agency.description}
        actions={
          <LinkButton href={`/official?agency=${agency.slug}`} icon="seal">
            {t('officialOnes')}
          </LinkButton>
        }
      />
      <SuspensionBanner suspension={suspension} />
      {topics.length > 0 && (
        <Section heading={t('topicsOf', { agency: agency.name })}>
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
      {items.length > 0 && (
        <Section heading={q('questionsTitle')}>
          <Questions items={items} label={q('questionsTitle')} />
          <Pagination next={next} first={first} />
        </Section>
      )}
    </Columns>
  );
}

function Hours({ weekly }: { weekly: { from: string; to: string }[][] }) {
  const t = useWords(listWords);
  const lang = useLang();
  // 1 January 2024 was a Monday, with which the week begins here.
  const day = (n: number) => formatAs('weekday', new Date(Date.UTC(2024, 0, 1 + n, 12)), lang, 'UTC');
  return (
    <dl className="ah-hours">
      {weekly.map((intervals, n) => (
        <div key={day(n)}>
          <dt>{day(n)}</dt>
          <dd>{intervals.length === 0 ? t('closedDay') : intervals.map((i) => `${i.from}–${i.to}`).join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
