import type { ReactNode } from 'react';
import { formatNumber } from '~/platform/i18n/format.ts';
import { useLang, useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';
import { Icon, type IconName } from './icon.tsx';
import { Menu, type MenuEntry } from './menu.tsx';
import { SearchBox } from './search-box.tsx';

/** "Port Alder" and, lighter, "Answers". */
export type SiteName = { place: string; name: string; href?: string };
export type NavItem = {
  href: string;
  label: ReactNode;
  current?: boolean;
  count?: number;
  icon?: IconName;
  key?: string;
};

/** The site's name, its search, the way around and the account. On a phone the way around folds. */
export function SiteHeader(props: {
  site: SiteName;
  nav?: readonly NavItem[];
  user?: { name: string; items: readonly MenuEntry[] } | null;
  logInHref?: string;
  signUpHref?: string;
  search?: { action?: string; query?: string } | null;
  slim?: boolean;
  /** As wide as the window. */
  full?: boolean;
}) {
  const t = useWords(componentWords);
  const { site, nav = [], user, logInHref, signUpHref, search = {}, slim, full } = props;
  return (
    <header className={classNames('ah-header', slim && 'ah-header--slim')}>
      <div className={classNames('ah-wrap', full && 'ah-wrap--full')}>
        <a className="ah-header__name" href={site.href ?? '/'} translate="no">
          {site.place} <span>{site.name}</span>
        </a>
        {search && <SearchBox action={search.action} query={search.query} id="header-search" />}
        <nav className="ah-header__nav" aria-label={t('mainMenu')}>
          <ul>
            {nav.map((item, at) => (
              <li key={item.key ?? at} className="ah-header__way">
                <NavLink item={item} />
              </li>
            ))}
            {user && (
              <li>
                <Menu label={<bdi>{user.name}</bdi>} icon="person" align="end" id="user-menu" items={user.items} />
              </li>
            )}
            {!user && logInHref && (
              <li>
                <a href={logInHref}>{t('logIn')}</a>
              </li>
            )}
            {!user && signUpHref && (
              <li className="ah-header__sign-up">
                <a href={signUpHref}>{t('signUp')}</a>
              </li>
            )}
            {nav.length > 0 && (
              <li className="ah-header__fold">
                <Menu
                  label={t('menu')}
                  icon="menu"
                  align="end"
                  id="site-menu"
                  items={nav.map(({ href, label, current, icon, key, count }) => ({
                    href,
                    label: count === undefined ? label : <NavLabel label={label} count={count} />,
                    current,
                    icon,
                    key,
                  }))}
                />
              </li>
            )}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function NavLink({ item }: { item: NavItem }) {
  return (
    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
      {item.icon && <Icon name={item.icon} />}
      <NavLabel label={item.label} count={item.count} />
    </a>
  );
}

function NavLabel({ label, count }: { label: ReactNode; count?: number }) {
  const lang = useLang();
  return (
    <>
      {label}
      {count !== undefined && <span className="ah-count">{formatNumber(count, lang)}</span>}
    </>
  );
}
