import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { DefinitionList } from '~/components/definition-list';
import { Actions, FieldRows, Narrow, Section, Split } from '~/components/layout';
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
          {
            key: 'own',
            header: t('ownFigures'),
            cell: ({ level, own }) =>
              own.length === 0 ? (
                <span className="usa-hint">{t('asAgency')}</span>
              ) : (
                <ul className="ah-plain-list">
                  {own.map((figure) => (
                    <li key={figure}>{t('figureIs', { figure: t(figure), value: level[figure] })}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {view.leads ? <LevelsForm view={view} problem={problem} /> : <LevelsShown view={view} />}
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
      defaultValue={typed(problem, figure, String(view.set?.[figure] ?? ''))}
      error={problem?.fields[figure]}
    />
  );
  return (
    <>
      <h3>{view.chosen?.name ?? t('allTopics')}</h3>
      <p className="ah-small">{t('levelsHint')}</p>
      <ActionForm fields={{ intent: 'levels', agency: view.agency.slug, topic: view.chosen?.slug }}>
        <Split>
          <fieldset className="usa-fieldset">
            <legend className="usa-legend">{t('promises')}</legend>
            <FieldRows>{figures.slice(0, 3).map(field)}</FieldRows>
          </fieldset>
          <fieldset className="usa-fieldset">
            <legend className="usa-legend">{t('triggers')}</legend>
            <FieldRows>{figures.slice(3).map(field)}</FieldRows>
          </fieldset>
        </Split>
        <Actions end={view.chosen && <a href={`/staff/agency?agency=${view.agency.slug}#levels`}>{t('allTopics')}</a>}>
          <Button>{t('saveLevels')}</Button>
        </Actions>
      </ActionForm>
    </>
  );
}

function LevelsShown({ view }: { view: AgencyView }) {
  const t = useWords(agencySettingsWords);
  return (
    <>
      <h3>{view.chosen?.name ?? t('allTopics')}</h3>
      <DefinitionList
        items={figures.map((figure) => ({ term: t(figure), detail: view.set?.[figure] ?? view.inherited[figure] }))}
      />
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
