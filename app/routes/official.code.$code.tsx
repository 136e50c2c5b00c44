import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import QRCode from 'qrcode';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { Disclosure } from '~/components/disclosure';
import { Name, Narrow, PageHeading } from '~/components/layout';
import { OfficialAnswerCard } from '~/components/official-answer-card';
import { PostBody } from '~/components/post-body';
import { PrintSheet } from '~/components/print-sheet';
import { Time } from '~/components/time';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { questionPath } from '~/features/questions/slug';
import { officialWords } from '~/features/verification/official.words';
import { proposalWords } from '~/features/verification/proposal.words';
import { nextChange, type StoredState } from '~/features/verification/review-due';
import { byCode, revisionText, type VerificationView } from '~/features/verification/verification.queries.server';
import { now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { NotFound } from '~/platform/errors';
import { useFragments } from '~/platform/http/fragments';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';

/** What a printed code stands for today: always an answer, also when it holds no longer. */
export const loader = pageLoader(async ({ actor, params, request, context }) => {
  const at = now();
  const resolved = await byCode(params.code ?? '', at);
  if (!resolved) throw new NotFound(officialWords.en.codeUnknown);
  const { found, successor } = resolved;
  if (params.code !== found.code) throw redirect(`/official/code/${found.code}`, { status: 301 });
  const lang = languageOf(request, actor);
  const visible = found.question.visibility === 'public';
  const change = found.official ? nextChange({ ...found, state: 'current' as StoredState }, at) : null;
  if (change && (!context.page.freshUntil || change < context.page.freshUntil)) context.page.freshUntil = change;
  context.page.tags.push(`question:${found.questionId}`, 'official');
  const text = visible ? await revisionText(found.revisionId) : null;
  if (text) context.fragments.set('answer', text.html);
  const address = `${env().publicUrl}/official/code/${found.code}`;
  context.fragments.set('qr', await QRCode.toString(address, { type: 'svg', margin: 0 }));
  const agency = (await getDirectory()).agency(found.agency.id);
  const withheld = found.question.askerWithheld && found.author.id === found.question.askerId;
  const withheldReviser = found.question.askerWithheld && found.reviser.id === found.question.askerId;
  return {
    title: wordsFor(lang, officialWords)('codeTitle', { code: found.code }),
    visible,
    code: found.code,
    address,
    state: found.state,
    official: found.official,
    agency: { slug: found.agency.slug, name: agency ? nameIn(lang, agency) : found.agency.name },
    author: withheld ? null : found.author.name,
    verifier: found.verifier?.name ?? null,
    importedFrom: found.importedFrom,
    shortAnswer: visible ? found.shortAnswer : null,
    /** The beginning of a text that would not fit the sheet; null where the whole fits. */
    long: text && linesOf(text.markdown) > (found.shortAnswer ? 6 : 14) ? plainExcerpt(text.markdown, 600) : null,
    improvedBy: found.reviser.id === found.author.id || withheldReviser ? null : found.reviser.name,
    language: found.language,
    sources: visible ? found.sources : [],
    dates: datesOf(found),
    note: found.withdrawnNote,
    question: visible ? { title: found.question.title, path: questionPath(found.question) } : null,
    successor: successor && successor.question.visibility === 'public' ? successor.code : null,
  };
});

/** How many lines of large type a text takes on the sheet, with the gaps between its paragraphs. */
const linesOf = (markdown: string) =>
  markdown.split('\n').reduce((lines, line) => lines + (line.trim() ? Math.ceil(line.length / 70) : 0.5), 0);
/** So many sources are written out on the sheet. */
const printedSources = 4;

function datesOf(v: VerificationView) {
  const { validUntil, suspendedAt, withdrawnAt, supersededAt } = v;
  return { verifiedAt: v.verifiedAt ?? v.createdAt, validUntil, suspendedAt, withdrawnAt, supersededAt };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title ?? null, [{ name: 'robots', content: 'noindex' }]);

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Code() {
  const t = useWords(officialWords);
  const proposal = useWords(proposalWords);
  const lang = useLang();
  const fragment = useFragments();
  const data = useLoaderData<typeof loader>();
  const { code, title, visible, official, agency, question, language } = data;
  const textLang = language === lang ? undefined : language;
  return (
    <div className="ah-sheet">
      <Narrow>
        <Breadcrumb items={[{ href: '/official', label: t('title') }]} />
        <PageHeading
          title={question?.title ?? title}
          lang={question ? textLang : undefined}
          lead={question ? title : undefined}
        />
        <Standing data={data} />
        {visible && official && (
          <OfficialAnswerCard
            agency={<a href={`/agencies/${agency.slug}`}>{agency.name}</a>}
            shortAnswer={data.shortAnswer ?? undefined}
            shortAnswerLang={textLang}
            provenance={provenance(t, proposal, data)}
          >
            <div className={data.long ? 'ah-screen-only' : undefined}>
              <PostBody html={fragment('answer')} lang={textLang} />
            </div>
            {data.long && (
              <p className="ah-print-only">
                {!data.shortAnswer && <span lang={textLang}>{data.long} </span>}
                {t('wholeText', { address: data.address })}
              </p>
            )}
          </OfficialAnswerCard>
        )}
        {visible && !official && (
          <Disclosure summary={t('oldText')}>
            <PostBody html={fragment('answer')} lang={textLang} />
          </Disclosure>
        )}
        {question && (
          <p className="ah-screen-only">
            <a href={question.path}>{t('seeThread')}</a>
            {official && (
              <>
                {' · '}
                <a href={`/official/code/${code}/read`}>{t('readOut')}</a>
              </>
            )}
          </p>
        )}
        {official && <p className="ah-small ah-screen-only">{t('printHint')}</p>}
        {official && (
          <PrintSheet url={data.address} code={code} qrSvg={fragment('qr')}>
            <p>
              <b>{t.rich('officialUntil', { when: <Time at={data.dates.validUntil} relative={false} /> })}</b>
            </p>
          </PrintSheet>
        )}
      </Narrow>
    </div>
  );
}

/** What the code is worth today, in one sentence. */
function Standing({ data }: { data: Data }) {
  const t = useWords(officialWords);
  const { dates, state, official, agency, successor } = data;
  const day = (at: Date | null) => (at ? <Time at={at} relative={false} /> : '');
  if (!data.visible) return <Alert tone="warning">{t('hiddenNow')}</Alert>;
  if (official) {
    const values = { agency: agency.name, when: day(dates.verifiedAt), until: day(dates.validUntil) };
    return <Alert tone="success">{t.rich(state === 'due' ? 'dueNow' : 'stillTrue', values)}</Alert>;
  }
  return (
    <Alert tone="warning">
      {state === 'withdrawn' &&
        t.rich('withdrawnBecause', { agency: agency.name, when: day(dates.withdrawnAt), note: data.note ?? '' })}
      {state === 'suspended' && t.rich('suspendedNow', { when: day(dates.suspendedAt) })}
      {state === 'superseded' && t.rich('supersededOn', { when: day(dates.supersededAt) })}
      {(state === 'expired' || state === 'current' || state === 'due') &&
        t.rich('noLonger', { until: day(dates.validUntil) })}{' '}
      {successor && t.rich('supersededBy', { code: <a href={`/official/code/${successor}`}>{successor}</a> })}
    </Alert>
  );
}

function provenance(
  t: ReturnType<typeof useWords<typeof officialWords.en>>,
  proposal: ReturnType<typeof useWords<typeof proposalWords.en>>,
  data: Data,
) {
  const when = <Time at={data.dates.verifiedAt} relative={false} />;
  const lines = [
    data.importedFrom
      ? t.rich('importedConfirmed', { source: <Name>{data.importedFrom}</Name>, agency: data.agency.name, when })
      : t.rich('writtenConfirmed', {
          author: data.author ? <Name>{data.author}</Name> : t('asker'),
          verifier: <Name>{data.verifier ?? ''}</Name>,
          agency: data.agency.name,
          when,
        }),
    data.improvedBy && proposal.rich('improvedBy', { who: <Name>{data.improvedBy}</Name> }),
    t.rich('officialUntil', { when: <Time at={data.dates.validUntil} relative={false} /> }),
    <>
      {t('sources')}:{' '}
      {data.sources.map((url, at) => (
        <span key={url} className={at >= printedSources ? 'ah-screen-only' : undefined}>
          {at > 0 && ', '}
          <a href={url} rel="noopener noreferrer">
            {url}
          </a>
        </span>
      ))}
      {data.sources.length > printedSources && (
        <span className="ah-print-only-inline">
          {' '}
          {t('morePlaces', { count: data.sources.length - printedSources })}
        </span>
      )}
    </>,
  ];
  return lines.filter(Boolean);
}
