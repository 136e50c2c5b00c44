import type { ReactNode } from 'react';

/** One figure: what it counts, how much, and how that is counted. */
export function StatTile({
  label,
  value,
  note,
  href,
}: {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  href?: string;
}) {
  return (
    <div className="ah-stat">
      <dt>{href ? <a href={href}>{label}</a> : label}</dt>
      <dd className="ah-stat__value">{value}</dd>
      {note && <dd className="ah-stat__note ah-small">{note}</dd>}
    </div>
  );
}

export function StatTiles({ children }: { children: ReactNode }) {
  return <dl className="ah-stats">{children}</dl>;
}
