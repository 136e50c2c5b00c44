import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Checkbox, type Option, type OptionGroup, SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { ErrorSummary } from '~/components/error-summary';
import { PreviewButton, PreviewPlace } from '~/components/preview';
import { SimilarRegion } from '~/components/similar-region';
import { TextArea, TextField } from '~/components/text-field';
import type { FormProblem } from '~/platform/http/form-problem';
import { languageNames, languages } from '~/platform/i18n/language';
import { useWords } from '~/platform/i18n/words';
import { titleLimit } from './question.schema';
import { questionWords } from './question.words';

type Given = { title: string; topic: string; language: string };

const channels = ['phone', 'counter', 'paper', 'mail'] as const;

/** Where a question is asked. What looks private is pointed out before it is posted; nothing typed is lost on the way. */
export function QuestionForm(props: {
  topics: readonly OptionGroup[];
  given: Given;
  staff: boolean;
  problem: FormProblem['problem'] | null;
}) {
  const t = useWords(questionWords);
  const { topics, given, staff, problem } = props;
  const typed = (name: string, otherwise = '') => String(problem?.values[name] ?? otherwise);
  const { meantPublic, ...errors } = problem?.fields ?? {};
  const general = problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : errors;
  return (
    <ActionForm live={false} fields={{ intent: 'ask' }}>
      <ErrorSummary errors={general} />
      {meantPublic && <PersonalData kinds={meantPublic.split(' ')} />}
      <TextField
        name="title"
        label={t('titleLabel')}
        hint={t('titleHint')}
        defaultValue={typed('title', given.title)}
        error={errors.title}
        maxLength={titleLimit}
        counter
        required
        autoComplete="off"
      />
      <SimilarRegion label={t('similarLabel')} />
      <TextArea
        name="body"
        label={t('bodyLabel')}
        hint={t('bodyHint')}
        defaultValue={typed('body')}
        error={errors.body}
        draft="ask"
        rows={8}
        optional
      />
      <PreviewPlace of="body" />
      <PreviewButton of="body" />
      <SelectField
        name="topic"
        label={t('topicLabel')}
        hint={t('topicHint')}
        options={topics}
        placeholder={t('topicPlaceholder')}
        defaultValue={typed('topic', given.topic)}
        error={errors.topic}
        required
      />
      <Checkbox
        name="anonymous"
        label={t('anonymousLabel')}
        hint={t('anonymousHint')}
        defaultChecked={problem?.values.anonymous === 'on'}
      />
      <Disclosure summary={`${t('tagsLabel')} · ${t('languageLabel')}`} quiet open={Boolean(errors.tags)}>
        <TextField
          name="tags"
          label={t('tagsLabel')}
          hint={t('tagsHint')}
          defaultValue={typed('tags')}
          error={errors.tags}
          optional
        />
        <SelectField
          name="language"
          label={t('languageLabel')}
          options={languages.map((code): Option => ({ value: code, label: languageNames[code] }))}
          defaultValue={typed('language', given.language)}
        />
        {staff && (
          <>
            <SelectField
              name="channel"
              label={t('channelLabel')}
              options={(['web', ...channels] as const).map((c): Option => ({ value: c, label: t(`channel_${c}`) }))}
              defaultValue={typed('channel', 'web')}
            />
            <TextField
              name="onBehalfOf"
              label={t('onBehalfLabel')}
              hint={t('onBehalfHint')}
              defaultValue={typed('onBehalfOf')}
              optional
            />
          </>
        )}
      </Disclosure>
      {problem?.status === 429 && <Checkbox name="urgent" label={t('urgentLabel')} hint={t('urgentHint')} />}
      <div className="ah-actions">
        {meantPublic && (
          <Button variant="outline" name="meantPublic" value="on">
            {t('askAnyway')}
          </Button>
        )}
        <Button variant="primary" size="large">
          {t('askButton')}
        </Button>
      </div>
    </ActionForm>
  );
}

const kindWords = ['ssn', 'card', 'a_number', 'phone', 'email'] as const;

function PersonalData({ kinds }: { kinds: string[] }) {
  const t = useWords(questionWords);
  return (
    <Alert tone="warning" heading={t('personalFound')} live>
      <ul>
        {kindWords
          .filter((kind) => kinds.includes(kind))
          .map((kind) => (
            <li key={kind}>{t(`personal_${kind}`)}</li>
          ))}
      </ul>
      <p>{t('personalHelp')}</p>
    </Alert>
  );
}
