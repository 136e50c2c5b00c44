import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Narrow, PageHeading } from '~/components/layout';
import { TextArea, TextField } from '~/components/text-field';
import { EditAnswer } from '~/features/answers/answer.schema';
import { answerToEdit } from '~/features/answers/answer-to-edit.queries.server';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import { hasLiveVerification } from '~/features/verification/has-live-verification.server';
import { checkPlainLanguage } from '~/features/verification/plain-language/check-plain-language';
import { checkedForm, foundIn } from '~/features/verification/plain-language/checked-form';
import { plainLanguageWords } from '~/features/verification/plain-language/plain-language.words';
import { PlainLanguagePlace } from '~/features/verification/plain-language/plain-language-place';
import type { Lang } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemErrors, problemFor } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireMember } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requireMember(args);
  const id = idOf(args.params.id);
  if (id === null) throw new NotFound();
  const { question, markdown } = await answerToEdit(actor, id);
  const official = await hasLiveVerification(id);
  return {
    back: `${questionPath(question)}#answer-${id}`,
    question: question.title,
    body: markdown,
    official,
    language: question.language as Lang,
    plain: official ? checkPlainLanguage(markdown, question.language as Lang) : null,
    heading: wordsFor(languageOf(args.request, actor), questionWords)('editAnswerTitle'),
  };
});

export const action = formAction({
  check: intent(EditAnswer, async (args) => {
    const actor = await requireMember(args);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    await answerToEdit(actor, id);
    return checkedForm('edit', args.input);
  }),
  edit: intent(EditAnswer, async (args) => {
    const actor = await requireMember(args);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    const edited = await editAnswer(actor, id, args.input);
    return redirect(`/questions/${edited.questionId}#answer-${id}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.heading ?? null);

export default function EditAnswerPage() {
  const t = useWords(questionWords);
  const hints = useWords(plainLanguageWords);
  const { back, question, body, official, language, plain, heading } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const errors = problemErrors(problem);
  return (
    <Narrow>
      <PageHeading title={heading} lead={<a href={back}>{question}</a>} />
      {official && <Alert tone="info">{t('officialEditNote')}</Alert>}
      <ActionForm live={false}>
        <ErrorSummary errors={errors} />
        <TextArea
          name="body"
          label={t('yourAnswer')}
          hint={t('answerHint')}
          defaultValue={String(problem?.values.body ?? body)}
          error={errors.body}
          rows={12}
          required
        />
        {official && <PlainLanguagePlace of="body" lang={language} result={foundIn(problem, language) ?? plain} />}
        <TextField
          name="note"
          label={t('editNote')}
          defaultValue={String(problem?.values.note ?? '')}
          error={errors.note}
          optional
        />
        <div className="ah-actions">
          <Button variant="primary" name="intent" value="edit">
            {t('save')}
          </Button>
          {official && (
            <Button name="intent" value="check" variant="quiet">
              {hints('check')}
            </Button>
          )}
          <LinkButton variant="quiet" href={back}>
            {t('cancel')}
          </LinkButton>
        </div>
      </ActionForm>
    </Narrow>
  );
}
