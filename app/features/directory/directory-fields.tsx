import { Checkbox, SelectField } from '~/components/choice-field';
import { TextField } from '~/components/text-field';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import { directoryWords } from './directory.words';

type Problem = FormProblem['problem'] | null;
type Value = string | boolean | null | undefined;
/** What is there now, by field; nothing for something new. */
export type Present = Readonly<Record<string, Value>>;

type Kind = { max: number; required?: boolean; hint?: keyof typeof directoryWords.en; type?: 'email' | 'url' | 'tel' };

const agencyFields = {
  name: { max: 100, required: true },
  nameEs: { max: 100 },
  description: { max: 300 },
  descriptionEs: { max: 300 },
  phone: { max: 40, type: 'tel' },
  email: { max: 200, type: 'email' },
  url: { max: 300, type: 'url' },
  address: { max: 300 },
  codePrefix: { max: 4, hint: 'codePrefixHint' },
} as const satisfies Record<string, Kind>;

const topicFields = (({ name, nameEs, description, descriptionEs }) => ({ name, nameEs, description, descriptionEs }))(
  agencyFields,
);

function Lines(props: { fields: Record<string, Kind>; present: Present; problem: Problem; prefix?: string }) {
  const { fields, present, problem, prefix = '' } = props;
  const t = useWords(directoryWords);
  return (
    <>
      {Object.entries(fields).map(([name, { max, required, hint, type }]) => (
        <TextField
          key={name}
          name={name}
          id={prefix + name}
          label={t(name as keyof typeof agencyFields)}
          hint={hint && t(hint)}
          type={type}
          maxLength={max}
          required={required}
          optional={!required}
          width={max < 50 ? 'medium' : 'full'}
          lang={name.endsWith('Es') ? 'es' : undefined}
          defaultValue={typed(problem, name, String(present[name] ?? ''))}
          error={problem?.fields[name]}
        />
      ))}
    </>
  );
}

export function AgencyFields({ present = {}, problem }: { present?: Present; problem: Problem }) {
  const t = useWords(directoryWords);
  return (
    <>
      <Lines fields={agencyFields} present={present} problem={problem} />
      {!present.triage && (
        <Checkbox
          name="triage"
          label={t('triage')}
          hint={t('triageHint')}
          defaultChecked={typed(problem, 'triage') === 'on'}
        />
      )}
    </>
  );
}

/** `prefix` tells the fields apart from others on the page. */
export function TopicFields({
  present = {},
  problem,
  prefix = '',
}: {
  present?: Present;
  problem: Problem;
  prefix?: string;
}) {
  const t = useWords(directoryWords);
  return (
    <>
      <Lines fields={topicFields} present={present} problem={problem} prefix={prefix} />
      <SelectField
        name="risk"
        id={`${prefix}risk`}
        label={t('risk')}
        hint={t('riskHint')}
        options={(['low', 'medium', 'high'] as const).map((value) => ({ value, label: t(value) }))}
        defaultValue={typed(problem, 'risk', String(present.risk ?? 'low'))}
        error={problem?.fields.risk}
      />
    </>
  );
}
