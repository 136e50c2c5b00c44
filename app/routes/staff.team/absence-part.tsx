import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { Disclosure } from '~/components/disclosure';
import { Actions, Narrow, Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { teamWords } from '~/features/directory/team.words';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { TeamView } from './team-view.server';

type Props = { view: TeamView; problem: FormProblem['problem'] | null };

/** Who is, or will be, out of office; a lead says so for their people, everybody for themselves. */
export function AbsencePart({ view, problem }: Props) {
  const t = useWords(teamWords);
  const absent = view.team.flatMap(({ id, name, absence, away }) => (absence ? [{ id, name, absence, away }] : []));
  return (
    <Section heading={t('absences')} id="absences">
      <p>{t('absencesText')}</p>
      {absent.length === 0 ? (
        <p>{t('noAbsences')}</p>
      ) : (
        <DataTable
          caption={t('absences')}
          hideCaption
          rows={absent}
          rowKey={(one) => one.absence.id}
          columns={[
            { key: 'person', header: t('person'), rowHeader: true, cell: (one) => <bdi>{one.name}</bdi> },
            {
              key: 'from',
              header: t('from'),
              cell: (one) => <Time at={one.absence.startsAt} relative={false} />,
            },
            {
              key: 'until',
              header: t('until'),
              // The absence ends as the day after begins.
              cell: ({ absence: { endsAt } }) =>
                endsAt ? <Time at={new Date(endsAt.getTime() - 1)} relative={false} /> : '–',
            },
            {
              key: 'end',
              header: t('endAbsence'),
              cell: (one) =>
                (view.leads || one.id === view.me) && (
                  <ActionButton
                    fields={{ intent: 'end-absence', id: one.absence.id }}
                    size="small"
                    label={t(one.away ? 'endAbsenceOf' : 'cancelAbsenceOf', { person: one.name })}
                  >
                    {t(one.away ? 'endAbsence' : 'cancelAbsence')}
                  </ActionButton>
                ),
            },
          ]}
        />
      )}
      {(view.leads || view.works) && <AbsenceForm view={view} problem={problem} />}
    </Section>
  );
}

function AbsenceForm({ view, problem }: Props) {
  const t = useWords(teamWords);
  return (
    <Disclosure summary={t(view.leads ? 'newAbsence' : 'myAbsence')} open={problem !== null}>
      <Narrow>
        <ActionForm fields={{ intent: 'absence' }}>
          {view.leads && (
            <SelectField
              label={t('person')}
              name="person"
              options={view.team.map(({ id, name }) => ({ value: String(id), label: name }))}
              defaultValue={typed(problem, 'person', String(view.me))}
              error={problem?.fields.person}
            />
          )}
          <TextField
            label={t('from')}
            name="from"
            type="date"
            width="medium"
            required
            defaultValue={typed(problem, 'from', view.today)}
            error={problem?.fields.from}
          />
          <TextField
            label={t('until')}
            hint={t('untilHint')}
            name="until"
            type="date"
            width="medium"
            optional
            defaultValue={typed(problem, 'until')}
            error={problem?.fields.until}
          />
          <Actions>
            <Button>{t('setAbsence')}</Button>
          </Actions>
        </ActionForm>
      </Narrow>
    </Disclosure>
  );
}
