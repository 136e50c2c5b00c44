import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { RadioGroup } from '~/components/choice-field';
import { Actions } from '~/components/layout';
import { TextArea, TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { ownAccount } from '~/features/people/account.queries.server';
import { Nothing, Profile } from '~/features/people/person.schema';
import { sendConfirmationAgain } from '~/features/people/send-confirmation-again.server';
import { settingsWords } from '~/features/people/settings.words';
import { SettingsPage } from '~/features/people/settings-page';
import { updateProfile } from '~/features/people/update-profile.server';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requirePerson } from '~/platform/http/request-actor.server';
import { languageNames, languages } from '~/platform/i18n/language';
import { languageCookie, languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

const notices = ['saved', 'sentAgain'] as const;

export const loader = pageLoader(async (args) => {
  const actor = await requirePerson(args);
  return {
    account: await ownAccount(actor),
    confirmed: actor.emailConfirmed,
    done: notices.find((name) => name === args.url.searchParams.get('notice')) ?? null,
    title: wordsFor(languageOf(args.request, actor), settingsWords)('settings'),
  };
});

export const action = formAction({
  profile: intent(Profile, async (args) => {
    await updateProfile(await requirePerson(args), args.input);
    return redirect('/settings?notice=saved', { headers: { 'Set-Cookie': languageCookie(args.input.language) } });
  }),
  confirmation: intent(Nothing, async (args) => {
    await sendConfirmationAgain(await requirePerson(args));
    return redirect('/settings?notice=sentAgain');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function ProfileSettings() {
  const t = useWords(settingsWords);
  const { account, confirmed, done } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const { suspension } = account;
  return (
    <SettingsPage part="profile" lead={t('profileLead')} problem={problem} done={done && t(done)}>
      {suspension && (
        <Alert tone="warning" heading={t('suspended')}>
          {suspension.reason && <p>{t('suspendedReason', { reason: suspension.reason })}</p>}
          {suspension.until && (
            <p>{t.rich('suspendedUntil', { date: <Time at={suspension.until} relative={false} /> })}</p>
          )}
        </Alert>
      )}
      {!confirmed && (
        <Alert tone="warning" heading={t('unconfirmedTitle')}>
          <p>{t('unconfirmedText')}</p>
          <ActionForm live={false} fields={{ intent: 'confirmation' }}>
            <Button>{t('sendAgain')}</Button>
          </ActionForm>
        </Alert>
      )}
      <ActionForm live={false} fields={{ intent: 'profile' }}>
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          name="name"
          required
          maxLength={60}
          autoComplete="nickname"
          defaultValue={typed(problem, 'name', account.name)}
          error={problem?.fields.name}
        />
        <TextArea
          label={t('about')}
          hint={t('aboutHint')}
          name="about"
          optional
          rows={3}
          maxLength={500}
          counter
          defaultValue={typed(problem, 'about', account.about)}
          error={problem?.fields.about}
        />
        <RadioGroup
          legend={t('language')}
          name="language"
          inline
          options={languages.map((lang) => ({ value: lang, label: <span lang={lang}>{languageNames[lang]}</span> }))}
          defaultValue={typed(problem, 'language', account.language)}
          error={problem?.fields.language}
        />
        <RadioGroup
          legend={t('mailFrequency')}
          name="mailFrequency"
          options={[
            { value: 'each', label: t('mailEach') },
            { value: 'none', label: t('mailNone') },
          ]}
          defaultValue={typed(problem, 'mailFrequency', account.mailFrequency)}
          error={problem?.fields.mailFrequency}
        />
        <Actions end={<a href={`/users/${account.handle}`}>{t('viewProfile')}</a>}>
          <Button variant="primary">{t('save')}</Button>
        </Actions>
      </ActionForm>
    </SettingsPage>
  );
}
