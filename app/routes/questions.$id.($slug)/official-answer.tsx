import { ActionButton } from '~/components/action-form';
import { LinkButton } from '~/components/button';
import { Chip } from '~/components/chip';
import { Name } from '~/components/layout';
import { OfficialAnswerCard } from '~/components/official-answer-card';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { questionWords } from '~/features/questions/question.words';
import { proposalWords } from '~/features/verification/proposal.words';
import { useFragments } from '~/platform/http/fragments';
import { piece } from '~/platform/http/piece';
import { useLang, useWords } from '~/platform/i18n/words';
import { Comments } from './comments';
import { FromStaff } from './neighbor-answer';
import { Person } from './people';
import { type AnswerProps, isUntouched, textsOf } from './post-pieces';
import type { AnswerView, OfficialView, ThreadFrame } from './thread-view.server';

/** What an agency stands behind, or stood behind until it ran out: by whom, when, until when, from which source. */
export const OfficialAnswer = piece(DrawnOfficialAnswer, textsOf, isUntouched);

function DrawnOfficialAnswer(props: AnswerProps & { thanked: boolean }) {
  const { thread, answer, thanked, problem } = props;
  const t = useWords(questionWords);
  const proposal = useWords(proposalWords);
  const lang = useLang();
  const fragment = useFragments();
  const v = answer.official;
  if (!v) return null;
  const current = v.state === 'current' || v.state === 'due';
  const textLang = thread.language === lang ? undefined : thread.language;
  return (
    <OfficialAnswerCard
      id={`answer-${answer.id}`}
      state={current ? 'current' : 'was'}
      headingLevel={current ? 2 : 3}
      agency={<a href={`/agencies/${v.agency.slug}`}>{v.agency.name}</a>}
      shortAnswer={v.shortAnswer ?? undefined}
      shortAnswerLang={textLang}
      provenance={provenance(t, proposal, v, answer, thread)}
      foot={<Foot thread={thread} answer={answer} current={current} thanked={thanked} />}
    >
      {answer.accepted && (
        <p>
          <Chip tone="accepted">
            {thread.asker ? t.rich('workedFor', { who: <bdi>{thread.asker.name}</bdi> }) : t('workedForAsker')}
          </Chip>
        </p>
      )}
      <FromStaff answer={answer} />
      <PostBody html={fragment(`a${answer.id}`)} lang={textLang} />
      <Comments
        questionId={thread.id}
        answerId={answer.id}
        comments={answer.comments}
        canPost={thread.can.answer}
        problem={problem}
      />
    </OfficialAnswerCard>
  );
}

type T = ReturnType<typeof useWords<typeof questionWords.en>>;

function provenance(
  t: T,
  proposal: ReturnType<typeof useWords<typeof proposalWords.en>>,
  v: OfficialView,
  answer: AnswerView,
  thread: ThreadFrame,
) {
  const when = (at: Date) => <Time at={at} relative={false} />;
  const who = <Person author={answer.author && { ...answer.author, staff: false }} />;
  const confirmed = v.importedFrom
    ? t.rich('confirmedImport', {
        source: <Name>{v.importedFrom}</Name>,
        agency: v.agency.name,
        when: when(v.verifiedAt),
      })
    : t.rich(v.approver === null ? 'confirmedBy' : 'confirmedByTwo', {
        who: <Name>{v.verifier ?? ''}</Name>,
        second: <Name>{v.approver ?? ''}</Name>,
        agency: v.agency.name,
        when: when(v.verifiedAt),
      });
  const until =
    v.state === 'suspended'
      ? t.rich('suspendedNow', { when: when(v.suspendedAt ?? v.verifiedAt) })
      : t.rich(v.state === 'expired' ? 'wasOfficialUntil' : 'officialUntil', { when: when(v.validUntil) });
  return [
    <>
      {!v.importedFrom && t.rich(answer.author?.staff ? 'writtenByStaff' : 'writtenBy', { who })}{' '}
      {answer.improvedBy && proposal.rich('improvedBy', { who: <Name>{answer.improvedBy}</Name> })} {confirmed} {until}
    </>,
    v.sources.length > 0 && (
      <>
        {t('sources')}:{' '}
        {v.sources.map((url, n) => (
          <span key={url}>
            {n > 0 && ', '}
            <a href={url} rel="noopener noreferrer">
              {url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
            </a>
          </span>
        ))}
      </>
    ),
    <>
      <a href={`/official/code/${v.code}`}>{t('code', { code: v.code })}</a> ·{' '}
      <a href={`/questions/${thread.id}/history`}>{t('history')}</a>
      {answer.source?.licence && ` · ${t('licence', { licence: answer.source.licence })}`}
    </>,
    v.publicNote && <>{v.supersedes ? proposal('whatChanged', { note: v.publicNote }) : v.publicNote}</>,
    answer.newerWaits && <>{t(answer.own ? 'yourNewerText' : 'newerText')}</>,
  ].filter(Boolean);
}

function Foot(props: { thread: ThreadFrame; answer: AnswerView; current: boolean; thanked: boolean }) {
  const t = useWords(questionWords);
  const { thread, answer, current, thanked } = props;
  const rate = (helped: 'yes' | 'no') => ({ intent: 'rate', answerId: answer.id, helped });
  return (
    <>
      {answer.can.rate && (thanked || answer.myRating !== null) && <span role="status">{t('thanks')}</span>}
      {answer.can.rate && !thanked && answer.myRating === null && (
        <>
          <span>{t('helpedQuestion')}</span>
          <ActionButton fields={rate('yes')} size="small">
            {t('yes')}
          </ActionButton>
          <ActionButton fields={rate('no')} size="small">
            {t('no')}
          </ActionButton>
        </>
      )}
      <span className="ah-actions__end ah-actions ah-actions--tight">
        {current && (
          <LinkButton variant="quiet" icon="print" href={`/official/code/${answer.official?.code ?? ''}?print`}>
            {t('print')}
          </LinkButton>
        )}
        {current && (
          <LinkButton variant="quiet" icon="flag" href={`/answers/${answer.id}/challenge`}>
            {t('outdated')}
          </LinkButton>
        )}
        {thread.can.accept && !answer.own && (
          <ActionButton
            fields={{ intent: 'accept', answerId: answer.id, wanted: answer.accepted ? 'no' : 'yes' }}
            variant="quiet"
            icon="check"
          >
            {t(answer.accepted ? 'unaccept' : 'accept')}
          </ActionButton>
        )}
        {answer.can.edit && (
          <LinkButton variant="quiet" icon="edit" href={`/answers/${answer.id}/edit`}>
            {t('edit')}
          </LinkButton>
        )}
        {answer.can.verify && (
          <LinkButton variant="quiet" icon="seal" href={`/answers/${answer.id}/verify`}>
            {t('verify')}
          </LinkButton>
        )}
        {thread.can.staff && answer.newerWaits && (
          <LinkButton variant="quiet" icon="history" href={`/questions/${thread.id}/history`}>
            {t('history')}
          </LinkButton>
        )}
      </span>
    </>
  );
}
