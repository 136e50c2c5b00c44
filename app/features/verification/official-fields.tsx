import { SelectField } from '~/components/choice-field';
import { TextArea } from '~/components/text-field';
import { useWords } from '~/platform/i18n/words';
import { verifyWords } from './verify-form.words';

/** What belongs to every official answer besides its text, wherever one is made. */
export function ShortAnswerAndSources(props: {
  of: (name: 'shortAnswer' | 'sources') => string | undefined;
  error: (name: string) => string | undefined;
  /** Under which the browser keeps what is typed, e.g. `case:12`. */
  draft?: string;
}) {
  const { of, error, draft } = props;
  const t = useWords(verifyWords);
  const kept = (name: string) => (draft ? `${draft}:${name}` : undefined);
  return (
    <>
      <TextArea
        label={t('shortAnswer')}
        name="shortAnswer"
        draft={kept('short')}
        hint={t('shortHint')}
        rows={3}
        maxLength={320}
        counter
        required
        defaultValue={of('shortAnswer')}
        error={error('shortAnswer')}
      />
      <TextArea
        label={t('sources')}
        name="sources"
        draft={kept('sources')}
        hint={t('sourcesHint')}
        rows={2}
        required
        defaultValue={of('sources')}
        error={error('sources') ?? error('sources.0')}
      />
    </>
  );
}

/** How soon it is looked at again. */
export function PaceField({ defaultValue }: { defaultValue: string }) {
  const t = useWords(verifyWords);
  return (
    <SelectField
      label={t('pace')}
      name="pace"
      defaultValue={defaultValue}
      options={[
        { value: 'standard', label: t('paceStandard') },
        { value: 'money', label: t('paceMoney') },
        { value: 'crisis', label: t('paceCrisis') },
      ]}
    />
  );
}
