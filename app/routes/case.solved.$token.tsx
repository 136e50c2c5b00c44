import type { MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { z } from 'zod';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/button';
import { Narrow, PageHeading } from '~/components/layout';
import { Time } from '~/components/time';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { caseWords } from '~/features/escalations/case.words';
import { endingOf } from '~/features/escalations/ending.queries.server';
import { readSolvedToken, saySolvedByLink } from '~/features/escalations/say-solved.server';
import { SolvedButtons } from '~/features/escalations/solved-buttons';
import { NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

/** The link in the mail about a case's ending: asks first, because programs open links too. Its token is its reader's word. */
export const loader = pageLoader(async ({ actor, params, request }) => {
  const token = await readSolvedToken(params.token);
  const ending = token && (await endingOf(token));
  if (!ending) throw new NotFound();
  const lang = languageOf(request, actor);
  const agency = (await getDirectory()).agency(ending.agencyId);
  return {
    ...ending,
    agency: agency ? nameIn(lang, agency) : '',
    title: wordsFor(lang, caseWords)('solvedQuestion'),
  };
});

export const action = formAction(
  {
    solved: intent(z.object({ solved: z.enum(['yes', 'no']) }), async ({ params, input }) => {
      return { done: await saySolvedByLink(params.token, input.solved === 'yes') };
    }),
  },
  { forVisitors: true },
);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.title ?? null, [{ name: 'robots', content: 'noindex' }]);

export default function DidThisSolveIt() {
  const t = useWords(caseWords);
  const ending = useLoaderData<typeof loader>();
  const answered = useActionData<{ done?: { reopened: boolean } }>();
  const problem = problemFor(answered);
  const done = answered?.done ?? (ending.open ? { reopened: true } : undefined);
  const agency = <bdi>{ending.agency}</bdi>;
  return (
    <Narrow>
      <PageHeading
        title={t('solvedQuestion')}
        lead={
          done
            ? undefined
            : t.rich('solvedLead', {
                agency,
                title: <bdi lang={ending.language}>{ending.question}</bdi>,
                until: <Time at={ending.until} shape="day" relative={false} />,
              })
        }
      />
      {problem && (
        <Alert tone="error" live>
          {problem.message}
        </Alert>
      )}
      {done ? (
        <>
          <Alert tone="info" live>
            {done.reopened ? t.rich('reopenedThanks', { agency }) : t('solvedThanks')}
          </Alert>
          {done.reopened && <LinkButton href={`/questions/${ending.questionId}/case`}>{t('writeMore')}</LinkButton>}
        </>
      ) : (
        <SolvedButtons live={false} />
      )}
    </Narrow>
  );
}

/** A link that has had its time, or was never one: where the case is found now. */
export function ErrorBoundary() {
  const t = useWords(caseWords);
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  return (
    <Narrow>
      <PageHeading title={t('linkEnded')} lead={t('linkEndedText')} />
    </Narrow>
  );
}
