import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { SelectField } from '~/components/choice-field';
import { Actions, Section } from '~/components/layout';
import { teamWords } from '~/features/directory/team.words';
import { DueTime } from '~/features/escalations/due-time';
import { now } from '~/platform/clock';
import { type FormProblem, typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { TeamView } from './team-view.server';

/** What people hold who are out of office, and to whom it can go. */
export function HandOverPart({ view, problem }: { view: TeamView; problem: FormProblem['problem'] | null }) {
  const t = useWords(teamWords);
  const holders = view.team
    .map((one) => ({ ...one, cases: view.held.filter(({ assigneeId }) => assigneeId === one.id) }))
    .filter(({ cases }) => cases.length > 0);
  if (holders.length === 0) return null;
  return (
    <Section heading={t('handOver')}>
      <p>{t('handOverText')}</p>
      {holders.map(({ id, name, cases }) => (
        <Card key={id} heading={t('holds', { person: name, count: cases.length })} headingLevel={3}>
          <ul>
            {cases.slice(0, 20).map((one) => (
              <li key={one.id}>
                <a href={`/staff/escalations/${one.id}`} lang={one.lang}>
                  <bdi>{one.title}</bdi>
                </a>
                {one.dueAt && (
                  <>
                    ,{' '}
                    {one.dueAt < now() ? (
                      <DueTime at={one.dueAt} />
                    ) : (
                      t.rich('dueAt', { when: <DueTime at={one.dueAt} /> })
                    )}
                  </>
                )}
              </li>
            ))}
          </ul>
          {(view.leads || id === view.me) && (
            <ActionForm fields={{ intent: 'hand-over', person: id, agency: view.agency.slug }}>
              <SelectField
                label={t('giveTo')}
                hint={t('queueKeeps')}
                name="to"
                id={`to-${id}`}
                placeholder={t('backToQueue')}
                options={(view.leads ? view.team : [])
                  .filter((other) => other.id !== id && !other.away)
                  .map((other) => ({ value: String(other.id), label: other.name }))}
                defaultValue={typed(problem, 'to')}
                error={problem?.fields.to}
              />
              <Actions>
                <Button>{t('give')}</Button>
              </Actions>
            </ActionForm>
          )}
        </Card>
      ))}
    </Section>
  );
}
