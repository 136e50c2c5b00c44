import { ActionButton } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { AnswerCard } from '~/components/answer-card';
import { LinkButton } from '~/components/button';
import { Chip } from '~/components/chip';
import { CopyLink } from '~/components/copy-link';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { VoteControl } from '~/components/vote-control';
import { useReason } from '~/features/moderation/use-reason';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import { proposalWords } from '~/features/verification/proposal.words';
import { useFragments } from '~/platform/http/fragments';
import { piece } from '~/platform/http/piece';
import { useLang, useWords } from '~/platform/i18n/words';
import { Comments } from './comments';
import { Person } from './people';
import { type AnswerProps, isUntouched, textsOf } from './post-pieces';
import type { AnswerView, ThreadFrame } from './thread-view.server';

/** A neighbour's answer with its votes and comments. */
export const NeighborAnswer = piece(DrawnNeighborAnswer, textsOf, isUntouched);

function DrawnNeighborAnswer(props: AnswerProps) {
  const t = useWords(questionWords);
  const proposal = useWords(proposalWords);
  const lang = useLang();
  const fragment = useFragments();
  const { thread, answer, problem } = props;
  const action = questionPath(thread);
  return (
    <AnswerCard
      id={`answer-${answer.id}`}
      accepted={answer.accepted}
      label={t('answeredBy', { who: answer.author?.name ?? t('thePersonWhoAsked') })}
      vote={
        <VoteControl
          action={action}
          score={answer.score}
          mine={answer.myVote}
          fields={{ intent: 'vote', answerId: answer.id }}
          disabled={answer.can.vote ? undefined : answer.own ? t('ownVote') : t('logInToAnswerHelp')}
        />
      }
      chips={<Chips thread={thread} answer={answer} />}
      byline={
        <>
          <Person author={answer.author} />
          <a href={`#answer-${answer.id}`}>
            <Time at={answer.createdAt} />
          </a>
          {answer.editedAt && (
            <a href={`/questions/${thread.id}/history`}>
              {t.rich('edited', { when: <Time at={answer.editedAt} shape="shortDay" /> })}
            </a>
          )}
          {answer.source && !answer.official && (
            <span>
              {t.rich('importedFrom', {
                source: answer.source.url ? (
                  <a href={answer.source.url} rel="nofollow noopener">
                    {answer.source.name}
                  </a>
                ) : (
                  answer.source.name
                ),
              })}
              {answer.source.licence && ` · ${t('licence', { licence: answer.source.licence })}`}
            </span>
          )}
        </>
      }
      actions={
        <>
          {thread.can.accept && !answer.own && (
            <ActionButton
              action={action}
              fields={{ intent: 'accept', answerId: answer.id, wanted: answer.accepted ? 'no' : 'yes' }}
              variant={answer.accepted ? 'quiet' : 'outline'}
              size="small"
              icon="check"
            >
              {t(answer.accepted ? 'unaccept' : 'accept')}
            </ActionButton>
          )}
          {answer.can.verify && (
            <LinkButton size="small" icon="seal" href={`/answers/${answer.id}/verify`}>
              {t('verify')}
            </LinkButton>
          )}
          {answer.can.edit && (
            <LinkButton variant="quiet" size="small" icon="edit" href={`/answers/${answer.id}/edit`}>
              {t('edit')}
            </LinkButton>
          )}
          {answer.can.propose && !answer.can.verify && (
            <ActionButton
              action={action}
              fields={{ intent: 'propose', answerId: answer.id }}
              variant="quiet"
              size="small"
              icon="seal"
            >
              {proposal('propose')}
            </ActionButton>
          )}
          <CopyLink href={`${action}#answer-${answer.id}`} />
          {thread.can.moderate && (
            <LinkButton
              variant="quiet"
              size="small"
              icon="shield"
              href={`/questions/${thread.id}/moderate?post=a${answer.id}`}
            >
              {t('moderate')}
            </LinkButton>
          )}
          {thread.can.takePart && !answer.own && (
            <LinkButton
              variant="quiet"
              size="small"
              icon="flag"
              href={`/questions/${thread.id}/flag?answer=${answer.id}`}
            >
              {t('flag')}
            </LinkButton>
          )}
        </>
      }
      comments={
        <Comments
          questionId={thread.id}
          answerId={answer.id}
          comments={answer.comments}
          canPost={thread.can.answer}
          problem={problem}
        />
      }
    >
      <FromStaff answer={answer} />
      <PostBody html={fragment(`a${answer.id}`)} lang={thread.language === lang ? undefined : thread.language} />
    </AnswerCard>
  );
}

/** What staff said when they sent it back: for its author, who suggested it, and staff. */
export function FromStaff({ answer }: { answer: AnswerView }) {
  const t = useWords(proposalWords);
  if (!answer.returned) return null;
  const { refused, note, at } = answer.returned;
  const when = <Time at={new Date(at)} relative={false} />;
  return (
    <Alert tone="info">
      {t.rich(refused ? 'refused' : 'returned', { when, note })} {!refused && answer.own && t('improve')}
    </Alert>
  );
}

function Chips({ thread, answer }: { thread: ThreadFrame; answer: AnswerView }) {
  const reason = useReason();
  const t = useWords(questionWords);
  const proposal = useWords(proposalWords);
  const v = answer.official;
  const when = (at: Date) => <Time at={at} relative={false} />;
  const chips = [
    answer.accepted && (
      <Chip key="accepted" tone="accepted">
        {thread.asker ? t.rich('workedFor', { who: <bdi>{thread.asker.name}</bdi> }) : t('workedForAsker')}
      </Chip>
    ),
    answer.mostVotes && (
      <Chip key="votes" icon="up">
        {proposal('mostVotes')}
      </Chip>
    ),
    answer.waiting && (
      <Chip key="waiting" icon="clock">
        {proposal(answer.waiting)}
      </Chip>
    ),
    answer.hidden !== null && (
      <Chip key="hidden" tone="late">
        {t('hiddenPost', { reason: reason(answer.hidden) })}
      </Chip>
    ),
    answer.pending && (
      <Chip key="pending" tone="due">
        {t('pendingPost')}
      </Chip>
    ),
    v?.state === 'withdrawn' && v.withdrawn && (
      <Chip key="withdrawn" icon="update">
        {t.rich('withdrawnOn', { agency: v.agency.name, when: when(v.withdrawn.at) })} {v.withdrawn.note}
      </Chip>
    ),
    v?.state === 'superseded' && v.supersededAt && (
      <Chip key="superseded" icon="update">
        {t.rich('supersededOn', { when: when(v.supersededAt) })}
      </Chip>
    ),
  ].filter(Boolean);
  return chips.length > 0 ? chips : null;
}
