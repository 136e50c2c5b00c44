import { NextStepLine } from '~/components/next-step-line';
import { Time } from '~/components/time';
import { questionPath } from '~/features/questions/slug';
import { useWords } from '~/platform/i18n/words';
import { caseWords } from './case.words';
import { deskWords } from './desk.words';
import { By } from './due-time';
import type { ResolutionReason } from './escalation.schema';

/** How the asker's case stands, what is needed from them, and by when they hear. */
export function CaseStatus(props: {
  state: {
    state: string;
    openedAt: Date;
    dueAt: Date | null;
    resolvedAt: Date | null;
    closedAt: Date | null;
    resolutionReason: string | null;
    resolutionNote: string | null;
  };
  agency: string;
  holder: string | null;
  late: boolean;
  /** When it closes unless the asker replies. */
  closesOn: Date | null;
  question: { id: number; slug: string };
  /** It is worked in another case, whose state this is. */
  merged: boolean;
  /** The question with which it is worked, while that is public. */
  main: { id: number; slug: string; title: string; language: string } | null;
}) {
  const t = useWords(deskWords);
  const c = useWords(caseWords);
  const { state, agency, holder, late, main } = props;
  const office = <bdi>{agency}</bdi>;
  const hear = state.dueAt && t.rich(late ? 'hearLate' : 'hearBy', { by: <By at={state.dueAt} /> });
  if (props.merged) {
    const lead = state.resolvedAt
      ? t.rich('caseMergedResolved', { agency: office, at: <Time at={state.resolvedAt} relative={false} /> })
      : t.rich('caseMerged', { agency: office });
    return (
      <NextStepLine tone={state.resolvedAt ? 'answered' : 'staff'} lead={lead}>
        {main && (
          <a href={questionPath(main)} lang={main.language}>
            {main.title}
          </a>
        )}{' '}
        {state.resolvedAt ? state.resolutionNote : hear}
      </NextStepLine>
    );
  }
  if (state.state === 'waiting_asker')
    return (
      <NextStepLine tone="asker" lead={t.rich('needYou', { agency: office })}>
        {props.closesOn && c.rich('closesOn', { by: <Time at={props.closesOn} shape="day" relative={false} /> })}
      </NextStepLine>
    );
  if (state.state === 'withdrawn') return <NextStepLine tone="closed">{t('caseWithdrawn')}</NextStepLine>;
  if (state.resolvedAt)
    return (
      <NextStepLine
        tone="answered"
        lead={t.rich('caseResolved', { agency: office, at: <Time at={state.resolvedAt} relative={false} /> })}
      >
        {state.resolutionReason && <>{t(`reason_${state.resolutionReason as ResolutionReason}`)}. </>}
        {state.resolutionNote}
      </NextStepLine>
    );
  if (state.closedAt)
    return (
      <NextStepLine
        tone="closed"
        lead={c.rich('closedNoReply', { at: <Time at={state.closedAt} relative={false} /> })}
      />
    );
  return (
    <NextStepLine
      tone="staff"
      lead={t.rich('withAgency', {
        agency: office,
        since: <Time at={state.openedAt} shape="shortDay" relative={false} />,
      })}
    >
      {holder ? t.rich('takenUp', { who: <bdi>{holder}</bdi> }) : t('notYetTaken')} {hear}
    </NextStepLine>
  );
}
