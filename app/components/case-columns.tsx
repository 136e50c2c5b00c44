import type { ReactNode } from 'react';

/** Two halves of equal weight, side by side where there is room: what all can read, and what only some can. */
export function CaseColumns({ start, end }: { start: ReactNode; end: ReactNode }) {
  return (
    <div className="ah-halves">
      <div>{start}</div>
      <div>{end}</div>
    </div>
  );
}
