import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';

/** What every field has. `error` takes what a parser gives: nothing, one message or several. */
export type FieldProps = {
  label: ReactNode;
  name: string;
  /** Default: the name. Errors in the summary link to it. */
  id?: string;
  hint?: ReactNode;
  error?: string | readonly string[] | null;
  /** Says "(optional)" beside the label; fields are otherwise needed. */
  optional?: boolean;
};

export function firstError(error: FieldProps['error']): string | undefined {
  return typeof error === 'string' ? error || undefined : error?.[0];
}

/** The attributes that tie a control to its hint and error. */
export function describe(
  id: string,
  { hint, error, counter }: { hint?: ReactNode; error?: string; counter?: boolean },
) {
  const ids = classNames(Boolean(hint) && `${id}-hint`, error !== undefined && `${id}-error`, counter && `${id}-count`);
  return {
    'aria-describedby': ids || undefined,
    'aria-invalid': error === undefined ? undefined : (true as const),
  };
}

export function FieldError({ id, children }: { id: string; children?: string }) {
  const t = useWords(componentWords);
  if (!children) return null;
  return (
    <span className="usa-error-message" id={`${id}-error`}>
      <span className="ah-hidden">{t('errorPrefix')} </span>
      {children}
    </span>
  );
}

/** Label, hint and error around one control. */
export function FieldFrame(
  props: FieldProps & { id: string; hideLabel?: boolean; children: ReactNode; after?: ReactNode },
) {
  const t = useWords(componentWords);
  const { id, label, hint, optional, hideLabel, children, after } = props;
  const error = firstError(props.error);
  return (
    <div className={classNames('usa-form-group ah-field', error !== undefined && 'usa-form-group--error')}>
      <label className={hideLabel ? 'ah-hidden' : 'usa-label'} htmlFor={id}>
        {label}
        {optional && <span className="usa-hint"> ({t('optional')})</span>}
      </label>
      {hint && (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={id}>{error}</FieldError>
      {children}
      {after}
    </div>
  );
}
