import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Button, LinkButton } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { ErrorSummary } from '~/components/error-summary';
import { Narrow, PageHeading } from '~/components/layout';
import { TextArea, TextField } from '~/components/text-field';
import { threadQuestion } from '~/features/channels/thread.queries.server';
import { getDirectory } from '~/features/directory/directory.server';
import { topicOptions } from '~/features/directory/topic-options.server';
import { editQuestion } from '~/features/questions/edit-question.server';
import { canEditQuestion } from '~/features/questions/question.policy';
import { EditQuestion } from '~/features/questions/question.schema';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import { authorize, NotFound } from '~/platform/errors';
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
  const row = await threadQuestion(actor, id);
  const facts = { ...row.question, duplicateOfId: row.original?.id ?? null };
  authorize(canEditQuestion(actor, facts), 'Only the person who asked and moderators can change this question.');
  const lang = languageOf(args.request, actor);
  const directory = await getDirectory();
  return {
    path: questionPath(row.question),
    topics: topicOptions(directory, lang),
    given: {
      title: row.question.title,
      body: row.markdown,
      tags: row.question.tags.join(' '),
      topic: directory.topic(row.question.topicId)?.slug ?? '',
    },
    heading: wordsFor(lang, questionWords)('editTitle'),
  };
});

export const action = formAction({
  edit: intent(EditQuestion, async (args) => {
    const actor = await requireMember(args);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    return redirect(questionPath(await editQuestion(actor, id, args.input)));
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.heading ?? null);

export default function EditQuestionPage() {
  const t = useWords(questionWords);
  const { path, topics, given, heading } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const errors = problemErrors(problem);
  const typed = (name: keyof typeof given | 'note') =>
    String(problem?.values[name] ?? (name === 'note' ? '' : given[name]));
  return (
    <Narrow>
      <PageHeading title={heading} />
      <ActionForm live={false} fields={{ intent: 'edit' }}>
        <ErrorSummary errors={errors} />
        <TextField name="title" label={t('titleLabel')} defaultValue={typed('title')} error={errors.title} required />
        <TextArea
          name="body"
          label={t('bodyLabel')}
          hint={t('bodyHint')}
          defaultValue={typed('body')}
          error={errors.body}
          rows={10}
          optional
        />
        <SelectField
          name="topic"
          label={t('topicLabel')}
          options={topics}
          defaultValue={typed('topic')}
          error={errors.topic}
        />
        <TextField
          name="tags"
          label={t('tagsLabel')}
          hint={t('tagsHint')}
          defaultValue={typed('tags')}
          error={errors.tags}
          optional
        />
        <TextField name="note" label={t('editNote')} defaultValue={typed('note')} error={errors.note} optional />
        <div className="ah-actions">
          <Button variant="primary">{t('save')}</Button>
          <LinkButton variant="quiet" href={path}>
            {t('cancel')}
          </LinkButton>
        </div>
      </ActionForm>
    </Narrow>
  );
}
