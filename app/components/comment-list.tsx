import type { ReactNode } from 'react';
import { PostBody } from './post-body.tsx';

export type CommentItem = {
  id: string;
  html: string;
  lang?: string;
  /** Who and when. */
  byline: ReactNode;
  actions?: ReactNode;
};

/** Short remarks under a post. `form` is where the next one is written, `more` what leads to those not shown. */
export function CommentList(props: {
  label: string;
  comments: readonly CommentItem[];
  more?: ReactNode;
  form?: ReactNode;
}) {
  const { label, comments, more, form } = props;
  return (
    <div className="ah-comments">
      {comments.length > 0 && (
        <ol aria-label={label}>
          {comments.map((comment) => (
            <li key={comment.id} id={comment.id}>
              <PostBody html={comment.html} lang={comment.lang} small />
              <div className="ah-meta">
                {comment.byline}
                {comment.actions}
              </div>
            </li>
          ))}
        </ol>
      )}
      {more}
      {form}
    </div>
  );
}
