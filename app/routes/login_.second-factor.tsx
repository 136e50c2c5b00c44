import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { accountWords } from '~/features/people/account.words';
import { checkSecondFactor } from '~/features/people/check-second-factor.server';
import { letIn } from '~/features/people/let-in.server';
import { pendingLogIn } from '~/features/people/pending-log-in.server';
import { SecondFactor } from '~/features/people/person.schema';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { safePath } from '~/platform/http/safe-path';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

const startOver = (redirectTo: string) => `/login?${new URLSearchParams({ notice: 'loginExpired', redirectTo })}`;

export const loader = pageLoader(async ({ actor, request, url }) => {
  const redirectTo = safePath(url.searchParams.get('redirectTo'));
  if (!(await pendingLogIn(request))) throw redirect(startOver(redirectTo));
  return { redirectTo, title: wordsFor(languageOf(request, actor), accountWords)('secondFactor') };
});

export const action = formAction(
  {
    code: intent(SecondFactor, async ({ input, request }) => {
      const pending = await pendingLogIn(request);
      const to = safePath(input.redirectTo);
      if (!pending) return redirect(startOver(to));
      await checkSecondFactor(pending.personId, input.code);
      return redirect(to, { headers: await letIn(request, pending, true) });
    }),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function SecondFactorPage() {
  const t = useWords(accountWords);
  const { redirectTo } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <Narrow>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('secondFactor')} lead={t('secondFactorLead')} />
      <ActionForm live={false} fields={{ redirectTo }}>
        <TextField
          label={t('code')}
          name="code"
          autoComplete="one-time-code"
          width="medium"
          required
          maxLength={40}
          error={problem?.fields.code}
        />
        <Actions>
          <Button variant="primary">{t('logIn')}</Button>
          <a href="/login">{t('startOver')}</a>
        </Actions>
      </ActionForm>
    </Narrow>
  );
}
