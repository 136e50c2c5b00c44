import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';
import type { SiteName } from './site-header.tsx';

type FooterColumn = {
  heading: ReactNode;
  links: readonly { href: string; label: ReactNode; lang?: string }[];
  key?: string;
};

/** The ways on: about the site, help, contact. `note` is the small print. */
export function SiteFooter({
  site,
  columns,
  note,
}: {
  site: SiteName;
  columns: readonly FooterColumn[];
  note?: ReactNode;
}) {
  const t = useWords(componentWords);
  return (
    <footer className="ah-footer">
      <div className="ah-wrap">
        <p className="ah-footer__name" translate="no">
          {site.place} <span>{site.name}</span>
        </p>
        <nav aria-label={t('footerMenu')} className="ah-footer__columns">
          {columns.map((column, at) => (
            <div key={column.key ?? at}>
              <h2>{column.heading}</h2>
              <ul>
                {column.links.map(({ href, label, lang }) => (
                  <li key={href}>
                    <a href={href} lang={lang} hrefLang={lang}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        {note && <div className="ah-footer__note">{note}</div>}
      </div>
    </footer>
  );
}
