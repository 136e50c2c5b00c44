import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { Columns, PageHeading, Section } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { ActionTable } from '~/features/moderation/action-table';
import { moderateWords } from '~/features/moderation/moderate.words';
import { NotFound } from '~/platform/errors';
import { formAction } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords } from '~/platform/i18n/words';
import { moderationIntents } from '../staff.flags/moderation-intents.server';
import { PersonForms, PostForms, QuestionForms } from './forms';
import { moderateView } from './moderate-view.server';

export const handle = { slim: true, search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const id = idOf(args.params.id);
  if (id === null) throw new NotFound();
  return moderateView(actor, id, args.url.searchParams.get('post'), languageOf(args.request, actor), args.context);
});

export const action = formAction(moderationIntents);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

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
