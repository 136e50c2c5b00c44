import { ActionButton, ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button, LinkButton } from '~/components/button';
import { Chip } from '~/components/chip';
import { SelectField } from '~/components/choice-field';
import { Disclosure } from '~/components/disclosure';
import { Icon } from '~/components/icon';
import { Actions, PageHeading } from '~/components/layout';
import { TextArea } from '~/components/text-field';
import { Time } from '~/components/time';
import { caseWords } from '~/features/escalations/case.words';
import { deskWords } from '~/features/escalations/desk.words';
import { By, isSoon } from '~/features/escalations/due-time';
import type { CaseState } from '~/features/escalations/escalation.policy';
import { SuggestionReason, TriageReasonLine } from '~/features/escalations/suggestion-reason';
import type { FormProblem } from '~/platform/http/form-problem';
import { useLang, useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';

type Problem = FormProblem['problem'] | null;

/** On top of a case: by when, how it stands, who holds it, and what can be done with it as a whole. */
export function CaseHead({ view, problem }: { view: CaseView; problem: Problem }) {
  const t = useWords(deskWords);
  const w = useWords(caseWords);
  const lang = useLang();
  const { question, can } = view;
  return (
    <>
      <PageHeading
        title={question.title}
        lang={question.language === lang ? undefined : question.language}
        chips={<HeadChips view={view} />}
        lead={<Holder view={view} />}
        actions={
          <>
            {can.claim && (
              <ActionButton fields={{ intent: 'claim' }} variant="primary" shortcut="c">
                {t('takeOver')}
              </ActionButton>
            )}
            {can.act && <NextThing view={view} />}
            {can.release && <ActionButton fields={{ intent: 'release' }}>{t('release')}</ActionButton>}
            {can.reopen && <ActionButton fields={{ intent: 'reopen' }}>{t('reopen')}</ActionButton>}
            <LinkButton variant="quiet" href={`/questions/${question.id}/${question.slug}`}>
              {t('openPublic')}
            </LinkButton>
          </>
        }
      />
      {can.act && (
        <form method="post" data-heartbeat="" hidden>
          <input type="hidden" name="intent" value="renew" />
        </form>
      )}
      <form method="post" data-writing-to="" hidden>
        <input type="hidden" name="intent" value="writing" />
      </form>
      <Writers view={view} />
      {can.accept && view.transfer && <Accept view={view} />}
      {view.drafts.map((draft) => (
        <Alert key={draft.kind} tone="warning" heading={t('draftKept')}>
          <p>
            {w(can.act ? 'keptInBox' : 'keptElsewhere')} <a href="/staff/drafts">{w('keptAll')}</a>
          </p>
          {!can.act && <pre className="ah-prose">{draft.body}</pre>}
          <ActionButton fields={{ intent: 'discard-draft', kind: draft.kind }} size="small">
            {w('discard')}
          </ActionButton>
        </Alert>
      ))}
      <Actions>
        {can.transfer && <Transfer view={view} problem={problem} />}
        {can.assign && view.colleagues.length > 0 && <Assign view={view} />}
      </Actions>
    </>
  );
}

/** The way to what its holder most likely came to do; while the asker is waited for there is nothing. */
function NextThing({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  if (view.state === 'waiting_asker') return null;
  const publish = view.state === 'ready_to_publish';
  return (
    <LinkButton variant="primary" href={publish ? '#publish' : '#message'} icon={publish ? 'people' : 'lock'}>
      {t(publish ? 'publishSide' : 'writeAsker')}
    </LinkButton>
  );
}

/** Who else is writing here at this moment, so that nobody writes the same twice. */
function Writers({ view }: { view: CaseView }) {
  const t = useWords(caseWords);
  return (
    <div aria-live="polite" className="ah-writers">
      {view.writers.map(({ name, what }) => (
        <p key={`${name} ${what}`}>
          <Icon name="edit" /> {t.rich(`writing_${what}`, { who: <bdi>{name}</bdi> })}
        </p>
      ))}
    </div>
  );
}

function HeadChips({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  // A case that is worked in another one has no clock of its own: nothing of it was met, and nothing stands still.
  const promises = view.state === 'merged' ? [] : view.promises;
  return (
    <>
      <Chip>{t(`state_${view.state as CaseState}`)}</Chip>
      {view.question.limited && <Chip tone="private">{t('safety')}</Chip>}
      {promises.map(({ name, dueAt, metAt, late }) => {
        const when = metAt
          ? t.rich('doneAt', { at: <Time at={metAt} shape="shortDay" relative={false} /> })
          : dueAt && t.rich(late ? 'lateSince' : 'dueBy', { by: <By at={dueAt} /> });
        const tone = metAt
          ? 'accepted'
          : late
            ? 'late'
            : isSoon({ dueAt, warnedAt: null }, view.at)
              ? 'due'
              : 'neutral';
        return (
          when && (
            <Chip key={name} tone={tone}>
              {t(name)}: {when}
            </Chip>
          )
        );
      })}
      {promises.some(({ dueAt, metAt }) => !metAt && !dueAt) && <Chip icon="clock">{t('pausedNow')}</Chip>}
    </>
  );
}

function Holder({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  const { holder, mine, leaseUntil, suggested } = view;
  const { into } = view.marks;
  if (into)
    return t.rich('mergedInto', {
      case: (
        <a href={`/staff/escalations/${into.id}`} lang={into.language}>
          {into.title}
        </a>
      ),
    });
  if (mine && view.can.act)
    return (
      <>
        {t('heldByYou')}
        {leaseUntil && leaseUntil > view.at && (
          <>, {t.rich('leaseUntil', { until: <Time at={leaseUntil} shape="time" relative={false} /> })}</>
        )}
        .
      </>
    );
  if (holder) return <>{t.rich('heldBy', { who: <bdi>{holder}</bdi> })}.</>;
  if (!suggested) return <>{t('unheld')}.</>;
  return (
    <>
      {t('unheld')}.{' '}
      {suggested.name && (
        <>
          {t.rich('suggestedTo', { who: <bdi>{suggested.name}</bdi> })}: <SuggestionReason why={suggested.why} />.{' '}
        </>
      )}
      <TriageReasonLine why={suggested.why} />
    </>
  );
}

function Accept({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  return (
    <Alert tone="info">
      <p>
        {view.transfer &&
          t.rich('transferPending', {
            agency: <bdi>{view.agency.name}</bdi>,
            by: <By at={view.transfer} />,
          })}
      </p>
      <Actions tight>
        <ActionButton fields={{ intent: 'accept' }} variant="primary">
          {t('accept')}
        </ActionButton>
        <ActionButton fields={{ intent: 'decline' }} live={false}>
          {t('decline')}
        </ActionButton>
      </Actions>
    </Alert>
  );
}

function Transfer({ view, problem }: { view: CaseView; problem: Problem }) {
  const t = useWords(deskWords);
  return (
    <Disclosure id="transfer" summary={t('transferTitle')} icon="transfer" open={problem !== null}>
      <ActionForm fields={{ intent: 'transfer' }} live={false}>
        <p className="ah-small">{t('transferClock')}</p>
        <SelectField
          label={t('transferTo')}
          name="agency"
          placeholder={t('transferChoose')}
          options={view.agencies}
          defaultValue={problem ? String(problem.values.agency ?? '') : ''}
          error={problem ? (problem.fields.agency ?? problem.message) : null}
        />
        <TextArea
          label={t('transferNote')}
          name="note"
          id="transfer-note"
          optional
          rows={3}
          defaultValue={problem ? String(problem.values.note ?? '') : undefined}
        />
        <Button>{t('transferButton')}</Button>
      </ActionForm>
    </Disclosure>
  );
}

function Assign({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  return (
    <Disclosure summary={t('assignTitle')} icon="person">
      <ActionForm fields={{ intent: 'assign' }}>
        <SelectField
          label={t('assignTo')}
          name="person"
          options={view.colleagues.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Button>{t('assignButton')}</Button>
      </ActionForm>
    </Disclosure>
  );
}
