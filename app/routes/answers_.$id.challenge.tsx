import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button, LinkButton } from '~/components/button';
import { RadioGroup } from '~/components/choice-field';
import { ErrorSummary } from '~/components/error-summary';
import { Narrow, PageHeading } from '~/components/layout';
import { TextArea } from '~/components/text-field';
import { flagWords } from '~/features/moderation/flags.words';
import { postWithThread } from '~/features/moderation/moderation.queries.server';
import { canSee } from '~/features/questions/question.policy';
import { questionPath } from '~/features/questions/slug';
import { challengeVerification } from '~/features/verification/challenge-verification.server';
import { heldVerifications } from '~/features/verification/verification.queries.server';
import { ChallengeBody } from '~/features/verification/verification.schema';
import { hasChallenged } from '~/features/verification/verifying.queries.server';
import { NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireMember } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';

const answerId = ({ params }: { params: Record<string, string | undefined> }) => {
  const id = idOf(params.id);
  if (id === null) throw new NotFound();
  return id;
};

export const loader = pageLoader(async (args) => {
  const actor = await requireMember(args);
  const id = answerId(args);
  const post = await postWithThread({ kind: 'answer', id });
  if (!canSee(actor, post.question) || post.visibility !== 'public') throw new NotFound();
  const held = (await heldVerifications([id])).get(id) ?? null;
  return {
    title: wordsFor(languageOf(args.request, actor), flagWords)('challengeTitle'),
    question: {
      id: post.question.id,
      title: post.question.title,
      path: `${questionPath(post.question)}#answer-${id}`,
      language: post.question.language,
    },
    shortAnswer: held?.shortAnswer ?? null,
    official: held !== null,
    already: held !== null && (await hasChallenged(actor, held.id)),
    done: args.url.searchParams.get('done'),
  };
});

export const action = formAction({
  challenge: intent(ChallengeBody, async (args) => {
    const done = await challengeVerification(await requireMember(args), answerId(args), args.input);
    return redirect(`${args.url.pathname}?done=${done.suspended ? 'suspended' : 'reported'}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Challenge() {
  const t = useWords(flagWords);
  const lang = useLang();
  const { title, question, shortAnswer, official, already, done } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const textLang = question.language === lang ? undefined : question.language;
  const general = problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : problem?.fields;
  return (
    <Narrow>
      <Breadcrumb items={[{ href: question.path, label: question.title, lang: textLang }]} />
      <PageHeading title={title} lead={t('challengeLead')} />
      {done && (
        <Alert tone="success" live>
          {t(done === 'suspended' ? 'challengeSuspended' : 'challengeThanks')}
        </Alert>
      )}
      {!done && already && <Alert tone="info">{t('already')}</Alert>}
      {!done && !official && <Alert tone="info">{t('notOfficial')}</Alert>}
      {!done && official && !already && (
        <>
          <ErrorSummary errors={general} />
          {shortAnswer && (
            <blockquote lang={textLang}>
              <p>{shortAnswer}</p>
            </blockquote>
          )}
          <ActionForm fields={{ intent: 'challenge' }} live={false}>
            <RadioGroup
              legend={t('why')}
              name="kind"
              error={problem?.fields.kind}
              defaultValue={problem ? String(problem.values.kind ?? '') : undefined}
              options={[
                { value: 'outdated', label: t('outdated'), hint: t('outdatedHint') },
                { value: 'dangerous', label: t('harmful'), hint: t('harmfulHint') },
              ]}
            />
            <TextArea
              label={t('challengeNote')}
              name="note"
              rows={4}
              maxLength={2000}
              required
              error={problem?.fields.note}
              defaultValue={problem ? String(problem.values.note ?? '') : undefined}
            />
            <Button variant="primary" icon="flag">
              {t('sendCheck')}
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
