import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { Actions } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { accountWords } from '~/features/people/account.words';
import { changePassword } from '~/features/people/change-password.server';
import { ChangePassword } from '~/features/people/person.schema';
import { settingsWords } from '~/features/people/settings.words';
import { SettingsPage } from '~/features/people/settings-page';
import { startSession } from '~/platform/auth/session.server';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requirePerson } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requirePerson(args);
  return {
    done: args.url.searchParams.get('notice') === 'changed',
    title: wordsFor(languageOf(args.request, actor), settingsWords)('password'),
  };
});

export const action = formAction({
  password: intent(ChangePassword, async (args) => {
    const actor = await requirePerson(args);
    const { secondFactor } = await changePassword(actor, args.input);
    const cookie = await startSession(actor.personId, args.request, { secondFactor });
    return redirect('/settings/password?notice=changed', { headers: { 'Set-Cookie': cookie } });
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function PasswordSettings() {
  const t = useWords(settingsWords);
  const account = useWords(accountWords);
  const { done } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <SettingsPage part="password" lead={t('passwordLead')} problem={problem} done={done ? t('passwordChanged') : null}>
      <ActionForm live={false}>
        <TextField
          label={t('present')}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={problem?.fields.current}
        />
        <TextField
          label={t('newPassword')}
          hint={account('passwordHint')}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          error={problem?.fields.password}
        />
        <Actions>
          <Button variant="primary">{t('changePassword')}</Button>
        </Actions>
      </ActionForm>
    </SettingsPage>
  );
}
