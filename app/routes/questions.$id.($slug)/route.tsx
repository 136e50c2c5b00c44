import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { EmptyState } from '~/components/empty-state';
import { Columns, PageHeading, Section } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { NextStepSentence } from '~/features/escalations/next-step-sentence';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { problemFor } from '~/platform/http/form-problem';
import { freshUntil } from '~/platform/http/fresh-until';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords } from '~/platform/i18n/words';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';
import { siteWords } from '~/root.words';
import { AnswerForm } from './answer-form';
import { NeighborAnswer } from './neighbor-answer';
import { officeHours } from './office-hours.server';
import { OfficialAnswer } from './official-answer';
import { qaPage } from './qa-page.server';
import { QuestionHead } from './question-head';
import { relatedTo } from './related.server';
import { OwnCase, StaffHelp } from './staff-help';
import { threadAction } from './thread-actions.server';
import { ThreadAside } from './thread-aside';
import { threadView } from './thread-view.server';

export const action = threadAction;

export const loader = pageLoader(async ({ actor, params, url, request, context }) => {
  const id = idOf(params.id);
  if (id === null) throw new NotFound();
  const lang = languageOf(request, actor);
  const thread = await threadView(actor, id, lang, context, keyOf(url.searchParams.get('after')));
  if (params.slug !== thread.slug && request.method === 'GET')
    throw redirect(questionPath(thread) + url.search, { status: 301, headers: { 'Cache-Control': 'no-cache' } });
  const hours = officeHours(thread.agency.calendar, now());
  const turns = hours?.open ? hours.until : hours?.opens;
  freshUntil(context, turns);
  context.page.seen = `question:${id}`;
  context.page.tags.push(`question:${id}`, 'alerts');
  const { calendar: _, ...agency } = thread.agency;
  return {
    thread: { ...thread, agency: { ...agency, calendar: null } },
    hours,
    related: await relatedTo({ id, title: thread.title, topicId: thread.topicId }),
    thanks: Number(url.searchParams.get('thanks')) || null,
    about: { topicId: thread.topicId, agencyId: thread.agency.id },
    live: `question:${id},alerts`,
    description: plainExcerpt(thread.description, 160),
    jsonLd: qaPage(thread),
  };
});

/** `?after=<score>.<id>`: answers after this one. */
function keyOf(after: string | null): { score: number; id: number } | null {
  const [, score, id] = /^(-?\d{1,6})\.(\d{1,15})$/.exec(after ?? '') ?? [];
  return score && id ? { score: Number(score), id: Number(id) } : null;
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? pageMeta(matches, data.thread.title, [
        { name: 'description', content: data.description },
        { tagName: 'link', rel: 'canonical', href: data.jsonLd.url },
        ...(data.thread.visibility === 'public' ? [] : [{ name: 'robots', content: 'noindex' }]),
        ...(data.jsonLd.document ? [{ 'script:ld+json': data.jsonLd.document }] : []),
      ])
    : pageMeta(matches, null);

export default function Thread() {
  const t = useWords(questionWords);
  const site = useWords(siteWords);
  const lang = useLang();
  const { thread, hours, related, thanks } = useLoaderData<typeof loader>();
  const actionData = useActionData();
  const problem = problemFor(actionData);
  const of = (name: string) => (problem?.intent === name ? problem : null);
  const elsewhere = problem && !['answer', 'comment', 'ask-staff'].includes(problem.intent) ? problem : null;
  // Only what is official now stands above all others.
  const confirmed = thread.answers.filter((a) => ['current', 'due'].includes(a.official?.state ?? ''));
  const others = thread.answers.filter((a) => !confirmed.includes(a));
  const { answers, description, step, title, agency, ...head } = thread;
  const { id, slug, language, asker, can, answered, closed, original } = thread;
  const frame = { id, slug, language, asker, can };
  return (
    <Columns asideLabel={t('related')} aside={<ThreadAside agency={agency} hours={hours} related={related} />}>
      <Breadcrumb
        items={[
          { href: '/#topics', label: site('topics') },
          { href: `/topics/${thread.topic.slug}`, label: thread.topic.name },
        ]}
      />
      <PageHeading title={thread.title} lang={thread.language === lang ? undefined : thread.language} />
      <NextStepSentence step={thread.step} mine={thread.mine} />
      <OwnCase thread={thread} />
      {elsewhere && (
        <Alert tone="error" live>
          {elsewhere.message}
        </Alert>
      )}
      <QuestionHead thread={head} problem={of('comment')} />
      <StaffHelp thread={thread} problem={of('ask-staff')} />
      {confirmed.map((a) => (
        <OfficialAnswer key={a.id} thread={frame} answer={a} thanked={thanks === a.id} problem={of('comment')} />
      ))}
      {others.length > 0 && (
        <Section
          id="answers"
          heading={t(confirmed.length > 0 ? 'moreAnswers' : 'neighborAnswers', { count: others.length })}
        >
          {others.map((a) =>
            a.official && ['expired', 'suspended'].includes(a.official.state) ? (
              <OfficialAnswer key={a.id} thread={frame} answer={a} thanked={thanks === a.id} problem={of('comment')} />
            ) : (
              <NeighborAnswer key={a.id} thread={frame} answer={a} problem={of('comment')} />
            ),
          )}
        </Section>
      )}
      {thread.answers.length === 0 && <EmptyState heading={t('noAnswers')}>{t('noAnswersHelp')}</EmptyState>}
      {thread.moreAnswers && (
        <Pagination
          next={`${questionPath(thread)}?after=${thread.answers.at(-1)?.score}.${thread.answers.at(-1)?.id}`}
        />
      )}
      <AnswerForm thread={{ ...frame, answered, closed, original }} problem={of('answer')} />
    </Columns>
  );
}
