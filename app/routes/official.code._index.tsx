import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Narrow, PageHeading } from '~/components/layout';
import { CheckCode } from '~/features/verification/check-code';
import { officialWords } from '~/features/verification/official.words';
import { byCode } from '~/features/verification/verification.queries.server';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

/** Finds a printed code that somebody typed. */
export const loader = pageLoader(async ({ actor, request, url }) => {
  const typed = (url.searchParams.get('code') ?? '').slice(0, 40);
  const found = typed === '' ? null : await byCode(typed);
  if (found) throw redirect(`/official/code/${found.found.code}`);
  return { typed, title: wordsFor(languageOf(request, actor), officialWords)('checkCode') };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function FindCode() {
  const t = useWords(officialWords);
  const { typed, title } = useLoaderData<typeof loader>();
  return (
    <Narrow>
      <PageHeading title={title} />
      <CheckCode typed={typed} error={typed === '' ? undefined : t('codeUnknown')} />
    </Narrow>
  );
}
