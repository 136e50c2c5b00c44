import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';

/** What went wrong, in words, and what to do now. */
export function ErrorPage(props: {
  status?: number;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** For the person one may call about it. */
  requestId?: ReactNode;
}) {
  const t = useWords(componentWords);
  const { status, title, children, actions, requestId } = props;
  return (
    <div className="ah-error-page">
      <h1>{title}</h1>
      <div className="ah-error-page__text">{children}</div>
      {actions && <div className="ah-actions">{actions}</div>}
      {(status !== undefined || requestId) && (
        <p className="ah-small">
          {status !== undefined && t('errorNumber', { status: String(status) })} {requestId}
        </p>
      )}
    </div>
  );
}
