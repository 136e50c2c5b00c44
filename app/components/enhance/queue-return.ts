const QUEUE = '/staff/escalations';
const KEPT = 'ah-queue';

/** A link from a case back to the queue leads to where one left it: the same view, page and row. Kept in this tab alone. */
export function startQueueReturn(): void {
  addEventListener('pagehide', () => {
    if (location.pathname !== QUEUE) return;
    const query = new URLSearchParams(location.search);
    // What was done there is told once.
    query.delete('did');
    sessionStorage.setItem(KEPT, `?${query}`);
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>(`main a[href="${QUEUE}"]`);
    if (link) link.search = sessionStorage.getItem(KEPT) ?? '';
  });
}
