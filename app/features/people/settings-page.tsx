import type { ReactNode } from 'react';
import { Alert } from '~/components/alert';
import { ErrorSummary } from '~/components/error-summary';
import { Narrow, PageHeading } from '~/components/layout';
import { Tabs } from '~/components/tabs';
import { errorsOf, type FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import { settingsWords } from './settings.words';

const parts = ['profile', 'email', 'password', 'second-factor', 'sessions', 'tokens'] as const;
export type SettingsPart = (typeof parts)[number];

/** The frame of every page of the settings: what went wrong or right, the parts, and the part's own content. */
export function SettingsPage(props: {
  part: SettingsPart;
  lead: ReactNode;
  problem?: FormProblem['problem'] | null;
  done?: string | null;
  children: ReactNode;
}) {
  const t = useWords(settingsWords);
  const { part, lead, problem, done, children } = props;
  const titles: Record<SettingsPart, string> = {
    profile: t('settings'),
    email: t('email'),
    password: t('password'),
    'second-factor': t('second'),
    sessions: t('sessions'),
    tokens: t('tokens'),
  };
  const tabs: Record<SettingsPart, string> = {
    profile: t('profile'),
    email: t('tabEmail'),
    password: t('password'),
    'second-factor': t('tabSecond'),
    sessions: t('tabSessions'),
    tokens: t('tabTokens'),
  };
  return (
    <Narrow>
      <ErrorSummary errors={errorsOf(problem ?? null)} />
      {done && !problem && (
        <Alert tone="success" live>
          {done}
        </Alert>
      )}
      <PageHeading title={titles[part]} lead={lead} />
      <Tabs
        label={t('sections')}
        items={parts.map((name) => ({
          href: name === 'profile' ? '/settings' : `/settings/${name}`,
          label: tabs[name],
          current: name === part,
        }))}
      />
      {children}
    </Narrow>
  );
}
