import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';

export type FieldErrors = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/**
 * What is wrong with a form, above it, each line a link to its field; takes the focus when the page opens.
 * Shows nothing without errors. A key of '' or `form` is about the form as a whole and links nowhere.
 */
export function ErrorSummary({ errors, title }: { errors: FieldErrors | null | undefined; title?: string }) {
  const t = useWords(componentWords);
  const lines = Object.entries(errors ?? {}).flatMap(([field, said]) =>
    (typeof said === 'string' ? [said] : (said ?? [])).filter(Boolean).map((message) => ({ field, message })),
  );
  if (lines.length === 0) return null;
  return (
    <div
      className="usa-alert usa-alert--error ah-error-summary"
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: a form that came back must say first what is wrong with it
      autoFocus
      data-focus=""
      aria-labelledby="error-summary-title"
    >
      <div className="usa-alert__body">
        <h2 className="usa-alert__heading" id="error-summary-title">
          {title ?? t('errorTitle', { count: lines.length })}
        </h2>
        <ul className="usa-alert__text">
          {lines.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {field === '' || field === 'form' ? message : <a href={`#${field}`}>{message}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
