import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { Narrow, PageHeading, Section } from '~/components/layout';
import { Time } from '~/components/time';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { officialWords } from '~/features/verification/official.words';
import { nextChange, type StoredState } from '~/features/verification/review-due';
import { byCode } from '~/features/verification/verification.queries.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { freshUntil } from '~/platform/http/fresh-until';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';

/** The short answer as staff say it on the phone or at the counter; nothing to read where it is official no longer. */
export const loader = pageLoader(async ({ actor, params, request, context }) => {
  const at = now();
  const resolved = await byCode(params.code ?? '', at);
  if (resolved?.found.question.visibility !== 'public') throw new NotFound(officialWords.en.codeUnknown);
  const { found } = resolved;
  const lang = languageOf(request, actor);
  freshUntil(context, found.official ? nextChange({ ...found, state: 'current' as StoredState }, at) : null);
  context.page.tags.push(`question:${found.questionId}`, 'official');
  const agency = (await getDirectory()).agency(found.agency.id);
  return {
    title: wordsFor(lang, officialWords)('readTitle'),
    code: found.code,
    question: found.question.title,
    language: found.language,
    official: found.official,
    shortAnswer: found.official ? found.shortAnswer : null,
    agency: agency ? nameIn(lang, agency) : found.agency.name,
    verifiedAt: found.verifiedAt ?? found.createdAt,
    validUntil: found.validUntil,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data ? `${data.title}: ${data.question}` : null, [{ name: 'robots', content: 'noindex' }]);

export default function ReadOut() {
  const t = useWords(officialWords);
  const lang = useLang();
  const { title, code, question, language, official, shortAnswer, agency, verifiedAt, validUntil } =
    useLoaderData<typeof loader>();
  const textLang = language === lang ? undefined : language;
  const day = (at: Date) => <Time at={at} relative={false} />;
  return (
    <Narrow>
      <Breadcrumb
        items={[
          { href: '/official', label: t('title') },
          { href: `/official/code/${code}`, label: code },
        ]}
      />
      <PageHeading title={question} lang={textLang} lead={`${title}. ${t('readLead')}`} />
      {!official && <Alert tone="warning">{t('notToRead')}</Alert>}
      {official && (
        <>
          <Section heading={t('say')}>
            <p className="ah-read-out" lang={shortAnswer ? textLang : undefined}>
              {shortAnswer ?? t('readNone')}
            </p>
          </Section>
          <Section heading={t('thenSay')}>
            <p className="ah-read-out">
              {t.rich('readProvenance', { agency, when: day(verifiedAt), until: day(validUntil) })}{' '}
              {t.rich('readCode', { code: <b>{[...code].join(' ')}</b> })}
            </p>
          </Section>
        </>
      )}
    </Narrow>
  );
}
