import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';
import { describe, FieldError, FieldFrame, type FieldProps, firstError } from './field-frame.tsx';

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { label: string; options: readonly Option[] };

function Options({ options }: { options: readonly (Option | OptionGroup)[] }) {
  return (
    <>
      {options.map((option) =>
        'options' in option ? (
          <optgroup key={option.label} label={option.label}>
            <Options options={option.options} />
          </optgroup>
        ) : (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ),
      )}
    </>
  );
}

/** One of a list. `placeholder` adds a first, empty choice. */
export function SelectField(
  props: FieldProps & { options: readonly (Option | OptionGroup)[]; placeholder?: string; hideLabel?: boolean } & Omit<
      SelectHTMLAttributes<HTMLSelectElement>,
      keyof FieldProps
    >,
) {
  const { label, name, id = name, hint, error, optional, hideLabel, options, placeholder, className, ...rest } = props;
  return (
    <FieldFrame {...{ label, name, id, hint, error, optional, hideLabel }}>
      <select
        {...rest}
        id={id}
        name={name}
        className={classNames('usa-select', className)}
        {...describe(id, { hint, error: firstError(error) })}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        <Options options={options} />
      </select>
    </FieldFrame>
  );
}

/** A single yes. */
export function Checkbox(props: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | 'type'>) {
  const { label, name, id = name, hint, error, optional: _, className, ...rest } = props;
  const message = firstError(error);
  return (
    <div className={classNames('ah-choice usa-checkbox', className)}>
      <FieldError id={id}>{message}</FieldError>
      <input
        {...rest}
        type="checkbox"
        id={id}
        name={name}
        className="usa-checkbox__input"
        {...describe(id, { hint, error: message })}
      />
      <label className="usa-checkbox__label" htmlFor={id}>
        {label}
        {hint && (
          <span className="usa-checkbox__label-description" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };
type GroupProps = Omit<FieldProps, 'label'> & { legend: ReactNode; options: readonly Choice[]; inline?: boolean };

/** One of a few, all in sight. */
export function RadioGroup(props: GroupProps & { defaultValue?: string; required?: boolean }) {
  return <ChoiceGroup {...props} kind="radio" chosen={props.defaultValue === undefined ? [] : [props.defaultValue]} />;
}

/** Any of a few. */
export function CheckboxGroup(props: GroupProps & { defaultValues?: readonly string[] }) {
  return <ChoiceGroup {...props} kind="checkbox" chosen={props.defaultValues ?? []} />;
}

function ChoiceGroup(
  props: GroupProps & { kind: 'radio' | 'checkbox'; chosen: readonly string[]; required?: boolean },
) {
  const t = useWords(componentWords);
  const { legend, name, id = name, hint, optional, options, inline, kind, chosen, required } = props;
  const error = firstError(props.error);
  return (
    <fieldset
      className={classNames(
        'usa-fieldset ah-field',
        inline && 'ah-field--inline',
        error !== undefined && 'usa-form-group--error',
      )}
      aria-describedby={describe(id, { hint, error })['aria-describedby']}
    >
      <legend className="usa-legend">
        {legend}
        {optional && <span className="usa-hint"> ({t('optional')})</span>}
      </legend>
      {hint && (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={id}>{error}</FieldError>
      {options.map((option, at) => {
        // The summary of errors links to the field's id, which is the first choice's.
        const choiceId = at === 0 ? id : `${id}-${at + 1}`;
        return (
          <div key={option.value} className={`ah-choice usa-${kind}`}>
            <input
              type={kind}
              id={choiceId}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
              required={required}
              className={`usa-${kind}__input`}
              aria-describedby={option.hint ? `${choiceId}-about` : undefined}
            />
            <label className={`usa-${kind}__label`} htmlFor={choiceId}>
              {option.label}
              {option.hint && (
                <span className={`usa-${kind}__label-description`} id={`${choiceId}-about`}>
                  {option.hint}
                </span>
              )}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
