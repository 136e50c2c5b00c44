import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';

export type QueueColumn = { key: string; header: ReactNode };

/**
 * A dense list of work, driven by keys where script runs: j and k move, x ticks, Enter opens; what carries `data-key` is pressed by that
 * key; ? shows them all. The first column is what is due, the second the link; before them, with `ticked`, one to tick.
 */
export function QueueTable(props: {
  caption: string;
  columns: readonly QueueColumn[];
  /** What ticks them all at once, where the rows can be ticked. */
  ticked?: string;
  /** Which row comes next where the selected one has left the list. */
  resume?: number | null;
  children: ReactNode;
}) {
  const { caption, columns, ticked, resume, children } = props;
  return (
    <table className="ah-queue" data-queue="" data-resume={resume ?? undefined}>
      <caption className="ah-hidden">{caption}</caption>
      <thead>
        <tr>
          {ticked && (
            <td className="ah-queue__tick">
              <input type="checkbox" className="ah-needs-script" data-tick-all="" aria-label={ticked} title={ticked} />
            </td>
          )}
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** One case. `cells` fill the columns after due and question, in their order. */
export function QueueRow(props: {
  id: string;
  /** Opens the case. */
  href: string;
  /** Shows it in the preview; default: opens it. */
  selectHref?: string;
  selected?: boolean;
  /** A Chip: by when. */
  due: ReactNode;
  title: ReactNode;
  lang?: string;
  /** Topic, and what else tells it apart. */
  sub?: ReactNode;
  cells: readonly { key: string; label: string; content: ReactNode }[];
  /** Lets the row be ticked for a form that stands elsewhere on the page. */
  tick?: { form: string; name: string; value: number; label: string };
}) {
  const t = useWords(componentWords);
  const { id, href, selectHref = href, selected, due, title, lang, sub, cells, tick } = props;
  return (
    <tr
      id={id}
      className={classNames(selected && 'is-selected') || undefined}
      data-row={href}
      aria-current={selected ? 'true' : undefined}
    >
      {tick && (
        <td className="ah-queue__tick">
          <input
            type="checkbox"
            id={`${id}-tick`}
            form={tick.form}
            name={tick.name}
            value={tick.value}
            aria-label={tick.label}
          />
        </td>
      )}
      <td className="ah-queue__due">
        {due}
        {/* Shown where the preview is not beside the list but far below it. */}
        {selected && selectHref !== href && (
          <a className="ah-queue__open" href={href}>
            {t('keyOpen')}
          </a>
        )}
      </td>
      <th scope="row" className="ah-queue__what">
        <a href={selectHref} lang={lang}>
          {title}
        </a>
        {selected && <span className="ah-hidden"> ({t('selected')})</span>}
        {sub && <span className="ah-queue__sub">{sub}</span>}
      </th>
      {cells.map((cell) => (
        <td key={cell.key} data-label={cell.label}>
          {cell.content}
        </td>
      ))}
    </tr>
  );
}

/** The dialog behind "?", and the short reminder of the keys that opens it. Neither shows without script. */
export function QueueKeys({ keys: own }: { keys?: readonly (readonly [key: string, does: string])[] }) {
  const t = useWords(componentWords);
  const keys: readonly (readonly [string, string])[] = own ?? [
    ['j', t('keyDown')],
    ['k', t('keyUp')],
    ['Enter', t('keyOpen')],
    ['x', t('keyTick')],
    ['c', t('keyClaim')],
    ['a', t('keyAssign')],
    ['r', t('keyReply')],
    ['t', t('keyTransfer')],
    ['l', t('keyTag')],
    ['m', t('keyMerge')],
    ['w', t('keyWatch')],
    ['/', t('keySearch')],
    ['Esc', t('keyLeave')],
    ['?', t('keyHelp')],
  ];
  return (
    <>
      <button type="button" className="ah-queue-keys ah-needs-script" data-opens="queue-keys">
        <kbd>?</kbd> {t('keys')}
      </button>
      <dialog id="queue-keys" className="ah-dialog" aria-labelledby="queue-keys-title">
        <h2 id="queue-keys-title">{t('keys')}</h2>
        <dl className="ah-keys">
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <div className="ah-choice">
          <input type="checkbox" id="queue-keys-on" data-keys-on="" defaultChecked />
          <label htmlFor="queue-keys-on">{t('keysOn')}</label>
        </div>
        <form method="dialog">
          <button type="submit" className="usa-button ah-button ah-button--outline">
            {t('close')}
          </button>
        </form>
      </dialog>
    </>
  );
}
