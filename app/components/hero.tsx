import type { ReactNode } from 'react';

/** The top of the home page: one question, a large search box below it, and where else to begin. */
export function Hero({
  title,
  lead,
  children,
  foot,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="ah-hero">
      <div className="ah-hero__in">
        <h1>{title}</h1>
        {lead && <p className="ah-hero__lead">{lead}</p>}
        {children}
        {foot && <div className="ah-hero__foot">{foot}</div>}
      </div>
    </div>
  );
}
