import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';

/** The way here, without the page itself: its title stands right below. */
export function Breadcrumb({ items }: { items: readonly { href: string; label: string; lang?: string }[] }) {
  const t = useWords(componentWords);
  return (
    <nav className="ah-breadcrumb" aria-label={t('breadcrumb')}>
      <ol>
        {items.map(({ href, label, lang }) => (
          <li key={href}>
            <a href={href} lang={lang}>
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
