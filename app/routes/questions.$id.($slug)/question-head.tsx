import { ActionButton } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/button';
import { CopyLink } from '~/components/copy-link';
import { Actions, Meta } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { useReason } from '~/features/moderation/use-reason';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import type { FormProblem } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { piece } from '~/platform/http/piece';
import { useLang, useWords } from '~/platform/i18n/words';
import { Comments } from './comments';
import { Person } from './people';
import { isUntouched } from './post-pieces';
import type { ThreadView } from './thread-view.server';

/** The question itself: what stands in its way, its text, who asked, and what a reader can do with it. */
export const QuestionHead = piece(
  DrawnQuestionHead,
  ({ thread }) => ['q', ...thread.comments.map(({ id }) => `c${id}`)],
  isUntouched,
);

type Head = Omit<ThreadView, 'answers' | 'description' | 'step' | 'title' | 'agency'>;

function DrawnQuestionHead({ thread, problem }: { thread: Head; problem: FormProblem['problem'] | null }) {
  const t = useWords(questionWords);
  const lang = useLang();
  const fragment = useFragments();
  const action = questionPath(thread);
  const switchTo = (on: boolean) => (on ? 'no' : 'yes');
  return (
    <section className="ah-ask" id="question" aria-label={t('questionBy')}>
      <Standing thread={thread} />
      <PostBody html={fragment('q')} lang={thread.language === lang ? undefined : thread.language} />
      <Meta>
        <span>{t.rich('askedBy', { who: thread.asker ? <Person author={thread.asker} /> : t('somebody') })}</span>
        <Time at={thread.createdAt} />
        {thread.viewCount > 0 && <span>{t('views', { count: thread.viewCount })}</span>}
        {thread.tags.map((tag) => (
          <a key={tag} href={`/questions?${new URLSearchParams({ tag })}`}>
            #{tag}
          </a>
        ))}
        {thread.source && (
          <span>
            {t.rich('importedFrom', {
              source: thread.source.url ? (
                <a href={thread.source.url} rel="nofollow noopener">
                  {thread.source.name}
                </a>
              ) : (
                thread.source.name
              ),
            })}
            {thread.source.licence && ` · ${t('licence', { licence: thread.source.licence })}`}
          </span>
        )}
      </Meta>
      <Actions>
        {thread.can.meToo && (
          <ActionButton
            action={action}
            fields={{ intent: 'me-too', wanted: switchTo(thread.meToo) }}
            pressed={thread.meToo}
            icon="people"
          >
            {t('meToo')}
            {thread.meTooCount > 0 && ` · ${thread.meTooCount}`}
          </ActionButton>
        )}
        {!thread.can.meToo && !thread.can.takePart && (
          <LinkButton icon="people" href={`/login?${new URLSearchParams({ redirectTo: action })}`}>
            {t('meToo')}
            {thread.meTooCount > 0 && ` · ${thread.meTooCount}`}
          </LinkButton>
        )}
        {thread.can.follow && (
          <ActionButton
            action={action}
            fields={{ intent: 'follow', wanted: switchTo(thread.following) }}
            pressed={thread.following}
            icon={thread.following ? 'bellOff' : 'bell'}
            variant="quiet"
          >
            {t(thread.following ? 'following' : 'follow')}
          </ActionButton>
        )}
        <CopyLink href={action} />
        {thread.can.edit && (
          <LinkButton variant="quiet" icon="edit" href={`/questions/${thread.id}/edit`}>
            {t('edit')}
          </LinkButton>
        )}
        <LinkButton variant="quiet" icon="history" href={`/questions/${thread.id}/history`}>
          {t('history')}
        </LinkButton>
        {thread.can.moderate && (
          <LinkButton variant="quiet" icon="shield" href={`/questions/${thread.id}/moderate`}>
            {t('moderate')}
          </LinkButton>
        )}
        {thread.can.takePart && !thread.mine && (
          <LinkButton variant="quiet" icon="flag" href={`/questions/${thread.id}/flag`}>
            {t('flag')}
          </LinkButton>
        )}
      </Actions>
      <Comments questionId={thread.id} comments={thread.comments} canPost={thread.can.answer} problem={problem} />
    </section>
  );
}

/** Why this question is not simply open: where it was asked before, who closed it, what is missing. */
function Standing({ thread }: { thread: Head }) {
  const reason = useReason();
  const t = useWords(questionWords);
  const { original, closed, needsInfo, visibility } = thread;
  return (
    <>
      {original && (
        <Alert tone="info">
          {t.rich('duplicateOf', { question: <a href={questionPath(original)}>{original.title}</a> })}
        </Alert>
      )}
      {closed && <Alert tone="info">{t('closedWith', { reason: closed.note || reason(closed.reason ?? '') })}</Alert>}
      {needsInfo && <Alert tone="warning">{t('needsInfoWith', { note: needsInfo.note ?? '' })}</Alert>}
      {visibility === 'pending_review' && <Alert tone="warning">{t('pendingPost')}</Alert>}
      {visibility === 'limited' && <Alert tone="warning">{t('limitedPost')}</Alert>}
      {visibility === 'hidden' && (
        <Alert tone="error">{t('hiddenPost', { reason: reason(thread.visibilityReason ?? '') })}</Alert>
      )}
    </>
  );
}
