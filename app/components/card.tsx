import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** A box for what stands on its own. `tone` colours its edge as the chips do. */
export function Card(props: {
  heading?: ReactNode;
  headingLevel?: 2 | 3 | 4;
  tone?: 'official' | 'due' | 'private' | 'danger';
  foot?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  const { heading, headingLevel = 2, tone, foot, id, children } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <section id={id} className={classNames('ah-card', tone && `ah-card--${tone}`)}>
      {heading && <Heading className="ah-card__heading">{heading}</Heading>}
      <div className="ah-card__body">{children}</div>
      {foot && <div className="ah-card__foot">{foot}</div>}
    </section>
  );
}

/** A card in the side column, with small print. */
export function SideCard({ heading, children }: { heading: ReactNode; children: ReactNode }) {
  return (
    <section className="ah-card ah-card--side">
      <h2 className="ah-card__heading">{heading}</h2>
      <div className="ah-card__body">{children}</div>
    </section>
  );
}

/** Related things in a side card: a link each, with a chip or a word below. */
export function SideLinks({
  items,
}: {
  items: readonly { href: string; title: ReactNode; note?: ReactNode; lang?: string }[];
}) {
  return (
    <ul className="ah-side-links">
      {items.map(({ href, title, note, lang }) => (
        <li key={href}>
          <a href={href} lang={lang}>
            {title}
          </a>
          {note && <div className="ah-small">{note}</div>}
        </li>
      ))}
    </ul>
  );
}

/** A telephone number to press: in large figures, or `inline` in a sentence. */
export function PhoneNumber({ number, inline }: { number: string; inline?: boolean }) {
  return (
    <a className={inline ? 'ah-unbroken' : 'ah-phone'} href={`tel:${number.replace(/[^+\d]/g, '')}`}>
      {!inline && <Icon name="phone" />}
      {number}
    </a>
  );
}
