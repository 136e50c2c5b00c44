import { LinkButton } from '~/components/button';
import { Composer } from '~/components/composer';
import { Disclosure } from '~/components/disclosure';
import { Actions } from '~/components/layout';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { ThreadView } from './thread-view.server';

/** The way from the public thread to staff: for who asked, and for moderators. */
export function StaffHelp({ thread, problem }: { thread: ThreadView; problem: FormProblem['problem'] | null }) {
  const t = useWords(questionWords);
  const { escalation, mine, can } = thread;
  const mayAsk = (thread.askStaff || can.moderate) && !escalation && !thread.closed && !thread.original;
  if (!mayAsk && !(escalation && (mine || can.staff))) return null;
  return (
    <>
      <Actions>
        {escalation && mine && (
          <LinkButton icon="lock" href={`/questions/${thread.id}/case`}>
            {t('yourCase')}
          </LinkButton>
        )}
        {escalation && can.staff && !mine && (
          <LinkButton icon="staff" href={`/staff/escalations/${escalation.id}`}>
            {t('openCase')}
          </LinkButton>
        )}
      </Actions>
      {mayAsk && (
        <Disclosure
          summary={t(can.moderate && !mine ? 'sendToStaff' : 'askStaff')}
          icon="staff"
          open={problem !== null}
        >
          <Composer
            id="staff-reason"
            name="reason"
            action={questionPath(thread)}
            label={t('sendReason')}
            submitLabel={t(can.moderate && !mine ? 'sendToStaff' : 'askStaff')}
            intent="ask-staff"
            rows={3}
            maxLength={2000}
            preview={false}
            error={problem ? (problem.fields.reason ?? problem.message) : null}
            defaultValue={problem ? String(problem.values.reason ?? '') : undefined}
          />
        </Disclosure>
      )}
    </>
  );
}
