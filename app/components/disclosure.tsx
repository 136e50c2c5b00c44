import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** More, for those who want it. Those of one `group` close each other. */
export function Disclosure(props: {
  summary: ReactNode;
  open?: boolean;
  id?: string;
  /** Small and soft, beside or below something more important. */
  quiet?: boolean;
  icon?: IconName;
  group?: string;
  children: ReactNode;
}) {
  const { summary, open, id, quiet, icon, group, children } = props;
  return (
    <details
      className={classNames('ah-disclosure', quiet && 'ah-disclosure--quiet')}
      open={open}
      id={id}
      {...{ name: group }}
    >
      <summary>
        {icon && <Icon name={icon} />}
        {summary}
      </summary>
      <div className="ah-disclosure__body">{children}</div>
    </details>
  );
}
