import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { accountWords } from '~/features/people/account.words';
import { letIn } from '~/features/people/let-in.server';
import { logIn } from '~/features/people/log-in.server';
import { pendingLogInCookie } from '~/features/people/pending-log-in.server';
import { LogIn } from '~/features/people/person.schema';
import { isPerson } from '~/platform/actor';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { safePath } from '~/platform/http/safe-path';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

const notices = ['confirmedNow', 'passwordSet', 'loggedOut', 'loginExpired'] as const;

export const loader = pageLoader(async ({ actor, request, url }) => {
  const redirectTo = safePath(url.searchParams.get('redirectTo'));
  if (isPerson(actor)) throw redirect(redirectTo);
  const notice = notices.find((name) => name === url.searchParams.get('notice')) ?? null;
  return { redirectTo, notice, title: wordsFor(languageOf(request, actor), accountWords)('logIn') };
});

export const action = formAction(
  {
    login: intent(LogIn, async ({ input, request, context }) => {
      const found = await logIn(input, { request, address: context.clientAddress });
      const to = safePath(input.redirectTo);
      if (!found.needsCode) return redirect(to, { headers: await letIn(request, found, false) });
      const headers = { 'Set-Cookie': await pendingLogInCookie(found) };
      return redirect(`/login/second-factor?${new URLSearchParams({ redirectTo: to })}`, { headers });
    }),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function LogInPage() {
  const t = useWords(accountWords);
  const { redirectTo, notice } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const next = typed(problem, 'redirectTo', redirectTo);
  return (
    <Narrow>
      <ErrorSummary errors={errorsOf(problem)} />
      {notice && !problem && (
        <Alert tone={notice === 'loginExpired' ? 'warning' : 'success'} live>
          {t(notice)}
        </Alert>
      )}
      <PageHeading title={t('logIn')} lead={t('logInLead')} />
      <ActionForm live={false} fields={{ redirectTo: next }}>
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={typed(problem, 'email')}
          error={problem?.fields.email}
        />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={problem?.fields.password}
        />
        <Actions>
          <Button variant="primary">{t('logIn')}</Button>
          <a href="/reset">{t('forgot')}</a>
        </Actions>
      </ActionForm>
      <p>
        {t('noAccountYet')} <a href="/signup">{t('signUp')}</a>
      </p>
    </Narrow>
  );
}
