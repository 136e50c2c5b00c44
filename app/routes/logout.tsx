import { type MetaFunction, redirect } from '@remix-run/node';
import { z } from 'zod';
import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { Narrow, PageHeading } from '~/components/layout';
import { accountWords } from '~/features/people/account.words';
import { isPerson } from '~/platform/actor';
import { endSession } from '~/platform/auth/session.server';
import { formAction, intent } from '~/platform/http/form-action.server';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, request }) => {
  if (!isPerson(actor)) throw redirect('/');
  return { title: wordsFor(languageOf(request, actor), accountWords)('logOut') };
});

export const action = formAction(
  {
    logout: intent(z.object({}), async ({ request }) =>
      redirect('/login?notice=loggedOut', { headers: { 'Set-Cookie': await endSession(request) } }),
    ),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function LogOutPage() {
  const t = useWords(accountWords);
  return (
    <Narrow>
      <PageHeading title={t('logOut')} lead={t('logOutLead')} />
      <ActionForm live={false} fields={{ intent: 'logout' }}>
        <Button variant="primary">{t('logOut')}</Button>
      </ActionForm>
    </Narrow>
  );
}
