import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { RadioGroup, SelectField } from '~/components/choice-field';
import { Composer } from '~/components/composer';
import { Disclosure } from '~/components/disclosure';
import { Section } from '~/components/layout';
import { TextArea, TextField } from '~/components/text-field';
import { deskWords } from '~/features/escalations/desk.words';
import { resolutionReasons } from '~/features/escalations/escalation.schema';
import { foundIn } from '~/features/verification/plain-language/checked-form';
import { plainLanguageWords } from '~/features/verification/plain-language/plain-language.words';
import { PlainLanguagePlace } from '~/features/verification/plain-language/plain-language-place';
import type { Lang } from '~/platform/actor';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';

type Problem = FormProblem['problem'] | null;

const typed = (problem: Problem, name: string) => (problem ? String(problem.values[name] ?? '') : undefined);

/** The two public endings: an answer that is official the moment it appears, or a reason why there is none. */
export function PublishSide({ view, answer, reason }: { view: CaseView; answer: Problem; reason: Problem }) {
  const t = useWords(deskWords);
  const plain = useWords(plainLanguageWords);
  return (
    <Section id="publish" heading={t('publishSide')}>
      <Composer
        voice="public"
        readers={t('readersPublic')}
        id="closing"
        label={t('closingAnswer')}
        hint={t('closingHint', { agency: view.agency.name })}
        submitLabel={t('publishAnswer')}
        intent="resolve-new"
        fields={{ seen: view.seen }}
        draft={`case-answer:${view.id}`}
        error={
          answer ? (answer.fields.body ?? (Object.keys(answer.fields).length === 0 ? answer.message : null)) : null
        }
        defaultValue={typed(answer, 'body')}
        actions={
          <Button name="intent" value="check-new" variant="quiet">
            {plain('check')}
          </Button>
        }
      >
        <PlainLanguagePlace
          of="closing"
          lang={view.question.language as Lang}
          result={foundIn(answer, view.question.language)}
        />
        <TextArea
          label={t('shortAnswer')}
          name="shortAnswer"
          hint={t('shortHint')}
          rows={2}
          maxLength={320}
          counter
          required
          error={answer?.fields.shortAnswer}
          defaultValue={typed(answer, 'shortAnswer')}
        />
        <TextArea
          label={t('sources')}
          name="sources"
          hint={t('sourcesHint')}
          rows={2}
          required
          error={answer ? (answer.fields.sources ?? answer.fields['sources.0']) : null}
          defaultValue={typed(answer, 'sources')}
        />
        <SelectField
          label={t('pace')}
          name="pace"
          defaultValue={typed(answer, 'pace') ?? 'standard'}
          options={(['standard', 'money', 'crisis'] as const).map((value) => ({ value, label: t(`pace_${value}`) }))}
        />
        <TextField
          label={plain('override')}
          name="plainLanguageOverride"
          hint={plain('overrideHint')}
          maxLength={500}
          optional
          defaultValue={typed(answer, 'plainLanguageOverride')}
          error={answer?.fields.plainLanguageOverride}
        />
      </Composer>
      <Disclosure summary={t('reasonTitle')} icon="block" open={reason !== null}>
        <ActionForm fields={{ intent: 'resolve-reason', seen: view.seen }} className="ah-voice ah-voice--public">
          <RadioGroup
            legend={t('reasonLabel')}
            name="reason"
            defaultValue={typed(reason, 'reason')}
            error={reason?.fields.reason}
            options={resolutionReasons.map((value) => ({ value, label: t(`reason_${value}`) }))}
          />
          <TextArea
            label={t('reasonNote')}
            name="note"
            id="reason-note"
            hint={t('reasonNoteHint')}
            rows={3}
            maxLength={2000}
            required
            error={reason?.fields.note}
            defaultValue={typed(reason, 'note')}
          />
          <Button>{t('resolveReason')}</Button>
        </ActionForm>
      </Disclosure>
    </Section>
  );
}
