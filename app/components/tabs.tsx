import { formatNumber } from '~/platform/i18n/format.ts';
import { useLang } from '~/platform/i18n/words.ts';

export type Tab = { href: string; label: string; current?: boolean; count?: number };

/** Views of one thing, each with its own address. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  const lang = useLang();
  return (
    <nav className="ah-tabs" aria-label={label}>
      <ul>
        {items.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className="ah-count">{formatNumber(tab.count, lang)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
