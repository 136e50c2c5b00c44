import { ActionButton, ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Disclosure } from '~/components/disclosure';
import { Chips, Name, Section } from '~/components/layout';
import { TextArea } from '~/components/text-field';
import { Time } from '~/components/time';
import { VerificationBadge } from '~/features/verification/verification-badge';
import { verifyWords } from '~/features/verification/verify-form.words';
import type { FormProblem } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import type { VerifyPage } from './verify-page.server';

type Problem = FormProblem['problem'] | null;

/** What is official or waits, readers' doubts about it, and what can be done about each. */
export function Standing({ page, problem }: { page: VerifyPage; problem: Problem }) {
  const t = useWords(verifyWords);
  const { live, waiting, can } = page;
  const { returned } = page;
  if (!live && !waiting && !returned) return null;
  return (
    <Section heading={t('standing')}>
      {waiting && <Waiting page={page} waiting={waiting} />}
      {returned && (
        <p>
          {t.rich(returned.refused ? 'wasRefused' : 'wasReturned', {
            when: <Time at={returned.at} relative={false} />,
            note: returned.note,
          })}
        </p>
      )}
      {live && (
        <>
          <Chips>
            <VerificationBadge state={live.state} official={live.official} />
          </Chips>
          <p>
            {live.state === 'expired'
              ? t.rich('ranOut', { when: <Time at={live.validUntil} relative={false} /> })
              : t.rich('officialUntil', {
                  who: <Name>{live.verifier}</Name>,
                  agency: live.agency,
                  when: <Time at={live.validUntil} relative={false} />,
                })}
          </p>
          <Challenges page={page} id={live.id} />
          {live.state === 'suspended' && can.reinstate && (
            <ActionButton fields={{ intent: 'reinstate', verification: live.id }} icon="seal">
              {t('reinstate')}
            </ActionButton>
          )}
          {live.official && can.withdraw && (
            <NoteForm intent="suspend" id={live.id} label={t('suspendNote')} submit={t('suspend')} problem={problem} />
          )}
          {can.withdraw && (
            <NoteForm
              intent="withdraw"
              id={live.id}
              label={t('withdrawNote')}
              hint={t('withdrawHelp')}
              submit={t('withdraw')}
              problem={problem}
            />
          )}
        </>
      )}
    </Section>
  );
}

function Waiting(props: { page: VerifyPage; waiting: NonNullable<VerifyPage['waiting']> }) {
  const t = useWords(verifyWords);
  const { page, waiting } = props;
  const when = <Time at={waiting.createdAt} shape="dateTime" relative={false} />;
  const second = waiting.state === 'in_review';
  return (
    <>
      <Chips>
        <VerificationBadge state={waiting.state} official={false} />
      </Chips>
      {!second && <p>{t.rich('proposedBy', { when })}</p>}
      {second && !waiting.sameText && <Alert tone="warning">{t('approveChanged')}</Alert>}
      {second && waiting.sameText && !page.can.approve && <p>{t.rich('waitsForSecond', { when })}</p>}
      {second && waiting.sameText && page.can.approve && (
        <>
          <p>{t.rich('approveHelp', { who: <Name>{waiting.verifier}</Name>, when })}</p>
          <blockquote>
            <p>{waiting.shortAnswer}</p>
          </blockquote>
          <Sources sources={waiting.sources} />
          <ActionForm
            live={false}
            fields={{ intent: 'approve', verification: waiting.id, contentHash: waiting.contentHash }}
          >
            <Button variant="primary" icon="seal" data-key="v" data-key-focus="">
              {t('approve')}
            </Button>
          </ActionForm>
        </>
      )}
    </>
  );
}

/** Where it is from: each address to be opened beside. */
export function Sources({ sources }: { sources: string[] }) {
  const t = useWords(verifyWords);
  return (
    <p>
      {t('sources')}:{' '}
      {sources.map((url, at) => (
        <span key={url}>
          {at > 0 && ', '}
          <a href={url} rel="noopener noreferrer">
            {url}
          </a>
        </span>
      ))}
    </p>
  );
}

function Challenges({ page, id }: { page: VerifyPage; id: number }) {
  const t = useWords(verifyWords);
  const { challenges, can } = page;
  if (!challenges || challenges.length === 0) return null;
  return (
    <Alert tone="warning" heading={t('challenges')} headingLevel={3}>
      <ul>
        {challenges.map((challenge) => (
          <li key={challenge.id}>
            <strong>{t(challenge.kind === 'dangerous' ? 'dangerous' : 'outdated')}</strong>: {challenge.note} (
            <Name>{challenge.name}</Name>, <Time at={challenge.createdAt} />)
          </li>
        ))}
      </ul>
      {can.reinstate && (
        <>
          <p>{t('dismissHelp')}</p>
          <ActionButton fields={{ intent: 'dismiss', verification: id }}>{t('dismiss')}</ActionButton>
        </>
      )}
    </Alert>
  );
}

function NoteForm(props: {
  intent: 'suspend' | 'withdraw';
  id: number;
  label: string;
  hint?: string;
  submit: string;
  problem: Problem;
}) {
  const { intent, id, label, hint, submit } = props;
  const problem = props.problem?.intent === intent ? props.problem : null;
  return (
    <Disclosure summary={submit} quiet open={problem !== null} id={intent}>
      <ActionForm fields={{ intent, verification: id }} live={intent !== 'withdraw'}>
        <TextArea
          label={label}
          name="note"
          id={`${intent}-note`}
          hint={hint}
          rows={2}
          required
          defaultValue={problem ? String(problem.values.note ?? '') : undefined}
          error={problem && (problem.fields.note ?? problem.message)}
        />
        <Button variant={intent === 'withdraw' ? 'danger' : 'outline'}>{submit}</Button>
      </ActionForm>
    </Disclosure>
  );
}
