import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Chip } from '~/components/chip';
import { EmptyState } from '~/components/empty-state';
import { Chips, Meta, PageHeading } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { QuestionList, QuestionRow } from '~/components/question-row';
import { Tabs } from '~/components/tabs';
import { Time } from '~/components/time';
import { answersBy } from '~/features/channels/answers-by.queries.server';
import { Questions } from '~/features/channels/question-list';
import { listQuestions } from '~/features/channels/question-list.queries.server';
import { withTopics } from '~/features/channels/shown-questions.server';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { profileOf } from '~/features/people/profile.queries.server';
import { profileWords } from '~/features/people/profile.words';
import { questionPath } from '~/features/questions/slug';
import { NotFound } from '~/platform/errors';
import { freshUntil } from '~/platform/http/fresh-until';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords } from '~/platform/i18n/words';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';

/** Name, since when, and what they wrote in public under it. */
export const loader = pageLoader(async ({ actor, params, url, request, context }) => {
  const profile = await profileOf(actor, params.handle ?? '');
  if (!profile) throw new NotFound();
  const lang = languageOf(request, actor);
  const show = url.searchParams.get('show') === 'answers' ? ('answers' as const) : ('questions' as const);
  const after = url.searchParams.get('after');
  const { id, roles, ...person } = profile;
  context.page.tags.push('lists', 'site');
  const asked = show === 'questions' ? await listQuestions({ askerId: id, after }) : null;
  const answered = show === 'answers' ? await answersBy(id, after) : null;
  for (const { officialUntil } of [...(asked?.items ?? []), ...(answered?.items ?? [])])
    freshUntil(context, officialUntil);
  const next = (asked ?? answered)?.next ?? null;
  return {
    person,
    roles: roles.map(({ role, agency }) => ({
      role,
      agency: agency && { slug: agency.slug, name: nameIn(lang, agency) },
    })),
    self: actor.personId === id,
    show,
    questions: asked && withTopics(asked.items, await getDirectory(), lang),
    answers: answered?.items ?? null,
    next: next ? `?${new URLSearchParams({ show, after: next })}` : null,
    first: after ? `/users/${person.handle}?show=${show}` : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.person.name ?? null);

export default function ProfilePage() {
  const t = useWords(profileWords);
  const { person, roles, self, show, questions, answers, next, first } = useLoaderData<typeof loader>();
  const base = `/users/${person.handle}`;
  return (
    <>
      <PageHeading
        title={<bdi>{person.name}</bdi>}
        lead={person.about ? <bdi>{person.about}</bdi> : undefined}
        actions={self && <a href="/settings">{t('edit')}</a>}
      />
      <Meta>
        <span>{t.rich('since', { date: <Time at={person.since} relative={false} /> })}</span>
        {person.imported && <span>{t('imported')}</span>}
        {roles.map(({ role, agency }) => (
          <span key={`${role} ${agency?.slug}`}>
            {agency
              ? t.rich('worksFor', { role: t(role), agency: <a href={`/agencies/${agency.slug}`}>{agency.name}</a> })
              : t(role)}
          </span>
        ))}
      </Meta>
      <Tabs
        label={t('parts', { name: person.name })}
        items={[
          { href: base, label: t('questions'), current: show === 'questions' },
          { href: `${base}?show=answers`, label: t('answers'), current: show === 'answers' },
        ]}
      />
      {questions?.length === 0 && <EmptyState heading={t('noQuestions')}>{t('noQuestionsText')}</EmptyState>}
      {questions && questions.length > 0 && <Questions items={questions} label={t('questions')} headingLevel={2} />}
      {answers?.length === 0 && <EmptyState heading={t('noAnswers')}>{t('noAnswersText')}</EmptyState>}
      {answers && answers.length > 0 && <Answers items={answers} />}
      <Pagination next={next} first={first} />
    </>
  );
}

type Answer = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['answers']>[number];

function Answers({ items }: { items: readonly Answer[] }) {
  const t = useWords(profileWords);
  const lang = useLang();
  return (
    <QuestionList label={t('answers')}>
      {items.map((answer) => (
        <QuestionRow
          key={answer.id}
          href={`${questionPath(answer.question)}#answer-${answer.id}`}
          title={answer.question.title}
          lang={answer.question.language === lang ? undefined : answer.question.language}
          excerpt={plainExcerpt(answer.excerpt, 200)}
          counts={answer.score !== 0 ? { votes: answer.score } : {}}
          chips={
            (answer.official || answer.accepted) && (
              <Chips>
                {answer.official && <Chip tone="official">{t('official')}</Chip>}
                {answer.accepted && <Chip tone="accepted">{t('accepted')}</Chip>}
              </Chips>
            )
          }
          meta={<Time at={answer.createdAt} />}
          headingLevel={2}
        />
      ))}
    </QuestionList>
  );
}
