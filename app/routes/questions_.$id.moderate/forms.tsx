import type { ReactNode } from 'react';
import { ActionButton, ActionForm, type HiddenFields } from '~/components/action-form';
import { Button, type ButtonVariant } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { TextArea, TextField } from '~/components/text-field';
import { moderateWords } from '~/features/moderation/moderate.words';
import { closeReasons, flagKinds } from '~/features/moderation/moderation.schema';
import { redactWords } from '~/features/moderation/redact.words';
import { useFlagKind } from '~/features/moderation/use-reason';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { ModeratePage } from './moderate-view.server';

type Props = { page: ModeratePage; problem: FormProblem['problem'] | null };

/** Hide, bring back, make public. */
export function PostForms({ page, problem }: Props) {
  const t = useWords(moderateWords);
  const flag = useFlagKind();
  const r = useWords(redactWords);
  const { post, question } = page;
  const held = post.visibility === 'pending_review' || post.visibility === 'limited';
  return (
    <>
      {post.visibility === 'hidden' ? (
        <ActionButton fields={{ intent: 'restore', post: post.key }} icon="eye" variant="primary">
          {t('restore')}
        </ActionButton>
      ) : (
        <Form intent="hide" title={t('hide')} fields={{ post: post.key }} problem={problem} variant="danger">
          <SelectField
            label={t('hideFor')}
            name="kind"
            id="hide-kind"
            options={flagKinds.map((value) => ({ value, label: flag(value, post.kind) }))}
          />
          <TextField label={t('note')} name="note" id="hide-note" optional />
        </Form>
      )}
      {held && (
        <ActionButton fields={{ intent: 'approve', post: post.key }} icon="check">
          {t(post.visibility === 'limited' ? 'publish' : 'approve')}
        </ActionButton>
      )}
      {post.kind === 'question' && post.visibility === 'public' && (
        <Form intent="limit" title={t('limit')} fields={{ question: question.id }} problem={problem}>
          <p className="ah-small">{t('limitHelp')}</p>
          <TextField label={t('note')} name="note" id="limit-note" optional />
        </Form>
      )}
      <p>
        <a href={`/questions/${question.id}/redact`}>{r('link')}</a>
      </p>
    </>
  );
}

/** What concerns a question as a whole. Staff of its agency may ask for more; the rest is for moderators. */
export function QuestionForms({ page, problem }: Props) {
  const t = useWords(moderateWords);
  const { question, topics, moderator } = page;
  const fields = { question: question.id };
  const error = (intent: string, name: string) => (problem?.intent === intent ? problem.fields[name] : undefined);
  return (
    <>
      {!question.asked && (
        <Form intent="needs-info" title={t('needsInfo')} fields={fields} problem={problem}>
          <TextArea
            label={t('needsInfoNote')}
            name="note"
            id="needs-info-note"
            rows={2}
            required
            error={error('needs-info', 'note')}
          />
        </Form>
      )}
      {moderator && question.closed && (
        <ActionButton fields={{ intent: 'reopen', ...fields }}>{t('reopen')}</ActionButton>
      )}
      {moderator && !question.closed && (
        <Form intent="close" title={t('close')} fields={fields} problem={problem}>
          <SelectField
            label={t('closeWhy')}
            name="reason"
            id="close-reason"
            options={closeReasons.map((value) => ({ value, label: t(value) }))}
          />
          <TextField label={t('closeNote')} name="note" id="close-note" optional />
        </Form>
      )}
      {moderator && (
        <Form intent="duplicate" title={t('duplicate')} fields={fields} problem={problem}>
          <TextField
            label={t('original')}
            name="original"
            hint={t('originalHint')}
            required
            error={error('duplicate', 'original')}
          />
        </Form>
      )}
      {moderator && (
        <Form intent="move" title={t('move')} fields={fields} problem={problem}>
          <SelectField label={t('topic')} name="topic" options={topics} defaultValue={question.topic} />
        </Form>
      )}
    </>
  );
}

/** Suspending the post's author; never offered where that would name somebody who asked without a name. */
export function PersonForms({ page, problem }: Props) {
  const t = useWords(moderateWords);
  const { author } = page.post;
  if (!author) return null;
  return (
    <Form
      intent="suspend"
      title={t('suspend', { who: author.name })}
      fields={{ person: author.id }}
      problem={problem}
      variant="danger"
    >
      <p className="ah-small">{t('suspendHelp')}</p>
      <SelectField
        label={t('suspendDays')}
        name="days"
        defaultValue="7"
        options={[
          { value: '1', label: t('day') },
          { value: '7', label: t('week') },
          { value: '30', label: t('month') },
          { value: 'forever', label: t('forever') },
        ]}
      />
      <TextField
        label={t('suspendReason')}
        name="reason"
        id="suspend-reason"
        required
        error={problem?.intent === 'suspend' ? problem.fields.reason : undefined}
      />
    </Form>
  );
}

function Form(props: {
  intent: string;
  title: string;
  fields: HiddenFields;
  problem: FormProblem['problem'] | null;
  variant?: ButtonVariant;
  children: ReactNode;
}) {
  const { intent, title, fields, problem, variant, children } = props;
  return (
    <Disclosure summary={title} open={problem?.intent === intent}>
      <ActionForm fields={{ intent, ...fields }}>
        {children}
        <Button variant={variant}>{title}</Button>
      </ActionForm>
    </Disclosure>
  );
}
