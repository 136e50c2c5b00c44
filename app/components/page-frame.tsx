import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';
import { Icon } from './icon.tsx';
import type { MenuEntry } from './menu.tsx';
import { type NavItem, SiteHeader, type SiteName } from './site-header.tsx';

export type PageFrameProps = {
  site: SiteName;
  /** "An official website of the City of Port Alder" */
  banner: ReactNode;
  nav?: readonly NavItem[];
  /** The same page in the other language. */
  language?: { href: string; lang: string; label: string };
  /** Who is logged in, and their menu; null shows log in and sign up. */
  user?: { name: string; items: readonly MenuEntry[] } | null;
  logInHref?: string;
  signUpHref?: string;
  /** The search box of the header; null leaves it out, as on pages with a large one of their own. */
  search?: { action?: string; query?: string } | null;
  /** Slim header that leaves the room to the work, for staff pages. */
  slim?: boolean;
  /** `full` gives main the whole window, for the queue. */
  width?: 'normal' | 'full';
  /** What everyone must know, as SiteAlert. */
  notice?: ReactNode;
  /** When one of them goes up or comes down by itself. */
  noticeChangesAt?: Date | string | undefined;
  /** Topics of the live stream this page listens to: `question:12`. */
  liveTopics?: string;
  /** The newest event that the page can show. */
  liveSince?: number;
  /** Usually a SiteFooter. */
  footer?: ReactNode;
  children: ReactNode;
};

/** Everything around a page's own content, and the `main` element that holds it. */
export function PageFrame(props: PageFrameProps) {
  const t = useWords(componentWords);
  const {
    banner,
    language,
    slim,
    width = 'normal',
    notice,
    noticeChangesAt,
    liveTopics,
    liveSince,
    footer,
    children,
    ...header
  } = props;
  const full = width === 'full';
  return (
    <>
      <a className="ah-skip" href="#main">
        {t('skip')}
      </a>
      <section className="ah-banner" aria-label={t('banner')}>
        <div className={classNames('ah-wrap', full && 'ah-wrap--full')}>
          <p>
            <Icon name="government" />
            {banner}
          </p>
          {language && (
            <a href={language.href} hrefLang={language.lang} lang={language.lang} rel="nofollow">
              {language.label}
            </a>
          )}
        </div>
      </section>
      <SiteHeader {...header} slim={slim} full={full} />
      <div data-notices data-changes-at={noticeChangesAt && new Date(noticeChangesAt).toISOString()} aria-live="polite">
        {notice}
      </div>
      <main
        id="main"
        tabIndex={-1}
        className={classNames('ah-main', full ? 'ah-main--full' : 'ah-wrap')}
        data-live-topics={liveTopics}
        data-live-since={liveTopics && liveSince}
      >
        {children}
      </main>
      {footer}
      <div id="ah-said" className="ah-said" role="status" aria-live="polite" />
    </>
  );
}
