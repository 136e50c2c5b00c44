import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { Actions, Narrow, Section, Split } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { levelFigures as figures } from '~/features/directory/agency-settings.schema';
import { agencySettingsWords } from '~/features/directory/agency-settings.words';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { AgencyView } from './agency-view.server';

type Props = { view: AgencyView; problem: FormProblem['problem'] | null };

/** What holds for each topic, and the form for the agency or the chosen topic. */
export function LevelsPart({ view, problem }: Props) {
  const t = useWords(agencySettingsWords);
  const base = `/staff/agency?agency=${view.agency.slug}`;
  return (
    <Section heading={t('levels')} id="levels">
      <p>{t('levelsText')}</p>
      <DataTable
        caption={t('levels')}
        hideCaption
        compact
        rows={view.topics}
        rowKey={({ slug }) => slug}
        columns={[
          {
            key: 'topic',
            header: t('topic'),
            rowHeader: true,
            cell: ({ slug, name }) => <a href={`${base}&topic=${slug}#levels`}>{name}</a>,
          },
          ...figures.map((figure) => ({
            key: figure,
            header: t(figure),
            numeric: true,
            cell: ({ level, own }: AgencyView['topics'][number]) =>
              own.includes(figure) ? <strong>{level[figure]}</strong> : level[figure],
          })),
        ]}
      />
      {view.leads && <LevelsForm view={view} problem={problem} />}
      {view.chosen && <SkillsPart view={view} />}
    </Section>
  );
}

function LevelsForm({ view, problem }: Props) {
  const t = useWords(agencySettingsWords);
  const field = (figure: (typeof figures)[number]) => (
    <TextField
      key={figure}
      label={t(figure)}
      hint={t('inherited', { value: view.inherited[figure] })}
      name={figure}
      inputMode="numeric"
      width="short"
      optional
      defaultValue={typed(problem, figure, String(view.set?.[figure] ?? ''))}
      error={problem?.fields[figure]}
    />
  );
  return (
    <>
      <h3>{view.chosen?.name ?? t('allTopics')}</h3>
      <ActionForm fields={{ intent: 'levels', agency: view.agency.slug, topic: view.chosen?.slug }}>
        <Split>
          <fieldset className="usa-fieldset">
            <legend className="usa-legend">{t('promises')}</legend>
            {figures.slice(0, 3).map(field)}
          </fieldset>
          <fieldset className="usa-fieldset">
            <legend className="usa-legend">{t('triggers')}</legend>
            {figures.slice(3).map(field)}
          </fieldset>
        </Split>
        <Actions end={view.chosen && <a href={`/staff/agency?agency=${view.agency.slug}#levels`}>{t('allTopics')}</a>}>
          <Button>{t('saveLevels')}</Button>
        </Actions>
      </ActionForm>
    </>
  );
}

function SkillsPart({ view }: { view: AgencyView }) {
  const t = useWords(agencySettingsWords);
  const of = { agency: view.agency.slug, topic: view.chosen?.slug };
  const others = view.skills.filter(({ id }) => !view.asks.some((asked) => asked.id === id));
  return (
    <>
      <h3>{t('skills')}</h3>
      <p>{t('skillsText')}</p>
      {view.asks.length === 0 && <p>{t('asksNothing')}</p>}
      <ul>
        {view.asks.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            {view.leads && (
              <ActionButton
                fields={{ intent: 'unask-skill', ...of, skill: id }}
                size="small"
                variant="quiet"
                label={t('unaskOf', { skill: name })}
              >
                {t('unask')}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      {view.leads && (
        <Narrow>
          <ActionForm fields={{ intent: 'ask-skill', ...of }}>
            <SelectField
              label={t('skill')}
              name="skill"
              options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
            <Actions>
              <Button>{t('askSkill')}</Button>
            </Actions>
          </ActionForm>
        </Narrow>
      )}
    </>
  );
}
