import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** What happened, in order. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className="ah-timeline" aria-label={label}>
      {children}
    </ol>
  );
}

export function TimelineItem(props: {
  icon?: IconName;
  tone?: 'official' | 'due' | 'late' | 'private' | 'neutral';
  title: ReactNode;
  /** Usually a Time. */
  at?: ReactNode;
  children?: ReactNode;
}) {
  const { icon = 'check', tone = 'neutral', title, at, children } = props;
  return (
    <li className={`ah-timeline__item ah-timeline__item--${tone}`}>
      <span className="ah-timeline__mark">
        <Icon name={icon} />
      </span>
      <div>
        <p className="ah-timeline__title">
          {title} {at && <span className="ah-small">{at}</span>}
        </p>
        {children}
      </div>
    </li>
  );
}
