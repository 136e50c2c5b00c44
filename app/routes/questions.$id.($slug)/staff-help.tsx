import { LinkButton } from '~/components/button';
import { Checkbox } from '~/components/choice-field';
import { Composer } from '~/components/composer';
import { Disclosure } from '~/components/disclosure';
import { Actions } from '~/components/layout';
import { VoiceLabel } from '~/components/voice';
import { caseWords } from '~/features/escalations/case.words';
import { SolvedButtons } from '~/features/escalations/solved-buttons';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { ThreadView } from './thread-view.server';

/** "Did this solve it?" where the ending is read: only who asked sees it, and it is answered on their private page. */
function Solved({ thread, said }: { thread: ThreadView; said: boolean }) {
  const c = useWords(caseWords);
  return (
    <section className="ah-voice ah-voice--private" id="solved" aria-label={c('solvedQuestion')}>
      <VoiceLabel voice="private" readers={c('solvedReaders', { agency: thread.agency.name })} />
      <p>{said ? c('solvedThanks') : <strong>{c('solvedQuestion')}</strong>}</p>
      <SolvedButtons said={said} action={`/questions/${thread.id}/case`} />
    </section>
  );
}

/** The way to their private page for who asked, right under what happens next. */
export function OwnCase({ thread }: { thread: ThreadView }) {
  const t = useWords(questionWords);
  const { ownCase, step } = thread;
  if (!ownCase) return null;
  const needed = step.kind === 'asker_needed';
  return (
    <>
      {ownCase.asks && <Solved thread={thread} said={ownCase.said} />}
      <Actions>
        <LinkButton
          icon="lock"
          variant={needed ? 'primary' : 'outline'}
          href={`/questions/${thread.id}/case${needed ? '#reply' : ''}`}
        >
          {t(needed ? 'replyInCase' : 'yourCase')}
        </LinkButton>
      </Actions>
    </>
  );
}

/** The way from the public thread to staff: for who asked, and for moderators. */
export function StaffHelp({ thread, problem }: { thread: ThreadView; problem: FormProblem['problem'] | null }) {
  const t = useWords(questionWords);
  const { escalation, mine, can } = thread;
  const moderates = can.moderate && !mine;
  // A case that is there already can still turn out to be about danger.
  const mayAsk =
    (moderates || ((thread.askStaff || can.moderate) && !escalation)) && !thread.closed && !thread.original;
  const summary = !moderates ? 'askStaff' : escalation ? 'sendDanger' : 'sendToStaff';
  const opens = escalation && can.staff && !mine;
  return (
    <>
      {opens && (
        <Actions>
          <LinkButton icon="staff" href={`/staff/escalations/${escalation.id}`}>
            {t('openCase')}
          </LinkButton>
        </Actions>
      )}
      {mayAsk && (
        <Disclosure summary={t(summary)} icon="staff" open={problem !== null}>
          <Composer
            id="staff-reason"
            name="reason"
            action={questionPath(thread)}
            label={t('sendReason')}
            submitLabel={t(moderates ? 'sendToStaff' : 'askStaff')}
            intent="ask-staff"
            rows={3}
            maxLength={1000}
            preview={false}
            error={problem ? (problem.fields.reason ?? problem.message) : null}
            defaultValue={problem ? String(problem.values.reason ?? '') : undefined}
          >
            {moderates && (
              <Checkbox
                name="safety"
                id="staff-safety"
                label={t('sendSafety')}
                hint={t('sendSafetyHint')}
                defaultChecked={problem ? problem.values.safety === 'on' : escalation !== null}
              />
            )}
          </Composer>
        </Disclosure>
      )}
    </>
  );
}
