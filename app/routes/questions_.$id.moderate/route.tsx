import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { Columns, PageHeading, Section } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { ActionTable } from '~/features/moderation/action-table';
import { moderateWords } from '~/features/moderation/moderate.words';
import { canAskForInfo, canModerate } from '~/features/moderation/moderation.policy';
import { postWithThread, recentActions } from '~/features/moderation/moderation.queries.server';
import { moderationWords } from '~/features/moderation/moderation.words';
import { postKey, readPostKey } from '~/features/moderation/post-ref';
import { questionPath } from '~/features/questions/slug';
import { Forbidden, NotFound } from '~/platform/errors';
import { formAction } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';
import { moderationIntents } from '../staff.flags/moderation-intents.server';
import { PersonForms, PostForms, QuestionForms } from './forms';

export const handle = { slim: true, search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const id = idOf(args.params.id);
  if (id === null) throw new NotFound();
  const lang = languageOf(args.request, actor);
  const ref = readPostKey(args.url.searchParams.get('post') ?? '') ?? { kind: 'question' as const, id };
  const [post, directory] = await Promise.all([postWithThread(ref), getDirectory()]);
  const { question } = post;
  const topic = directory.topic(question.topicId);
  if (question.id !== id || !topic) throw new NotFound();
  const moderator = canModerate(actor);
  if (!moderator && !canAskForInfo(actor, topic.agencyId)) throw new Forbidden(moderationWords.en.moderatorsOnly);
  const withheld = question.askerWithheld && post.authorId === question.askerId;
  args.context.fragments.set('post', post.body);
  return {
    title: wordsFor(lang, moderateWords)('title'),
    moderator,
    post: {
      key: postKey(ref),
      kind: ref.kind,
      visibility: post.visibility,
      author: withheld || post.authorId === actor.personId ? null : { id: post.authorId, name: post.author },
    },
    question: {
      id,
      title: question.title,
      path: questionPath(question),
      language: question.language,
      closed: question.closedAt !== null,
      asked: question.needsInfoAt !== null,
      topic: topic.slug,
    },
    topics: directory.topics.map((each) => ({ value: each.slug, label: nameIn(lang, each) })),
    actions: (await recentActions({ questionId: id, limit: 50 })).items,
  };
});

export const action = formAction(moderationIntents);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export type ModeratePage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Moderate() {
  const t = useWords(moderateWords);
  const lang = useLang();
  const fragment = useFragments();
  const page = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const { question, post, actions, moderator, title } = page;
  const textLang = question.language === lang ? undefined : question.language;
  return (
    <>
      <Breadcrumb items={[{ href: question.path, label: question.title, lang: textLang }]} />
      <PageHeading title={title} />
      {problem && Object.keys(problem.fields).length === 0 && (
        <Alert tone="error" live>
          {problem.message}
        </Alert>
      )}
      <Columns>
        <Section heading={t(post.kind)}>
          {post.kind === 'question' && <p lang={textLang}>{question.title}</p>}
          <PostBody html={fragment('post')} lang={textLang} />
        </Section>
        {moderator && <PostForms page={page} problem={problem} />}
        {post.kind === 'question' && <QuestionForms page={page} problem={problem} />}
        {moderator && <PersonForms page={page} problem={problem} />}
        {moderator && actions.length > 0 && (
          <Section heading={t('history')}>
            <ActionTable actions={actions} caption={t('history')} />
          </Section>
        )}
      </Columns>
    </>
  );
}
