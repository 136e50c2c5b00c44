import type { ReactNode } from 'react';

/**
 * Two halves of equal weight, side by side where there is room: what all can read, and what only some can. `rest`, what one looks up,
 * stands under the first where there is room, and on a phone after both.
 */
export function CaseColumns({ start, end, rest }: { start: ReactNode; end: ReactNode; rest: ReactNode }) {
  return (
    <div className="ah-halves">
      <div>{start}</div>
      <div className="ah-halves__end">{end}</div>
      <div>{rest}</div>
    </div>
  );
}
