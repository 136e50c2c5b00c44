import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button, LinkButton } from '~/components/button';
import { RadioGroup } from '~/components/choice-field';
import { ErrorSummary } from '~/components/error-summary';
import { Narrow, PageHeading } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { TextArea } from '~/components/text-field';
import { flagWords } from '~/features/moderation/flags.words';
import { canFlag } from '~/features/moderation/moderation.policy';
import { hasFlagged, postWithThread } from '~/features/moderation/moderation.queries.server';
import { flagKinds, RaiseFlag } from '~/features/moderation/moderation.schema';
import type { PostRef } from '~/features/moderation/post-ref';
import { raiseFlag } from '~/features/moderation/raise-flag.server';
import { useFlagKind } from '~/features/moderation/use-reason';
import { canSee } from '~/features/questions/question.policy';
import { questionPath } from '~/features/questions/slug';
import { isModerator } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireMember } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';

/** The post an address names: the question, or one of its answers or comments. */
function postOf(params: Record<string, string | undefined>, search: URLSearchParams): PostRef {
  const kind = search.has('comment') ? 'comment' : search.has('answer') ? 'answer' : 'question';
  const id = idOf(kind === 'question' ? params.id : search.get(kind));
  if (id === null) throw new NotFound();
  return { kind, id };
}

const titles = { question: 'titleQuestion', answer: 'titleAnswer', comment: 'titleComment' } as const;

export const loader = pageLoader(async (args) => {
  const actor = await requireMember(args);
  const ref = postOf(args.params, args.url.searchParams);
  const post = await postWithThread(ref);
  const done = args.url.searchParams.has('done');
  // What this very report has taken out of sight is thanked for without showing it again.
  if (done && ref.kind === 'question' && !canSee(actor, post.question) && (await hasFlagged(actor, ref.id)))
    return { title: wordsFor(languageOf(args.request, actor), flagWords)('sent'), question: null, done };
  const hidden = post.visibility !== 'public' && !isModerator(actor) && post.authorId !== actor.personId;
  if (post.question.id !== idOf(args.params.id) || !canSee(actor, post.question) || (hidden && ref.kind !== 'question'))
    throw new NotFound();
  args.context.fragments.set('post', post.body);
  return {
    title: wordsFor(languageOf(args.request, actor), flagWords)(titles[ref.kind]),
    question: { title: post.question.title, path: questionPath(post.question), language: post.question.language },
    kind: ref.kind,
    mayFlag: canFlag(actor, post),
    done,
  };
});

export const action = formAction({
  flag: intent(RaiseFlag, async (args) => {
    const actor = await requireMember(args);
    await raiseFlag(actor, postOf(args.params, args.url.searchParams), args.input);
    const search = new URLSearchParams(args.url.searchParams);
    search.set('done', '');
    return redirect(`${args.url.pathname}?${search}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Flag() {
  const t = useWords(flagWords);
  const view = useLoaderData<typeof loader>();
  if (view.question) return <Report view={view} />;
  return (
    <Narrow>
      <PageHeading title={view.title} />
      <Alert tone="success" live>
        {t('thanksAtOnce')}
      </Alert>
    </Narrow>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

function Report({ view }: { view: Extract<View, { kind: string }> }) {
  const t = useWords(flagWords);
  const kindOf = useFlagKind();
  const lang = useLang();
  const fragment = useFragments();
  const { title, question, kind, mayFlag, done } = view;
  const problem = problemFor(useActionData());
  const textLang = question.language === lang ? undefined : question.language;
  const general = problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : problem?.fields;
  return (
    <Narrow>
      <Breadcrumb items={[{ href: question.path, label: question.title, lang: textLang }]} />
      <PageHeading title={title} lead={t('lead')} />
      {done && (
        <Alert tone="success" live>
          {t('thanks')}
        </Alert>
      )}
      {!done && !mayFlag && <Alert tone="info">{t('own')}</Alert>}
      {!done && mayFlag && (
        <>
          <ErrorSummary errors={general} />
          <h2>{t('post')}</h2>
          <blockquote>
            {kind === 'question' && <p lang={textLang}>{question.title}</p>}
            <PostBody html={fragment('post')} lang={textLang} small />
          </blockquote>
          <ActionForm fields={{ intent: 'flag' }} live={false}>
            <RadioGroup
              legend={t('why')}
              name="kind"
              error={problem?.fields.kind}
              defaultValue={problem ? String(problem.values.kind ?? '') : undefined}
              options={flagKinds
                .filter((each) => each !== 'duplicate' || kind === 'question')
                .map((value) => ({ value, label: kindOf(value, kind) }))}
            />
            <TextArea
              label={t('note')}
              name="note"
              hint={kind === 'question' ? t('noteHint') : undefined}
              rows={3}
              maxLength={1000}
              optional
              error={problem?.fields.note}
              defaultValue={problem ? String(problem.values.note ?? '') : undefined}
            />
            <Button variant="primary" icon="flag">
              {t('send')}
            </Button>
          </ActionForm>
        </>
      )}
      <p>
        <LinkButton href={question.path} variant="quiet" icon="left">
          {t('back')}
        </LinkButton>
      </p>
    </Narrow>
  );
}
