import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DefinitionList } from '~/components/definition-list';
import { Disclosure } from '~/components/disclosure';
import { Section } from '~/components/layout';
import { TextArea } from '~/components/text-field';
import { Time } from '~/components/time';
import { deskWords } from '~/features/escalations/desk.words';
import { type ResolutionReason, settableStates } from '~/features/escalations/escalation.schema';
import type { Trigger } from '~/features/escalations/trigger';
import type { FormProblem } from '~/platform/http/form-problem';
import { formatDuration } from '~/platform/i18n/format';
import { useLang, useWords } from '~/platform/i18n/words';
import { CaseHistory } from './case-history';
import type { CaseView } from './case-view.server';

/** Why the case is here, for whom, how long it lay with whom, how it stands and what happened to it. */
export function CaseFacts({ view, problem }: { view: CaseView; problem: FormProblem['problem'] | null }) {
  const t = useWords(deskWords);
  const lang = useLang();
  const { asker, question } = view;
  return (
    <Section heading={t('facts')}>
      {view.ended && <Ending view={view} />}
      <DefinitionList
        items={[
          { key: 'asker', term: t('asker'), detail: asker.name ? <bdi>{asker.name}</bdi> : t('nameWithheld') },
          { key: 'topic', term: t('topic'), detail: `${question.topic} · ${view.agency.name}` },
          {
            key: 'why',
            term: t('whyHere'),
            detail: view.triggers.map((trigger) => (
              <div key={trigger.trigger}>
                {trigger.lapsed ? (
                  <s>{t(`trigger_${trigger.trigger as Trigger}`)}</s>
                ) : (
                  t(`trigger_${trigger.trigger as Trigger}`)
                )}
                {trigger.reason && <>: {trigger.reason}</>} <Time at={trigger.at} shape="shortDay" />
              </div>
            )),
          },
          {
            key: 'legs',
            term: t('legs'),
            detail: view.legs.map((leg) => (
              <div key={leg.from.toISOString()}>
                {leg.agency}: {formatDuration(leg.citizenMs, lang)}
                {leg.ownMs !== leg.citizenMs && <> ({t('ownTime', { time: formatDuration(leg.ownMs, lang) })})</>}
              </div>
            )),
          },
        ]}
      />
      {view.can.reveal && (
        <Disclosure summary={t('revealName')} icon="eye" quiet open={problem !== null}>
          <ActionForm fields={{ intent: 'reveal' }}>
            <TextArea
              label={t('revealReason')}
              name="body"
              id="reveal-reason"
              hint={t('revealHint')}
              rows={2}
              required
              error={problem ? (problem.fields.body ?? problem.message) : null}
            />
            <Button>{t('revealName')}</Button>
          </ActionForm>
        </Disclosure>
      )}
      {view.can.act && (
        <ActionForm fields={{ intent: 'state' }}>
          <SelectField
            label={t('setState')}
            name="state"
            defaultValue={view.state}
            options={settableStates.map((value) => ({ value, label: t(`state_${value}`) }))}
          />
          <TextArea label={t('stateNote')} name="note" id="state-note" optional rows={2} />
          <Button>{t('setStateButton')}</Button>
        </ActionForm>
      )}
      <CaseHistory view={view} />
    </Section>
  );
}

function Ending({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  const { ended, question } = view;
  if (!ended) return null;
  if (ended.answerId !== null)
    return (
      <p>
        {t.rich('resolvedWithAnswer', {
          answer: <a href={`/questions/${question.id}/${question.slug}#answer-${ended.answerId}`}>{t('anAnswer')}</a>,
        })}{' '}
        <Time at={ended.at} />
      </p>
    );
  if (ended.reason === null) return null;
  return (
    <p>
      {t('resolvedWithReason', { reason: t(`reason_${ended.reason as ResolutionReason}`) })} <Time at={ended.at} />
      <br />
      {ended.note}
    </p>
  );
}
