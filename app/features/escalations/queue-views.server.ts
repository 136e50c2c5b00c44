import type { QueueScope } from './queue.queries.server';
import { type QueueFilter, type QueueView, queueViews } from './queue-filter';

/** The views of the queue that have a meaning for somebody of these desks. */
export function offeredViews(scope: QueueScope): QueueView[] {
  return queueViews.filter((view) => {
    if (view === 'all') return scope.all;
    if (view === 'triage') return scope.triageId !== null && (scope.all || scope.agencyIds.includes(scope.triageId));
    return view !== 'agency' || scope.agencyIds.some((id) => id !== scope.triageId);
  });
}

/** The view asked for where it is offered, else one's agency's, else triage. */
export function chosenView(scope: QueueScope, { view }: Pick<QueueFilter, 'view'>): QueueView {
  const offered = offeredViews(scope);
  if (view && offered.includes(view)) return view;
  return offered.includes('agency') ? 'agency' : 'triage';
}
