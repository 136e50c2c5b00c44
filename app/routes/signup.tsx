import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { accountWords } from '~/features/people/account.words';
import { SignUp } from '~/features/people/person.schema';
import { signUp } from '~/features/people/sign-up.server';
import { isPerson } from '~/platform/actor';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, request }) => {
  if (isPerson(actor)) throw redirect('/');
  return { title: wordsFor(languageOf(request, actor), accountWords)('signUp') };
});

export const action = formAction(
  {
    signup: intent(SignUp, async ({ input, request, context }) => {
      await signUp(input, { address: context.clientAddress, language: languageOf(request) });
      return redirect('/signup/sent');
    }),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function SignUpPage() {
  const t = useWords(accountWords);
  const problem = problemFor(useActionData());
  return (
    <Narrow>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('signUp')} lead={t('signUpLead')} />
      <ActionForm live={false}>
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          name="name"
          autoComplete="nickname"
          required
          maxLength={60}
          defaultValue={typed(problem, 'name')}
          error={problem?.fields.name}
        />
        <TextField
          label={t('email')}
          hint={t('emailHint')}
          name="email"
          type="email"
          autoComplete="email"
          required
          defaultValue={typed(problem, 'email')}
          error={problem?.fields.email}
        />
        <TextField
          label={t('password')}
          hint={t('passwordHint')}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          error={problem?.fields.password}
        />
        <Actions>
          <Button variant="primary">{t('createAccount')}</Button>
        </Actions>
      </ActionForm>
      <p>
        {t('haveAccount')} <a href="/login">{t('logIn')}</a>
      </p>
    </Narrow>
  );
}
