import type { MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button, LinkButton } from '~/components/button';
import { Narrow, PageHeading } from '~/components/layout';
import { Nothing } from '~/features/people/person.schema';
import { settingsWords } from '~/features/people/settings.words';
import { ownerOfUnsubscribe, stopMail } from '~/features/people/stop-mail.server';
import { NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

/** The link in mails: asks first, because programs open links too. Mail programs end it by one POST (RFC 8058). */
export const loader = pageLoader(async ({ actor, params, request }) => {
  if ((await ownerOfUnsubscribe(params.token)) === null) throw new NotFound();
  return { title: wordsFor(languageOf(request, actor), settingsWords)('stopTitle') };
});

export const action = formAction(
  {
    stop: intent(Nothing, async ({ params }) => {
      await stopMail(params.token);
      return { stopped: true };
    }),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function StopMailPage() {
  const t = useWords(settingsWords);
  const stopped = useActionData<{ stopped?: boolean }>()?.stopped === true;
  return (
    <Narrow>
      <PageHeading title={t(stopped ? 'stoppedTitle' : 'stopTitle')} lead={t('stopLead')} />
      {stopped ? (
        <LinkButton href="/settings">{t('toSettings')}</LinkButton>
      ) : (
        <ActionForm live={false}>
          <Button variant="primary">{t('stop')}</Button>
        </ActionForm>
      )}
    </Narrow>
  );
}
