import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A neighbour's answer: the text, then the votes (drawn left of it), then who, when and what one can do. */
export function AnswerCard(props: {
  id: string;
  /** Usually a VoteControl. */
  vote?: ReactNode;
  /** Above the text: accepted, worked for the asker, hidden. */
  chips?: ReactNode;
  /** Who and when. */
  byline: ReactNode;
  actions?: ReactNode;
  /** Usually a CommentList. */
  comments?: ReactNode;
  accepted?: boolean;
  /** The accessible name, e.g. "Answer by Joe". */
  label?: string;
  children: ReactNode;
}) {
  const { id, vote, chips, byline, actions, comments, accepted, label, children } = props;
  return (
    <article
      className={classNames('ah-answer', accepted && 'ah-answer--accepted', !vote && 'ah-answer--plain')}
      id={id}
      aria-label={label}
    >
      <div className="ah-answer__text">
        {chips && <div className="ah-chips">{chips}</div>}
        {children}
      </div>
      {vote && <div className="ah-answer__vote">{vote}</div>}
      <div className="ah-answer__foot">
        <div className="ah-meta">{byline}</div>
        {actions && <div className="ah-actions ah-actions--tight">{actions}</div>}
      </div>
      {comments}
    </article>
  );
}
