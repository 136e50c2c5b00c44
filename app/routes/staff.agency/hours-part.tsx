import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DefinitionList } from '~/components/definition-list';
import { Actions, FieldRows, Narrow, Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { agencySettingsWords } from '~/features/directory/agency-settings.words';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { AgencyView } from './agency-view.server';

const days = [0, 1, 2, 3, 4, 5, 6] as const;

/** The week's opening hours and the time zone they are meant in. */
export function HoursPart({ view, problem }: { view: AgencyView; problem: FormProblem['problem'] | null }) {
  const t = useWords(agencySettingsWords);
  if (!view.leads)
    return (
      <Section heading={t('hours')}>
        <DefinitionList
          items={[
            { term: t('timeZone'), detail: view.timeZone },
            ...days.map((day) => ({ term: t(`day_${day}`), detail: view.hours[day] || t('closed') })),
          ]}
        />
      </Section>
    );
  return (
    <Section heading={t('hours')}>
      <Narrow>
        <p className="ah-small">{t('hoursHint')}</p>
        <ActionForm fields={{ intent: 'hours', agency: view.agency.slug }}>
          <FieldRows>
            {' '}
            {days.map((day) => (
              <TextField
                key={day}
                label={t(`day_${day}`)}
                name={`day${day}`}
                width="medium"
                maxLength={200}
                placeholder={t('closed')}
                defaultValue={typed(problem, `day${day}`, view.hours[day])}
                error={problem?.fields[`day${day}`] ?? problem?.fields[`weekly.${day}`]}
              />
            ))}
            <SelectField
              label={t('timeZone')}
              name="timeZone"
              options={[...new Set([view.timeZone, ...view.zones])].map((zone) => ({ value: zone, label: zone }))}
              defaultValue={typed(problem, 'timeZone', view.timeZone)}
              error={problem?.fields.timeZone}
            />
          </FieldRows>
          <Actions>
            <Button>{t('saveHours')}</Button>
          </Actions>
        </ActionForm>
      </Narrow>
    </Section>
  );
}
