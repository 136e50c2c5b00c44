import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { accountWords } from '~/features/people/account.words';
import { MailSent } from '~/features/people/mail-sent';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { wordsFor } from '~/platform/i18n/words';
import { isMailShown } from '~/platform/mail/mail.queries.server';

export const loader = pageLoader(async ({ actor, request }) => ({
  outbox: isMailShown(),
  title: wordsFor(languageOf(request, actor), accountWords)('sentTitle'),
}));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function SentPage() {
  return <MailSent outbox={useLoaderData<typeof loader>().outbox} />;
}
