import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { Disclosure } from '~/components/disclosure';
import { Actions, Narrow, Section } from '~/components/layout';
import { TextArea } from '~/components/text-field';
import { Time } from '~/components/time';
import { crisisWords } from '~/features/directory/crisis.words';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { AlertsView } from './alerts-view.server';

/** Topics whose official answers are suspended, with the way back, and the form that suspends. */
export function SuspensionsPart({ view, problem }: { view: AlertsView; problem: FormProblem['problem'] | null }) {
  const t = useWords(crisisWords);
  return (
    <Section heading={t('suspensions')} id="suspensions">
      <p>{t('suspensionsText')}</p>
      {view.suspensions.length === 0 ? (
        <p>{t('noSuspensions')}</p>
      ) : (
        <DataTable
          caption={t('suspensions')}
          hideCaption
          rows={view.suspensions}
          rowKey={({ id }) => id}
          columns={[
            { key: 'where', header: t('where'), rowHeader: true, cell: (one) => one.where },
            { key: 'count', header: t('count'), numeric: true, cell: (one) => one.count },
            { key: 'reason', header: t('reason'), cell: (one) => <bdi>{one.reason}</bdi> },
            {
              key: 'since',
              header: t('since'),
              cell: (one) => <Time at={one.suspendedAt} shape="dateTime" relative={false} />,
            },
            { key: 'by', header: t('by'), cell: (one) => <bdi>{one.by}</bdi> },
            {
              key: 'back',
              header: t('reinstate'),
              cell: (one) =>
                one.mayEnd && (
                  <ActionButton
                    fields={{ intent: 'reinstate', id: one.id }}
                    size="small"
                    label={t('reinstateOf', { where: one.where })}
                  >
                    {t('reinstate')}
                  </ActionButton>
                ),
            },
          ]}
        />
      )}
      {view.leads && (
        <Disclosure summary={t('suspend')} open={problem !== null}>
          <Narrow>
            <ActionForm fields={{ intent: 'suspend' }}>
              <SelectField
                label={t('suspendScope')}
                name="scope"
                id="suspend-scope"
                options={view.scopes.map(({ label, agency, topics }) => ({
                  label,
                  options: [...topics, agency].map((one) => ({
                    value: one.value,
                    label: t('officialNow', { name: one.label, count: one.official }),
                  })),
                }))}
                defaultValue={typed(problem, 'scope')}
                error={problem?.fields.scope}
              />
              <TextArea
                label={t('reason')}
                hint={t('reasonHint')}
                name="reason"
                rows={3}
                maxLength={500}
                required
                defaultValue={typed(problem, 'reason')}
                error={problem?.fields.reason}
              />
              <Actions>
                <Button variant="danger">{t('suspendSend')}</Button>
              </Actions>
            </ActionForm>
          </Narrow>
        </Disclosure>
      )}
    </Section>
  );
}
