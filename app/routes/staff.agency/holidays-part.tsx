import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { Actions, Narrow, Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { agencySettingsWords } from '~/features/directory/agency-settings.words';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { formatDate } from '~/platform/i18n/format';
import { useLang, useWords } from '~/platform/i18n/words';
import type { AgencyView } from './agency-view.server';

type Problem = FormProblem['problem'] | null;

/** So many days off are in sight; the later ones are folded up. */
const soon = 8;

/** Days off from today on: taken over from the library, added, renamed, removed. */
export function HolidaysPart({ view, problem }: { view: AgencyView; problem: (intent: string) => Problem }) {
  const t = useWords(agencySettingsWords);
  const { country, state, until, countries, states } = view.place;
  const label = (list: typeof states, value: string | null) => list.find((one) => one.value === value)?.label;
  const place = [label(states, state), label(countries, country)].filter(Boolean).join(', ');
  const of = { agency: view.agency.slug };
  return (
    <Section heading={t('holidays')} id="holidays">
      <p>
        {t('holidaysText')} {until ? t('holidaysOf', { place, year: String(until) }) : t('noPlace')}
      </p>
      {view.off.length === 0 ? (
        <p>{t('noHolidays')}</p>
      ) : (
        <>
          <DaysOff view={view} days={view.off.slice(0, soon)} />
          {view.off.length > soon && (
            <Disclosure summary={t('laterDays', { count: view.off.length - soon })}>
              <DaysOff view={view} days={view.off.slice(soon)} />
            </Disclosure>
          )}
        </>
      )}
      {view.leads && <AddHoliday of={of} problem={problem('holiday')} />}
      {view.leads && <TakeOver view={view} problem={problem('take-over')} />}
    </Section>
  );
}

/** One line a day: the date, its name, and a way to take it off the list. */
function DaysOff({ view, days }: { view: AgencyView; days: AgencyView['off'] }) {
  const t = useWords(agencySettingsWords);
  const lang = useLang();
  const written = (day: string) => formatDate(new Date(`${day}T12:00:00Z`), lang, 'UTC');
  return (
    <ul className="ah-rows">
      {days.map(({ day, name }) => (
        <li key={day}>
          <time dateTime={day}>{written(day)}</time>
          <bdi>{name}</bdi>
          {view.leads && (
            <ActionButton
              fields={{ intent: 'remove-holiday', agency: view.agency.slug, day }}
              size="small"
              variant="quiet"
              label={t('removeOf', { name, day: written(day) })}
            >
              {t('remove')}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function AddHoliday({ of, problem }: { of: { agency: string }; problem: Problem }) {
  const t = useWords(agencySettingsWords);
  return (
    <Disclosure summary={t('addHoliday')} open={problem !== null}>
      <Narrow>
        <ActionForm fields={{ intent: 'holiday', ...of }}>
          <TextField
            label={t('day')}
            hint={t('renameHint')}
            name="day"
            type="date"
            width="medium"
            required
            defaultValue={typed(problem, 'day')}
            error={problem?.fields.day}
          />
          <TextField
            label={t('name')}
            name="name"
            width="medium"
            maxLength={80}
            required
            defaultValue={typed(problem, 'name')}
            error={problem?.fields.name}
          />
          <Actions>
            <Button>{t('add')}</Button>
          </Actions>
        </ActionForm>
      </Narrow>
    </Disclosure>
  );
}

function TakeOver({ view, problem }: { view: AgencyView; problem: Problem }) {
  const t = useWords(agencySettingsWords);
  const { countries, states, country, state } = view.place;
  return (
    <Disclosure summary={t('place')} open={problem !== null}>
      <Narrow>
        <ActionForm fields={{ intent: 'take-over', agency: view.agency.slug }}>
          <SelectField
            label={t('country')}
            name="country"
            options={countries}
            defaultValue={typed(problem, 'country', country ?? 'US')}
            error={problem?.fields.country}
          />
          <SelectField
            label={t('state')}
            name="state"
            placeholder={t('wholeCountry')}
            options={states}
            hint={t('takeOverHint')}
            defaultValue={typed(problem, 'state', state ?? '')}
          />
          <Actions>
            <Button>{t('takeOver')}</Button>
          </Actions>
        </ActionForm>
      </Narrow>
    </Disclosure>
  );
}
