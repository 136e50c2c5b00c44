import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';

/** The way here, without the page itself: its title stands right below. */
export function Breadcrumb({
  items,
}: {
  /** `shortcut`: the key that follows it on pages that have keys. */
  items: readonly { href: string; label: string; lang?: string; shortcut?: string }[];
}) {
  const t = useWords(componentWords);
  return (
    <nav className="ah-breadcrumb" aria-label={t('breadcrumb')}>
      <ol>
        {items.map(({ href, label, lang, shortcut }) => (
          <li key={href}>
            <a href={href} lang={lang} data-key={shortcut}>
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
