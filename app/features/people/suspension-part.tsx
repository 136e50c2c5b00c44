import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { Actions, Narrow, Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { typed } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import { adminWords } from './admin.words';
import type { ManagedPerson } from './people.queries.server';
import { type Problem, problemOf } from './problem-of';

/** Suspends a person, or lifts it. */
export function SuspensionPart(props: { suspension: ManagedPerson['suspension']; problem: Problem }) {
  const t = useWords(adminWords);
  const { suspension } = props;
  const problem = problemOf(props.problem, 'suspend');
  return (
    <Section heading={t('suspension')}>
      <p>{t('suspendLead')}</p>
      {suspension ? (
        <>
          <p>
            {t.rich('suspendedSince', {
              date: <Time at={suspension.since} relative={false} />,
              reason: suspension.reason,
            })}
          </p>
          <ActionButton fields={{ intent: 'lift' }}>{t('lift')}</ActionButton>
        </>
      ) : (
        <Disclosure summary={t('suspend')} open={problem !== null}>
          <Narrow>
            <ActionForm fields={{ intent: 'suspend' }}>
              <TextField
                label={t('reason')}
                name="reason"
                required
                maxLength={500}
                defaultValue={typed(problem, 'reason')}
                error={problem?.fields.reason}
              />
              <SelectField
                label={t('suspendDays')}
                name="days"
                options={[
                  ...[1, 7, 30].map((count) => ({ value: String(count), label: t('days', { count }) })),
                  { value: '0', label: t('untilLifted') },
                ]}
                defaultValue={typed(problem, 'days', '7')}
              />
              <Actions>
                <Button variant="danger">{t('suspend')}</Button>
              </Actions>
            </ActionForm>
          </Narrow>
        </Disclosure>
      )}
    </Section>
  );
}
