import type { ReactNode } from 'react';
import { formatNumber } from '~/platform/i18n/format.ts';
import { useLang } from '~/platform/i18n/words.ts';

/** `more`: the figure is where counting stopped. */
export type DeskView = {
  href: string;
  label: ReactNode;
  count?: number;
  more?: boolean;
  current?: boolean;
  late?: boolean;
};
export type DeskViewGroup = { heading?: ReactNode; views: readonly DeskView[] };

/** The staff desk: views on the left, the list, and a preview of the selected row; on a phone one below the other. */
export function Desk(props: {
  viewsLabel: string;
  views: readonly DeskViewGroup[];
  title: ReactNode;
  /** Beside the title: how it is sorted, filters, the keys. */
  bar?: ReactNode;
  /** The preview of the selected row. */
  preview?: ReactNode;
  previewLabel?: string;
  /** Usually a QueueTable, or an EmptyState. */
  children: ReactNode;
}) {
  const { viewsLabel, views, title, bar, preview, previewLabel, children } = props;
  return (
    <div className="ah-desk-frame">
      <div className={preview ? 'ah-desk' : 'ah-desk ah-desk--wide'}>
        <nav className="ah-desk__views" aria-label={viewsLabel}>
          {views.map((group, at) => (
            <div key={at}>
              {group.heading && <h2>{group.heading}</h2>}
              <ul>
                {group.views.map((view) => (
                  <li key={view.href}>
                    <View view={view} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <section className="ah-desk__list">
          <div className="ah-desk__bar">
            <h1>{title}</h1>
            {bar}
          </div>
          {children}
        </section>
        {preview && (
          <aside className="ah-desk__preview" aria-label={previewLabel} id="preview">
            {preview}
          </aside>
        )}
      </div>
    </div>
  );
}

function View({ view }: { view: DeskView }) {
  const lang = useLang();
  return (
    <a href={view.href} aria-current={view.current ? 'page' : undefined}>
      {view.label}
      {view.count !== undefined && (
        <span className={view.late && view.count > 0 ? 'ah-count ah-count--late' : 'ah-count'}>
          {formatNumber(view.count, lang)}
          {view.more && '+'}
        </span>
      )}
    </a>
  );
}
