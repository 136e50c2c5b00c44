import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type AlertTone = 'info' | 'success' | 'warning' | 'error' | 'emergency';
const icons: Readonly<Record<AlertTone, IconName>> = {
  info: 'info',
  success: 'checkCircle',
  warning: 'warning',
  error: 'error',
  emergency: 'warning',
};

/** A message about the page. `live` announces it when it appears: politely, errors at once. */
export function Alert(props: {
  tone?: AlertTone;
  heading?: ReactNode;
  headingLevel?: 2 | 3 | 4;
  live?: boolean;
  children?: ReactNode;
}) {
  const { tone = 'info', heading, headingLevel = 2, live, children } = props;
  const Heading = `h${headingLevel}` as const;
  const urgent = tone === 'error' || tone === 'emergency';
  return (
    <div
      className={classNames('ah-alert', `ah-alert--${tone}`)}
      role={live ? (urgent ? 'alert' : 'status') : undefined}
    >
      <Icon name={icons[tone]} />
      <div className="ah-alert__body">
        {heading && <Heading className="ah-alert__heading">{heading}</Heading>}
        {children && <div className="ah-alert__text">{children}</div>}
      </div>
    </div>
  );
}

/** A strip across the page for what everyone must know: what, where, until when. Stands above the main part. */
export function SiteAlert({
  tone = 'warning',
  label,
  children,
}: {
  tone?: AlertTone;
  label: string;
  children: ReactNode;
}) {
  return (
    <section className={classNames('ah-site-alert', `ah-alert--${tone}`)} aria-label={label}>
      <div className="ah-wrap">
        <Icon name={icons[tone]} />
        <div>{children}</div>
      </div>
    </section>
  );
}
