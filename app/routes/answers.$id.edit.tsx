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
  return {
    back: `${questionPath(question)}#answer-${id}`,
    question: question.title,
    body: markdown,
    official: await hasLiveVerification(id),
    heading: wordsFor(languageOf(args.request, actor), questionWords)('editAnswerTitle'),
  };
});

export const action = formAction({
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
  const { back, question, body, official, heading } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const errors = problemErrors(problem);
  return (
    <Narrow>
      <PageHeading title={heading} lead={<a href={back}>{question}</a>} />
      {official && <Alert tone="info">{t('officialEditNote')}</Alert>}
      <ActionForm live={false} fields={{ intent: 'edit' }}>
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
        <TextField
          name="note"
          label={t('editNote')}
          defaultValue={String(problem?.values.note ?? '')}
          error={errors.note}
          optional
        />
        <div className="ah-actions">
          <Button variant="primary">{t('save')}</Button>
          <LinkButton variant="quiet" href={back}>
            {t('cancel')}
          </LinkButton>
        </div>
      </ActionForm>
    </Narrow>
  );
}
