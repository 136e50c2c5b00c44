import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** Nothing here, said so that it teaches: what it means and what one can do now. */
export function EmptyState(props: {
  heading: ReactNode;
  headingLevel?: 2 | 3;
  icon?: IconName;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const { heading, headingLevel = 2, icon, children, actions } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="ah-empty">
      {icon && <Icon name={icon} />}
      <Heading>{heading}</Heading>
      {children && <div className="ah-empty__text">{children}</div>}
      {actions && <div className="ah-actions">{actions}</div>}
    </div>
  );
}
