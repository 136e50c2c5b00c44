import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { accountWords } from '~/features/people/account.words';
import { lookAtLink } from '~/features/people/mail-link.server';
import { ResetPassword } from '~/features/people/person.schema';
import { resetPassword } from '~/features/people/reset-password.server';
import { endSession } from '~/platform/auth/session.server';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, request, url }) => {
  const token = url.searchParams.get('token');
  const link = await lookAtLink(token, ['reset']);
  const t = wordsFor(languageOf(request, actor), accountWords);
  return { token: link ? token : null, title: t(link ? 'resetTitle' : 'linkBadTitle') };
});

export const action = formAction(
  {
    set: intent(ResetPassword, async ({ input, request }) => {
      await resetPassword(input);
      return redirect('/login?notice=passwordSet', { headers: { 'Set-Cookie': await endSession(request) } });
    }),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function NewPasswordPage() {
  const t = useWords(accountWords);
  const { token } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  if (token === null) {
    return (
      <Narrow>
        <PageHeading title={t('linkBadTitle')} lead={t('linkBadText')} />
        <LinkButton href="/reset" variant="primary">
          {t('sendLink')}
        </LinkButton>
      </Narrow>
    );
  }
  return (
    <Narrow>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('resetTitle')} lead={t('resetChooseLead')} />
      <ActionForm live={false} fields={{ token }}>
        <TextField
          label={t('newPassword')}
          hint={t('passwordHint')}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          error={problem?.fields.password}
        />
        <Actions>
          <Button variant="primary">{t('setPassword')}</Button>
        </Actions>
      </ActionForm>
    </Narrow>
  );
}
