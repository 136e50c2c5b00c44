import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { RadioGroup, SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { ErrorSummary } from '~/components/error-summary';
import { Actions } from '~/components/layout';
import { TextArea, TextField } from '~/components/text-field';
import { PaceField, ShortAnswerAndSources } from '~/features/verification/official-fields';
import { foundIn } from '~/features/verification/plain-language/checked-form';
import { plainLanguageWords } from '~/features/verification/plain-language/plain-language.words';
import { PlainLanguagePlace } from '~/features/verification/plain-language/plain-language-place';
import { verifyWords } from '~/features/verification/verify-form.words';
import { type Lang, risks } from '~/platform/actor';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { VerifyPage } from './verify-page.server';

/** What a verifier says when confirming. Names the hash of the text above it; what was typed survives a refusal. */
export function VerifyForm({ page, problem }: { page: VerifyPage; problem: FormProblem['problem'] | null }) {
  const t = useWords(verifyWords);
  const plain = useWords(plainLanguageWords);
  const said = (name: string, otherwise = '') => String(problem?.values[name] ?? otherwise);
  const error = (name: string) => problem?.fields[name];
  const general = problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : problem?.fields;
  const { suggested, agencies, risk } = page;
  const checked = foundIn(problem, page.question.language);
  const home = agencies.find((agency) => agency.home) ?? agencies[0];
  return (
    <ActionForm fields={{ intent: 'verify', contentHash: page.newest.contentHash, seen: page.seen }} id="verify">
      <ErrorSummary errors={general} />
      {risk === 'high' && <Alert tone="warning">{t('highRisk')}</Alert>}
      <ShortAnswerAndSources
        of={(name) => said(name, name === 'sources' ? suggested.sources.join('\n') : suggested.shortAnswer)}
        error={error}
      />
      <SelectField
        label={t('agency')}
        name="agency"
        options={agencies.map((agency) => ({ value: agency.slug, label: agency.name }))}
        defaultValue={said('agency', home?.slug)}
        error={error('agency')}
      />
      <RadioGroup
        legend={t('method')}
        name="method"
        defaultValue={said('method', suggested.method)}
        options={[
          { value: 'endorsed', label: t('methodEndorsed') },
          { value: 'fact_checked', label: t('methodChecked') },
          { value: 'authored', label: t('methodAuthored') },
        ]}
      />
      <PaceField defaultValue={said('pace', suggested.pace)} />
      <Disclosure summary={t('moreDates')} quiet open={Boolean(error('reviewDueAt') ?? error('validUntil'))}>
        <p className="ah-small">{t('datesHint')}</p>
        <TextField
          type="date"
          label={t('reviewDue')}
          name="reviewDueAt"
          width="short"
          optional
          defaultValue={said('reviewDueAt')}
          error={error('reviewDueAt')}
        />
        <TextField
          type="date"
          label={t('validUntil')}
          name="validUntil"
          width="short"
          optional
          defaultValue={said('validUntil')}
          error={error('validUntil')}
        />
        <SelectField
          label={t('risk')}
          name="riskClass"
          defaultValue={said('riskClass', risk)}
          options={risks.slice(risks.indexOf(risk)).map((value) => ({ value, label: t(value) }))}
        />
      </Disclosure>
      <TextArea
        label={t(page.corrects ? 'correctionNote' : 'publicNote')}
        name="publicNote"
        hint={t(page.corrects ? 'correctionHint' : 'publicNoteHint')}
        rows={2}
        optional
        defaultValue={said('publicNote')}
        error={error('publicNote')}
      />
      {(page.plain.findings.length > 0 || checked !== null || error('plainLanguageOverride')) && (
        <TextField
          label={plain('override')}
          name="plainLanguageOverride"
          hint={plain('overrideHint')}
          maxLength={500}
          optional
          defaultValue={said('plainLanguageOverride')}
          error={error('plainLanguageOverride')}
        />
      )}
      <Actions>
        <Button variant="primary" icon="seal" data-key={page.can.approve ? undefined : 'v'} data-key-focus="">
          {t(risk === 'high' ? 'askSecond' : 'verify')}
        </Button>
        {risk !== 'high' && (
          <Button name="secondPerson" value="yes" variant="quiet">
            {t('secondPerson')}
          </Button>
        )}
      </Actions>
      {risk !== 'high' && (
        <Disclosure summary={t('improve')} quiet open={said('improving') !== ''}>
          <TextArea
            label={t('improved')}
            name="body"
            hint={t('improveHint')}
            rows={10}
            data-key="i"
            defaultValue={said('body', page.newest.markdown)}
            error={error('body')}
          />
          <PlainLanguagePlace
            of="body"
            lang={page.question.language as Lang}
            result={checked}
            heading={plain('checked')}
          />
          <Actions>
            <Button name="improving" value="yes">
              {t('improveAndVerify')}
            </Button>
            <Button name="improving" value="check" variant="quiet">
              {plain('check')}
            </Button>
          </Actions>
        </Disclosure>
      )}
    </ActionForm>
  );
}
