import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Meta, PageHeading } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { Time } from '~/components/time';
import { NotFound } from '~/platform/errors';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';
import { isMailShown, keptMails } from '~/platform/mail/mail.queries.server';
import { mailWords } from '~/platform/mail/mail.words';

/** The mail of a demo installation, for whoever sits at it. Anywhere else there is no such page. */
export const loader = pageLoader(async ({ actor, request, url }) => {
  if (!isMailShown()) throw new NotFound();
  const after = idOf(url.searchParams.get('after'));
  return { ...(await keptMails(after)), after, title: wordsFor(languageOf(request, actor), mailWords)('outbox') };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title ?? null, [{ name: 'robots', content: 'noindex' }]);

export default function Outbox() {
  const t = useWords(mailWords);
  const { mails, next, after } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t('outbox')} lead={t('outboxLead')} />
      {mails.length === 0 && <EmptyState heading={t('outboxEmpty')}>{t('outboxEmptyText')}</EmptyState>}
      {mails.map((mail) => (
        <Card key={mail.id} id={`mail-${mail.id}`} heading={mail.subject}>
          <Meta>
            <span>
              {t('to')}: {mail.to}
            </span>
            {mail.replyTo && (
              <span>
                {t('replyTo')}: {mail.replyTo}
              </span>
            )}
            <span>
              {t('kind')}: {mail.kind}
            </span>
            <Time at={mail.at} shape="dateTime" />
          </Meta>
          <MailText text={mail.text} />
        </Card>
      ))}
      <Pagination next={next ? `?after=${next}` : null} first={after ? '/dev/mail' : null} />
    </>
  );
}

/** A plain text's paragraphs, with its web addresses as links. */
function MailText({ text }: { text: string }) {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => (
      <p key={paragraph}>
        {paragraph.split(/(https?:\/\/[^\s<>]+|\n)/).map((piece, at) => {
          const key = `${at} ${piece}`;
          if (piece === '\n') return <br key={key} />;
          return at % 2 ? (
            <a href={piece} key={key}>
              {piece}
            </a>
          ) : (
            piece
          );
        })}
      </p>
    ));
}
