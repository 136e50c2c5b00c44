import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BarChart } from '~/components/bar-chart';
import { Button, LinkButton } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { EmptyState } from '~/components/empty-state';
import { FieldLine, PageHeading, Section, Split } from '~/components/layout';
import { Tabs } from '~/components/tabs';
import { Time } from '~/components/time';
import { canSeeSomeSettings } from '~/features/directory/team.policy';
import { dimensions } from '~/features/insights/report.queries.server';
import { reportWords } from '~/features/insights/report.words';
import { authorize } from '~/platform/errors';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { formatAs } from '~/platform/i18n/format';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords } from '~/platform/i18n/words';
import { ReportTable } from './report-table';
import { reportView } from './report-view.server';

export const handle = { slim: true, search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  authorize(canSeeSomeSettings(actor));
  return {
    ...(await reportView(actor, args.url.searchParams, languageOf(args.request, actor))),
    kinds: [...dimensions],
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Reports() {
  const t = useWords(reportWords);
  const lang = useLang();
  const view = useLoaderData<typeof loader>();
  const { by, weeks, agency, chart, total } = view;
  const query = (more: Record<string, string>) =>
    new URLSearchParams({ by, weeks: String(weeks), ...(agency && { agency }), ...more }).toString();
  const empty = total.in + total.out + total.open === 0;
  const labels = chart.map(({ key }) => formatAs('shortDay', new Date(`${key}T12:00:00Z`), lang, 'UTC'));
  return (
    <>
      <PageHeading
        title={view.title}
        lead={t('lead')}
        actions={<LinkButton href={`/staff/reports.csv?${query({})}`}>{t('csv')}</LinkButton>}
      />
      <form method="get" action="/staff/reports">
        <input type="hidden" name="by" value={by} />
        <FieldLine>
          <SelectField
            label={t('period')}
            name="weeks"
            defaultValue={String(weeks)}
            options={view.periods.map((count) => ({ value: String(count), label: t('weeks', { count }) }))}
          />
          {view.agencies.length > 1 && (
            <SelectField
              label={t('agency')}
              name="agency"
              placeholder={t('allAgencies')}
              defaultValue={agency}
              options={view.agencies}
            />
          )}
          <Button>{t('show')}</Button>
        </FieldLine>
      </form>
      <p className="ah-small">
        {t.rich('countedUntil', { when: <Time at={view.until} shape="dateTime" relative={false} /> })}
      </p>
      {empty ? (
        <EmptyState heading={t(view.counting ? 'counting' : 'empty')}>
          {t(view.counting ? 'countingText' : 'emptyText')}
        </EmptyState>
      ) : (
        <>
          <Split>
            <BarChart
              title={t('inOut')}
              labels={labels}
              series={[
                { label: t('in'), values: chart.map((line) => line.in) },
                { label: t('out'), values: chart.map((line) => line.out) },
              ]}
            />
            <BarChart
              title={t('openWeek')}
              labels={labels}
              series={[{ label: t('open'), values: chart.map((line) => line.open) }]}
            />
          </Split>
          <Section heading={t('figures')}>
            <Tabs
              label={t('by')}
              items={view.kinds.map((kind) => ({
                href: `/staff/reports?${query({ by: kind })}`,
                label: t(`by_${kind}`),
                current: kind === by,
              }))}
            />
            <ReportTable view={view} />
          </Section>
        </>
      )}
      <Disclosure summary={t('how')} quiet>
        <p>{t('howText')}</p>
      </Disclosure>
    </>
  );
}
