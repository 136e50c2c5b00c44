import type { ReactNode } from 'react';
import { Button, type ButtonVariant } from './button.tsx';
import { classNames } from './class-names.ts';
import type { IconName } from './icon.tsx';

export type HiddenFields = Readonly<Record<string, string | number | undefined>>;

/** The fields a form sends without showing them. */
export function Hidden({ fields = {} }: { fields?: HiddenFields }) {
  return (
    <>
      {Object.entries(fields).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}

/** A form posted without leaving the page where script runs, and with a full page load where it does not. */
export function ActionForm(props: {
  action?: string;
  fields?: HiddenFields;
  /** Off for log-in and other forms that change more than the main part of the page. */
  live?: boolean;
  id?: string;
  inline?: boolean;
  /** Off shows our own errors only; the browser's bubbles are neither translated nor kept on screen. */
  browserChecks?: boolean;
  /** The form brings files. */
  files?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { action, fields, live = true, id, inline, browserChecks = false, files, className, children } = props;
  return (
    <form
      method="post"
      action={action}
      id={id}
      encType={files ? 'multipart/form-data' : undefined}
      data-live={live ? '' : undefined}
      noValidate={!browserChecks}
      className={classNames(inline && 'ah-inline-form', className) || undefined}
    >
      <Hidden fields={fields} />
      {children}
    </form>
  );
}

/** One button that does one thing: follow, claim, undo. */
export function ActionButton(props: {
  action?: string;
  fields?: HiddenFields;
  live?: boolean;
  variant?: ButtonVariant;
  size?: 'small' | 'normal' | 'large';
  icon?: IconName;
  /** For switches such as Follow: says to everybody whether it is on. */
  pressed?: boolean;
  disabled?: boolean;
  /** The accessible name where the visible words alone are not enough ("Follow" what?); begin it with them. */
  label?: string;
  /** The key that presses it on pages that have keys, e.g. `c`. */
  shortcut?: string;
  children: ReactNode;
}) {
  const { action, fields, live, pressed, label, shortcut, children, ...look } = props;
  return (
    <ActionForm action={action} fields={fields} live={live} inline>
      <Button {...look} aria-pressed={pressed} aria-label={label} data-key={shortcut} aria-keyshortcuts={shortcut}>
        {children}
      </Button>
    </ActionForm>
  );
}
