import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** The page's main column and, where given, a side column that comes last on a phone. */
export function Columns({
  aside,
  asideLabel,
  children,
}: {
  aside?: ReactNode;
  asideLabel?: string;
  children: ReactNode;
}) {
  return (
    <div className={classNames('ah-columns', !aside && 'ah-columns--one')}>
      <div className="ah-columns__main">{children}</div>
      {aside && (
        <aside className="ah-columns__side" aria-label={asideLabel}>
          {aside}
        </aside>
      )}
    </div>
  );
}

/** Two or three parts side by side where there is room, one below the other where there is not. */
export function Split({ children }: { children: ReactNode }) {
  return <div className="ah-split">{children}</div>;
}

/** Short fields one under the other, each beside its label: for settings that are read as often as they are changed. */
export function FieldRows({ children }: { children: ReactNode }) {
  return <div className="ah-field-rows">{children}</div>;
}

/** Short fields and their button in one line, as far as there is room. */
export function FieldLine({ children }: { children: ReactNode }) {
  return <div className="ah-field-line">{children}</div>;
}

/** The page's only h1, a sentence under it and what one can do. */
export function PageHeading(props: {
  title: ReactNode;
  lang?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  chips?: ReactNode;
}) {
  const { title, lang, lead, actions, chips } = props;
  return (
    <div className="ah-heading">
      <div className="ah-heading__text">
        <h1 lang={lang}>{title}</h1>
        {chips && <div className="ah-chips">{chips}</div>}
        {lead && <p className="ah-lead">{lead}</p>}
      </div>
      {actions && <div className="ah-actions">{actions}</div>}
    </div>
  );
}

/** A part of a page under its own h2. `more` stands at the end of the heading's line. */
export function Section(props: { heading: ReactNode; id?: string; more?: ReactNode; children: ReactNode }) {
  const { heading, id, more, children } = props;
  return (
    <section className="ah-section" id={id}>
      <div className="ah-section__head">
        <h2>{heading}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}

/** Small facts in a row: who, when, how many. */
export function Meta({ children }: { children: ReactNode }) {
  return <div className="ah-meta">{children}</div>;
}

/** Buttons in a row; on a phone they wrap. */
export function Actions({ tight, end, children }: { tight?: boolean; end?: ReactNode; children: ReactNode }) {
  return (
    <div className={classNames('ah-actions', tight && 'ah-actions--tight')}>
      {children}
      {end && <div className="ah-actions__end">{end}</div>}
    </div>
  );
}

export function Chips({ children }: { children: ReactNode }) {
  return <div className="ah-chips">{children}</div>;
}

/** A form, or other narrow matter, at a readable width. */
export function Narrow({ children }: { children: ReactNode }) {
  return <div className="ah-narrow">{children}</div>;
}

/** A name as people wrote it, whatever its script's direction. */
export function Name({ href, children }: { href?: string; children: ReactNode }) {
  const name = <bdi className="ah-name">{children}</bdi>;
  return href ? <a href={href}>{name}</a> : name;
}
