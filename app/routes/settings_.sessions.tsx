import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionButton } from '~/components/action-form';
import { Chip } from '~/components/chip';
import { DataTable } from '~/components/data-table';
import { Time } from '~/components/time';
import { ownSessions } from '~/features/people/account.queries.server';
import { browserName } from '~/features/people/browser-name';
import { endOtherSessions } from '~/features/people/end-sessions.server';
import { EndSession, Nothing } from '~/features/people/person.schema';
import { settingsWords } from '~/features/people/settings.words';
import { SettingsPage } from '~/features/people/settings-page';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requirePerson } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requirePerson(args);
  const sessions = await ownSessions(actor);
  return {
    sessions: sessions.map(({ userAgent, ...session }) => ({ ...session, ...browserName(userAgent) })),
    title: wordsFor(languageOf(args.request, actor), settingsWords)('sessions'),
  };
});

export const action = formAction({
  end: intent(EndSession, async (args) => {
    await endOtherSessions(await requirePerson(args), args.input.session);
    return redirect('/settings/sessions');
  }),
  'end-others': intent(Nothing, async (args) => {
    await endOtherSessions(await requirePerson(args));
    return redirect('/settings/sessions');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function SessionSettings() {
  const t = useWords(settingsWords);
  const { sessions } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const nameOf = ({ browser, system }: (typeof sessions)[number]) =>
    browser && system ? t('onSystem', { browser, system }) : (browser ?? system ?? t('unknownBrowser'));
  return (
    <SettingsPage part="sessions" lead={t('sessionsLead')} problem={problem}>
      <DataTable
        caption={t('sessions')}
        hideCaption
        rows={sessions}
        rowKey={(session) => session.mark}
        columns={[
          { key: 'browser', header: t('browser'), rowHeader: true, cell: nameOf },
          { key: 'seen', header: t('lastSeen'), cell: (session) => <Time at={session.lastSeenAt} shape="dateTime" /> },
          { key: 'since', header: t('loggedIn'), cell: (session) => <Time at={session.createdAt} shape="dateTime" /> },
          {
            key: 'end',
            header: t('endSession'),
            cell: (session) =>
              session.current ? (
                <Chip tone="accepted">{t('thisSession')}</Chip>
              ) : (
                <ActionButton
                  fields={{ intent: 'end', session: session.mark }}
                  size="small"
                  label={t('endSessionOf', { browser: nameOf(session) })}
                >
                  {t('endSession')}
                </ActionButton>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <ActionButton fields={{ intent: 'end-others' }} variant="outline">
          {t('endOthers')}
        </ActionButton>
      )}
    </SettingsPage>
  );
}
