import { CommentList } from '~/components/comment-list';
import { Composer } from '~/components/composer';
import { Disclosure } from '~/components/disclosure';
import { Time } from '~/components/time';
import { questionWords } from '~/features/questions/question.words';
import type { FormProblem } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { useWords } from '~/platform/i18n/words';
import { Person } from './people';
import type { CommentView } from './thread-view.server';

/** The remarks under a post, and where the next one is written. */
export function Comments(props: {
  questionId: number;
  answerId?: number;
  comments: CommentView[];
  canPost: boolean;
  problem: FormProblem['problem'] | null;
}) {
  const t = useWords(questionWords);
  const fragment = useFragments();
  const { questionId, answerId, comments, canPost } = props;
  const mine =
    props.problem && String(props.problem.values.answerId ?? '') === String(answerId ?? '') ? props.problem : null;
  const flag = (id: number) => `/questions/${questionId}/flag?comment=${id}`;
  return (
    <CommentList
      label={t('comments')}
      comments={comments.map((c) => ({
        id: `comment-${c.id}`,
        html: fragment(`c${c.id}`),
        byline: (
          <>
            <Person author={c.author} /> <Time at={c.createdAt} shape="shortDay" />
          </>
        ),
        actions: !c.own && canPost && <a href={flag(c.id)}>{t('flag')}</a>,
      }))}
      form={
        canPost && (
          <Disclosure summary={t('comment')} quiet icon="comment" open={mine !== null}>
            <Composer
              id={`comment-on-${answerId ?? 'question'}`}
              label={t('yourComment')}
              submitLabel={t('postComment')}
              intent="comment"
              fields={{ answerId }}
              rows={3}
              maxLength={3000}
              preview={false}
              draft={`comment:${questionId}:${answerId ?? ''}`}
              error={mine ? (mine.fields.body ?? mine.message) : null}
              defaultValue={mine ? String(mine.values.body ?? '') : undefined}
            />
          </Disclosure>
        )
      }
    />
  );
}
