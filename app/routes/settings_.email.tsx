import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { Actions } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { ownAccount } from '~/features/people/account.queries.server';
import { accountWords } from '~/features/people/account.words';
import { changeEmail } from '~/features/people/change-email.server';
import { ChangeEmail } from '~/features/people/person.schema';
import { settingsWords } from '~/features/people/settings.words';
import { SettingsPage } from '~/features/people/settings-page';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requirePerson } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requirePerson(args);
  const lang = languageOf(args.request, actor);
  const notice = args.url.searchParams.get('notice');
  const done =
    notice === 'sent'
      ? wordsFor(lang, settingsWords)('emailSent')
      : notice === 'changed'
        ? wordsFor(lang, accountWords)('changed')
        : null;
  const { email } = await ownAccount(actor);
  return { email, done, title: wordsFor(lang, settingsWords)('email') };
});

export const action = formAction({
  email: intent(ChangeEmail, async (args) => {
    await changeEmail(await requirePerson(args), args.input);
    return redirect('/settings/email?notice=sent');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function EmailSettings() {
  const t = useWords(settingsWords);
  const { email, done } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <SettingsPage part="email" lead={t.rich('emailLead', { email: <bdi>{email}</bdi> })} problem={problem} done={done}>
      <ActionForm live={false}>
        <TextField
          label={t('newEmail')}
          name="email"
          type="email"
          autoComplete="email"
          required
          defaultValue={typed(problem, 'email')}
          error={problem?.fields.email}
        />
        <TextField
          label={t('present')}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={problem?.fields.current}
        />
        <Actions>
          <Button variant="primary">{t('changeEmail')}</Button>
        </Actions>
      </ActionForm>
    </SettingsPage>
  );
}
