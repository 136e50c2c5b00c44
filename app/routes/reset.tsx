import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { accountWords } from '~/features/people/account.words';
import { RequestReset } from '~/features/people/person.schema';
import { requestReset } from '~/features/people/request-reset.server';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, request }) => ({
  title: wordsFor(languageOf(request, actor), accountWords)('resetTitle'),
}));

export const action = formAction(
  {
    reset: intent(RequestReset, async ({ input, context }) => {
      await requestReset(input.email, { address: context.clientAddress });
      return redirect('/reset/sent');
    }),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function ResetPage() {
  const t = useWords(accountWords);
  const problem = problemFor(useActionData());
  return (
    <Narrow>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('resetTitle')} lead={t('resetLead')} />
      <ActionForm live={false}>
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={typed(problem, 'email')}
          error={problem?.fields.email}
        />
        <Actions>
          <Button variant="primary">{t('sendLink')}</Button>
        </Actions>
      </ActionForm>
    </Narrow>
  );
}
