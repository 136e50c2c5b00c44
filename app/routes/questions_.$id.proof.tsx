import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { Chip } from '~/components/chip';
import { DataTable } from '~/components/data-table';
import { PageHeading, Section } from '~/components/layout';
import { Time } from '~/components/time';
import { questionPath } from '~/features/questions/slug';
import { threadProof } from '~/features/verification/proof.queries.server';
import { proofWords } from '~/features/verification/proof.words';
import { NotFound } from '~/platform/errors';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async ({ actor, params, request, context }) => {
  const id = idOf(params.id);
  if (id === null) throw new NotFound();
  context.page.tags.push(`question:${id}`);
  return { ...(await threadProof(actor, id)), title: wordsFor(languageOf(request, actor), proofWords)('title') };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data ? `${data.title}: ${data.question.title}` : null, [{ name: 'robots', content: 'noindex' }]);

export default function Proof() {
  const t = useWords(proofWords);
  const lang = useLang();
  const { question, events, texts, title } = useLoaderData<typeof loader>();
  const broken = events.some((event) => !event.intact) || texts.some((text) => !text.intact);
  const redacted = texts.some((text) => text.redactedAt !== null);
  const textLang = question.language === lang ? undefined : question.language;
  const mark = (intact: boolean) => (
    <Chip tone={intact ? 'neutral' : 'late'} icon={intact ? 'check' : 'warning'}>
      {t(intact ? 'intact' : 'differs')}
    </Chip>
  );
  return (
    <>
      <Breadcrumb items={[{ href: questionPath(question), label: question.title, lang: textLang }]} />
      <PageHeading title={title} lead={t('lead')} />
      <Alert tone={broken ? 'error' : 'success'}>
        {t(broken ? 'broken' : redacted ? 'allIntactBut' : 'allIntact')}
      </Alert>
      {texts.length > 0 && (
        <Section heading={t('texts')}>
          {redacted && <p>{t('redactedHow')}</p>}
          <DataTable
            caption={t('texts')}
            hideCaption
            compact
            rows={texts}
            rowKey={(text) => text.code}
            columns={[
              {
                key: 'text',
                header: t('texts'),
                rowHeader: true,
                cell: (text) => t('text', { answer: String(text.answerId), n: String(text.revision) }),
              },
              {
                key: 'code',
                header: t('code'),
                cell: (text) => <a href={`/official/code/${text.code}`}>{text.code}</a>,
              },
              {
                key: 'hash',
                header: t('fingerprint'),
                cell: (text) => <code title={text.hash}>{text.hash.slice(0, 16)}</code>,
              },
              {
                key: 'state',
                header: t('state'),
                cell: (text) => (
                  <>
                    {mark(text.intact)}
                    {text.redactedAt && (
                      <p className="ah-small">
                        {t.rich('redacted', { when: <Time at={text.redactedAt} shape="dateTime" relative={false} /> })}{' '}
                        {text.before &&
                          t.rich('before', { hash: <code title={text.before}>{text.before.slice(0, 16)}</code> })}
                      </p>
                    )}
                  </>
                ),
              },
            ]}
          />
        </Section>
      )}
      <Section heading={t('entries')}>
        <DataTable
          caption={t('entries')}
          hideCaption
          compact
          rows={events}
          rowKey={(event) => event.id}
          columns={[
            { key: 'id', header: t('entry'), rowHeader: true, cell: (event) => String(event.id) },
            { key: 'what', header: t('what'), cell: (event) => t(event.type) },
            {
              key: 'when',
              header: t('when'),
              cell: (event) => <Time at={event.at} shape="dateTime" relative={false} />,
            },
            {
              key: 'hash',
              header: t('fingerprint'),
              cell: (event) => <code title={event.hash}>{event.hash.slice(0, 16)}</code>,
            },
            { key: 'state', header: t('state'), cell: (event) => mark(event.intact) },
          ]}
        />
      </Section>
    </>
  );
}
