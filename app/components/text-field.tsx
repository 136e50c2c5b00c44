import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';
import { describe, FieldFrame, type FieldProps, firstError } from './field-frame.tsx';

type Shared = FieldProps & {
  hideLabel?: boolean;
  /** Says how many characters may be written and, where script runs, how many are left. Needs `maxLength`. */
  counter?: boolean;
};

function Counter({ id, max }: { id: string; max: number }) {
  const t = useWords(componentWords);
  return (
    <span className="usa-hint ah-counter" id={`${id}-count`} data-counter={id}>
      {t('charactersMax', { count: max })}
    </span>
  );
}

/** One line of text. Takes every attribute of an input: `type`, `autoComplete`, `inputMode`, `required`, `data-…`. */
export function TextField(
  props: Shared & { width?: 'short' | 'medium' | 'full' } & Omit<
      InputHTMLAttributes<HTMLInputElement>,
      keyof FieldProps | 'width'
    >,
) {
  const {
    label,
    name,
    id = name,
    hint,
    error,
    optional,
    hideLabel,
    counter,
    width = 'full',
    className,
    ...rest
  } = props;
  const counted = counter === true && rest.maxLength !== undefined;
  return (
    <FieldFrame
      {...{ label, name, id, hint, error, optional, hideLabel }}
      after={counted && <Counter id={id} max={rest.maxLength ?? 0} />}
    >
      <input
        type="text"
        {...rest}
        id={id}
        name={name}
        className={classNames('usa-input', `ah-input--${width}`, className)}
        {...describe(id, { hint, error: firstError(error), counter: counted })}
      />
    </FieldFrame>
  );
}

/** Several lines. With `draft` the browser keeps what is typed under that key until it is posted. */
export function TextArea(
  props: Shared & {
    draft?: string;
    'data-key'?: string;
    'data-writing'?: string;
    'data-filled'?: string;
    'data-enter'?: string;
  } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps>,
) {
  const { label, name, id = name, hint, error, optional, hideLabel, counter, draft, className, ...rest } = props;
  const counted = counter === true && rest.maxLength !== undefined;
  return (
    <FieldFrame
      {...{ label, name, id, hint, error, optional, hideLabel }}
      after={counted && <Counter id={id} max={rest.maxLength ?? 0} />}
    >
      <textarea
        rows={6}
        {...rest}
        id={id}
        name={name}
        data-draft={draft}
        className={classNames('usa-textarea', className)}
        {...describe(id, { hint, error: firstError(error), counter: counted })}
      />
    </FieldFrame>
  );
}
