import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type ButtonVariant = 'primary' | 'outline' | 'quiet' | 'danger';
type Look = {
  /** One `primary` per page or form: the thing most people came to do. */
  variant?: ButtonVariant;
  size?: 'small' | 'normal' | 'large';
  icon?: IconName;
  children: ReactNode;
};

function buttonClass({ variant = 'outline', size = 'normal' }: Partial<Look>, className?: string): string {
  return classNames(
    'usa-button ah-button',
    `ah-button--${variant}`,
    size !== 'normal' && `ah-button--${size}`,
    className,
  );
}

/** A button that says what happens: `<Button variant="primary">Post answer</Button>`. Submits unless `type` says otherwise. */
export function Button({
  variant,
  size,
  icon,
  children,
  className,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="submit" {...rest} className={buttonClass({ variant, size }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function LinkButton({
  variant,
  size,
  icon,
  children,
  className,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={buttonClass({ variant, size }, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** A button drawn as an icon; `label` is its accessible name and its tooltip. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: { icon: IconName; label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="submit" {...rest} title={label} className={classNames('ah-icon-button', className)}>
      <Icon name={icon} />
      <span className="ah-hidden">{label}</span>
    </button>
  );
}
