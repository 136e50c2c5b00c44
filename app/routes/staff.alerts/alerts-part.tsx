import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { Chip } from '~/components/chip';
import { SelectField } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { Disclosure } from '~/components/disclosure';
import { Actions, Narrow, Section } from '~/components/layout';
import { TextArea, TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { crisisWords } from '~/features/directory/crisis.words';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useLang, useWords } from '~/platform/i18n/words';
import type { AlertsView } from './alerts-view.server';

type Props = { view: AlertsView; problem: FormProblem['problem'] | null };

/** What is up and planned, and the form for a new one. */
export function AlertsPart({ view, problem }: Props) {
  const t = useWords(crisisWords);
  const lang = useLang();
  return (
    <Section heading={t('alerts')} id="alerts">
      <p>{t('alertsText')}</p>
      {view.alerts.length === 0 ? (
        <p>{t('noAlerts')}</p>
      ) : (
        <DataTable
          caption={t('alerts')}
          hideCaption
          rows={view.alerts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'what',
              header: t('what'),
              rowHeader: true,
              cell: (one) => (
                <div lang={one.language === lang ? undefined : one.language}>
                  <bdi>{one.title}</bdi>
                  <div className="ah-small">{one.body}</div>
                </div>
              ),
            },
            { key: 'where', header: t('where'), cell: (one) => one.where },
            {
              key: 'from',
              header: t('from'),
              cell: (one) => (
                <div>
                  <Chip tone={one.up ? 'due' : 'neutral'} icon={null}>
                    {t(one.up ? 'up' : 'planned')}
                  </Chip>{' '}
                  <Time at={one.startsAt} shape="dateTime" relative={false} />
                </div>
              ),
            },
            {
              key: 'until',
              header: t('until'),
              cell: (one) => (one.endsAt ? <Time at={one.endsAt} shape="dateTime" relative={false} /> : t('openEnd')),
            },
            {
              key: 'end',
              header: t('takeDown'),
              cell: (one) =>
                one.mayEnd && (
                  <ActionButton
                    fields={{ intent: 'take-down', id: one.id }}
                    size="small"
                    label={t('takeDownOf', { title: one.title })}
                  >
                    {t('takeDown')}
                  </ActionButton>
                ),
            },
          ]}
        />
      )}
      {view.leads && <AlertForm view={view} problem={problem} />}
    </Section>
  );
}

function AlertForm({ view, problem }: Props) {
  const t = useWords(crisisWords);
  return (
    <Disclosure summary={t('newAlert')} open={problem !== null}>
      <Narrow>
        <ActionForm fields={{ intent: 'alert' }}>
          <SelectField
            label={t('scope')}
            name="scope"
            options={[
              ...view.everywhere,
              ...view.scopes.map(({ label, agency, topics }) => ({ label, options: [...topics, agency] })),
            ]}
            defaultValue={typed(problem, 'scope')}
            error={problem?.fields.scope}
          />
          <p className="ah-small">{t('oneIsEnough')}</p>
          {(['En', 'Es'] as const).map((lang) => (
            <fieldset key={lang} className="usa-fieldset">
              <legend className="usa-legend">{t(lang === 'En' ? 'english' : 'spanish')}</legend>
              <TextField
                label={t('alertTitle')}
                name={`title${lang}`}
                optional
                maxLength={100}
                defaultValue={typed(problem, `title${lang}`)}
                error={problem?.fields[`title${lang}`]}
              />
              <TextArea
                label={t('alertBody')}
                name={`body${lang}`}
                optional
                rows={3}
                maxLength={500}
                defaultValue={typed(problem, `body${lang}`)}
                error={problem?.fields[`body${lang}`]}
              />
            </fieldset>
          ))}
          <TextField
            label={t('startsAt')}
            hint={t('startHint', { zone: view.zone })}
            name="startsAt"
            type="datetime-local"
            optional
            width="medium"
            defaultValue={typed(problem, 'startsAt')}
            error={problem?.fields.startsAt}
          />
          <TextField
            label={t('endsAt')}
            hint={t('endHint')}
            name="endsAt"
            type="datetime-local"
            optional
            width="medium"
            defaultValue={typed(problem, 'endsAt')}
            error={problem?.fields.endsAt}
          />
          <Actions>
            <Button variant="primary">{t('putUp')}</Button>
          </Actions>
        </ActionForm>
      </Narrow>
    </Disclosure>
  );
}
