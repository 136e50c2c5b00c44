import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionButton } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Actions, Meta, PageHeading } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { PostBody } from '~/components/post-body';
import { Tabs } from '~/components/tabs';
import { Time } from '~/components/time';
import { ActionTable } from '~/features/moderation/action-table';
import { countOpenFlags, flaggedPosts } from '~/features/moderation/flags.queries.server';
import { moderateWords } from '~/features/moderation/moderate.words';
import { canSeeFlagsDesk } from '~/features/moderation/moderation.policy';
import { pendingQuestions, recentActions } from '~/features/moderation/moderation.queries.server';
import { moderationWords } from '~/features/moderation/moderation.words';
import { questionPath } from '~/features/questions/slug';
import { Forbidden } from '~/platform/errors';
import { formAction } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';
import { FlaggedPostCard } from './flagged-post-card';
import { moderationIntents } from './moderation-intents.server';

export const handle = { slim: true, search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  if (!canSeeFlagsDesk(actor)) throw new Forbidden(moderationWords.en.moderatorsOnly);
  const search = args.url.searchParams;
  const asked = search.get('view');
  const view = asked === 'pending' || asked === 'actions' ? asked : 'flagged';
  const after = search.get('after');
  const [flagged, pending, actions, openFlags] = await Promise.all([
    view === 'flagged' ? flaggedPosts({ after }) : { items: [], next: null },
    pendingQuestions(),
    view === 'actions' ? recentActions({ before: idOf(after) }) : { items: [], next: null },
    countOpenFlags(),
  ]);
  for (const post of flagged.items) args.context.fragments.set(post.key, post.body);
  for (const question of pending) args.context.fragments.set(`p${question.id}`, question.body);
  const next = flagged.next ?? actions.next;
  return {
    title: wordsFor(languageOf(args.request, actor), moderateWords)('desk'),
    view,
    flagged: flagged.items.map(({ body: _, ...post }) => post),
    pending: pending.map(({ body: _, ...question }) => question),
    actions: actions.items,
    openFlags,
    next: next ? `/staff/flags?view=${view}&after=${next}` : null,
    first: after ? `/staff/flags?view=${view}` : null,
  } as const;
});

export const action = formAction(moderationIntents);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function FlagsDesk() {
  const t = useWords(moderateWords);
  const lang = useLang();
  const fragment = useFragments();
  const { title, view, flagged, pending, actions, openFlags, next, first } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <>
      <PageHeading title={title} lead={view === 'actions' ? undefined : t('sorted')} />
      <Tabs
        label={t('views')}
        items={[
          { href: '/staff/flags', label: t('flagged'), count: openFlags, current: view === 'flagged' },
          {
            href: '/staff/flags?view=pending',
            label: t('pending'),
            count: pending.length,
            current: view === 'pending',
          },
          { href: '/staff/flags?view=actions', label: t('actions'), current: view === 'actions' },
        ]}
      />
      {problem && (
        <Alert tone="error" live>
          {Object.values(problem.fields)[0] ?? problem.message}
        </Alert>
      )}
      {view === 'flagged' && flagged.length === 0 && <EmptyState heading={t('noFlags')}>{t('noFlagsText')}</EmptyState>}
      {flagged.map((post) => (
        <FlaggedPostCard key={post.key} flagged={post} html={fragment(post.key)} />
      ))}
      {view === 'pending' && pending.length === 0 && (
        <EmptyState heading={t('noPending')}>{t('noPendingText')}</EmptyState>
      )}
      {view === 'pending' &&
        pending.map((question) => (
          <Card
            key={question.id}
            heading={
              <a href={questionPath(question)} lang={question.language === lang ? undefined : question.language}>
                {question.title}
              </a>
            }
          >
            <PostBody html={fragment(`p${question.id}`)} small />
            <Meta>
              <span>{t.rich('by', { who: question.author ? <bdi>{question.author}</bdi> : t('asker') })}</span>
              <Time at={question.createdAt} shape="dateTime" />
            </Meta>
            <Actions>
              <ActionButton fields={{ intent: 'approve', post: `q${question.id}` }} variant="primary" icon="check">
                {t('approve')}
              </ActionButton>
              <LinkButton href={`/questions/${question.id}/moderate`} variant="quiet">
                {t('more')}
              </LinkButton>
            </Actions>
          </Card>
        ))}
      {view === 'actions' && actions.length === 0 && <EmptyState heading={t('noActions')} />}
      {view === 'actions' && actions.length > 0 && <ActionTable actions={actions} caption={t('actions')} whole />}
      <Pagination next={next} first={first} />
    </>
  );
}
