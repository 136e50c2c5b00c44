import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/breadcrumb';
import { Narrow, PageHeading, Section } from '~/components/layout';
import { Timeline } from '~/components/timeline';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { questionPath } from '~/features/questions/slug';
import { threadHistory } from '~/features/verification/history.queries.server';
import { historyWords } from '~/features/verification/history.words';
import { proofWords } from '~/features/verification/proof.words';
import { nextChangeIn } from '~/features/verification/verification.queries.server';
import { NotFound } from '~/platform/errors';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';
import { Confirmation } from './confirmation';
import { Revision } from './revision';

export const loader = pageLoader(async ({ actor, params, request, context }) => {
  const id = idOf(params.id);
  if (id === null) throw new NotFound();
  const lang = languageOf(request, actor);
  const [history, directory, change] = await Promise.all([
    threadHistory(actor, id),
    getDirectory(),
    nextChangeIn([id]),
  ]);
  context.page.tags.push(`question:${id}`);
  if (change && (!context.page.freshUntil || change < context.page.freshUntil)) context.page.freshUntil = change;
  const agencyOf = (agencyId: number, name: string) => {
    const agency = directory.agency(agencyId);
    return agency ? nameIn(lang, agency) : name;
  };
  const agencies = history.answers.flatMap((answer) =>
    answer.verifications.map((v) => [v.id, agencyOf(v.agency.id, v.agency.name)] as const),
  );
  return { history, agencies, title: wordsFor(lang, historyWords)('title') };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data ? `${data.title}: ${data.history.question.title}` : null, [
    { name: 'robots', content: 'noindex' },
  ]);

export default function History() {
  const t = useWords(historyWords);
  const proof = useWords(proofWords);
  const lang = useLang();
  const { history, agencies, title } = useLoaderData<typeof loader>();
  const { question, answers } = history;
  const textLang = question.language === lang ? undefined : question.language;
  const agencyOf = new Map(agencies);
  return (
    <Narrow>
      <Breadcrumb items={[{ href: questionPath(question), label: question.title, lang: textLang }]} />
      <PageHeading
        title={title}
        lead={t('lead')}
        actions={<a href={`/questions/${question.id}/proof`}>{proof('link')}</a>}
      />
      <Section heading={t('question')}>
        <Timeline label={t('question')}>
          {question.revisions.map((revision, at) => {
            const before = question.revisions[at - 1] ?? null;
            return (
              <Revision
                key={revision.number}
                {...revision}
                before={before}
                lang={textLang}
                changes={
                  <>
                    {before?.title !== revision.title && (
                      <p lang={textLang}>{t('titleWas', { title: revision.title })}</p>
                    )}
                    {before && before.tags.join() !== revision.tags.join() && (
                      <p>{t('tagsWas', { tags: revision.tags.join(', ') || '–' })}</p>
                    )}
                  </>
                }
              />
            );
          })}
        </Timeline>
      </Section>
      {answers.map((answer) => {
        const heading = t('answerBy', { who: answer.author?.name ?? t('asker') });
        const verifications = [...answer.verifications].reverse();
        return (
          <Section key={answer.id} id={`answer-${answer.id}`} heading={heading}>
            <Timeline label={heading}>
              {answer.revisions.flatMap((revision, at) => [
                <Revision
                  key={`r${revision.id}`}
                  {...revision}
                  before={answer.revisions[at - 1] ?? null}
                  lang={textLang}
                />,
                ...verifications
                  .filter((v) => v.revisionId === revision.id)
                  .map((v) => <Confirmation key={`v${v.id}`} v={v} agency={agencyOf.get(v.id) ?? ''} />),
              ])}
            </Timeline>
          </Section>
        );
      })}
    </Narrow>
  );
}
