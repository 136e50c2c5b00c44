import type { ReactNode } from 'react';
import { Icon, type IconName, isIconName } from './icon.tsx';

/** One of many subjects: icon, name, what is in it. The whole tile is the link. */
export function TopicTile(props: {
  href: string;
  name: ReactNode;
  lang?: string;
  icon?: IconName | (string & {});
  children?: ReactNode;
  foot?: ReactNode;
}) {
  const { href, name, lang, icon = 'topic', children, foot } = props;
  return (
    <li className="ah-tile">
      <span className="ah-tile__icon">
        <Icon name={isIconName(icon) ? icon : 'topic'} />
      </span>
      <div>
        <a className="ah-tile__name" href={href} lang={lang}>
          {name}
        </a>
        {children && <p>{children}</p>}
        {foot && <p className="ah-small">{foot}</p>}
      </div>
    </li>
  );
}

export function TopicTiles({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className="ah-tiles" aria-label={label}>
      {children}
    </ul>
  );
}
