import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Narrow, PageHeading } from '~/components/layout';
import { accountWords } from '~/features/people/account.words';
import { confirmAddress } from '~/features/people/confirm-address.server';
import { lookAtLink } from '~/features/people/mail-link.server';
import { ConfirmAddress } from '~/features/people/person.schema';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

/** Only looks: programs that follow links in mail must not confirm anything. */
export const loader = pageLoader(async ({ actor, request, url }) => {
  const token = url.searchParams.get('token');
  const link = await lookAtLink(token, ['confirm', 'change']);
  const t = wordsFor(languageOf(request, actor), accountWords);
  return { token, email: link?.email ?? null, title: t(link ? 'confirmTitle' : 'linkBadTitle') };
});

export const action = formAction(
  {
    confirm: intent(ConfirmAddress, async ({ input, actor }) => {
      const { personId, changed } = await confirmAddress(input.token);
      if (changed && actor.personId === personId) return redirect('/settings/email?notice=changed');
      return redirect(actor.personId === personId ? '/' : '/login?notice=confirmedNow');
    }),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function ConfirmPage() {
  const t = useWords(accountWords);
  const { token, email } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  if (email === null) {
    return (
      <Narrow>
        <PageHeading title={t('linkBadTitle')} lead={t('linkBadText')} />
        <LinkButton href="/login" variant="primary">
          {t('logIn')}
        </LinkButton>
      </Narrow>
    );
  }
  return (
    <Narrow>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('confirmTitle')} lead={t.rich('confirmLead', { email: <bdi>{email}</bdi> })} />
      <ActionForm live={false} fields={{ token: token ?? '' }}>
        <Button variant="primary">{t('confirm')}</Button>
      </ActionForm>
    </Narrow>
  );
}
