import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { SideLinks } from '~/components/card';
import { Chip } from '~/components/chip';
import { EmptyState } from '~/components/empty-state';
import { PageHeading, Section } from '~/components/layout';
import { QuestionList, QuestionRow } from '~/components/question-row';
import { StatTile, StatTiles } from '~/components/stat-tile';
import { agencySettingsWords } from '~/features/directory/agency-settings.words';
import { crisisWords } from '~/features/directory/crisis.words';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { canSeeSomeSettings, canSeeSomeTeam } from '~/features/directory/team.policy';
import { teamWords } from '~/features/directory/team.words';
import { DueTime, isSoon } from '~/features/escalations/due-time';
import {
  maySeeQueue,
  mostCounted,
  queueCounts,
  queueList,
  queueScope,
  queueStreams,
} from '~/features/escalations/queue.queries.server';
import { reportWords } from '~/features/insights/report.words';
import { countOpenFlags } from '~/features/moderation/flags.queries.server';
import { moderateWords } from '~/features/moderation/moderate.words';
import { canSeeFlagsDesk } from '~/features/moderation/moderation.policy';
import { pendingQuestions } from '~/features/moderation/moderation.queries.server';
import { countWaiting } from '~/features/verification/desk.queries.server';
import { now } from '~/platform/clock';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';

export const handle = { slim: true, search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const at = now();
  const lang = languageOf(args.request, actor);
  const scope = await queueScope(actor);
  const works = maySeeQueue(actor, scope);
  const moderates = canSeeFlagsDesk(actor);
  const [cases, mine, waiting, flags, pending, directory] = await Promise.all([
    works ? queueCounts(scope, at) : null,
    works ? queueList(scope, 'mine', null, at) : null,
    actor.delegations.length > 0 ? countWaiting(actor, 'mine', at) : null,
    moderates ? countOpenFlags() : null,
    moderates ? pendingQuestions() : null,
    getDirectory(),
  ]);
  const counted = (n: number) => (n > mostCounted ? `${mostCounted}+` : n);
  return {
    title: wordsFor(lang, moderateWords)('staffTitle'),
    at,
    cases: cases && { mine: counted(cases.mine), agency: counted(cases.agency), late: counted(cases.late) },
    waiting: waiting && Object.values(waiting).reduce((sum, n) => sum + n, 0),
    flags,
    pending: pending?.length ?? null,
    mine: (mine?.items ?? []).slice(0, 10).map((row) => {
      const agency = directory.agency(row.agencyId);
      const { id, title, language, dueAt } = row;
      return { id, title, language, dueAt, soon: isSoon(row, at), agency: agency ? nameIn(lang, agency) : '' };
    }),
    team: canSeeSomeTeam(actor),
    leads: canSeeSomeSettings(actor),
    live: works ? queueStreams(scope) : undefined,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function StaffDesk() {
  const t = useWords(moderateWords);
  const lang = useLang();
  const team = useWords(teamWords);
  const settings = useWords(agencySettingsWords);
  const crisis = useWords(crisisWords);
  const report = useWords(reportWords);
  const { title, at, cases, waiting, flags, pending, mine, ...sees } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={title} lead={t('staffLead')} />
      <StatTiles>
        {cases && (
          <>
            <StatTile label={t('myCases')} value={cases.mine} href="/staff/escalations?view=mine" />
            <StatTile label={t('agencyCases')} value={cases.agency} href="/staff/escalations?view=agency" />
            <StatTile label={t('lateCases')} value={cases.late} href="/staff/escalations?view=late" />
          </>
        )}
        {waiting !== null && <StatTile label={t('toVerify')} value={waiting} href="/staff/verification?scope=mine" />}
        {flags !== null && <StatTile label={t('openFlags')} value={flags} href="/staff/flags" />}
        {pending !== null && <StatTile label={t('pendingPosts')} value={pending} href="/staff/flags?view=pending" />}
      </StatTiles>
      {cases && (
        <Section heading={t('yours')} more={<LinkButton href="/staff/escalations">{t('openQueue')}</LinkButton>}>
          {mine.length === 0 && <EmptyState headingLevel={3} heading={t('noCases')} />}
          <QuestionList label={t('yours')}>
            {mine.map((row) => (
              <QuestionRow
                key={row.id}
                href={`/staff/escalations/${row.id}`}
                title={row.title}
                lang={row.language === lang ? undefined : row.language}
                chips={
                  row.dueAt && (
                    <Chip tone={row.dueAt < at ? 'late' : row.soon ? 'due' : 'neutral'}>
                      {row.dueAt < at ? (
                        <DueTime at={row.dueAt} />
                      ) : (
                        t.rich('due', { when: <DueTime at={row.dueAt} /> })
                      )}
                    </Chip>
                  )
                }
                meta={<span>{row.agency}</span>}
              />
            ))}
          </QuestionList>
        </Section>
      )}
      {sees.team && (
        <Section heading={team('yourAgency')}>
          <SideLinks
            items={[
              { href: '/staff/team', title: team('team'), note: team('teamText') },
              ...(sees.leads
                ? [
                    {
                      href: '/staff/agency',
                      title: settings('hoursAndPromises'),
                      note: settings('linkText'),
                    },
                    { href: '/staff/alerts', title: crisis('title'), note: crisis('linkText') },
                    { href: '/staff/reports', title: report('title'), note: report('linkText') },
                  ]
                : []),
              { href: '/skills', title: team('allSkills'), note: team('skillsText') },
            ]}
          />
        </Section>
      )}
    </>
  );
}
