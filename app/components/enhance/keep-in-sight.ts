/**
 * Makes `change` to the page without moving what has the focus: hints that arrive above a button must not push it from under the eye, or
 * out of the window; nor the row of a list that the pointer is on, which is about to be pressed. The browser's own scroll anchoring holds
 * what is at the window's top instead, and Safari has none.
 */
export function keepInSight(change: () => void): void {
  const { style } = document.documentElement;
  const focused = document.activeElement;
  const pointed = focused?.closest('tr[data-row]') ? null : document.querySelector('tr[data-row]:hover');
  const at = pointed ?? focused;
  const before = at?.matches('body, main') ? undefined : at?.getBoundingClientRect();
  const held = before !== undefined && before.bottom > 0 && before.top < innerHeight;
  if (held) style.overflowAnchor = 'none';
  change();
  if (!held) return;
  if (at?.isConnected) scrollBy({ top: at.getBoundingClientRect().top - before.top, behavior: 'instant' });
  requestAnimationFrame(() => requestAnimationFrame(() => style.removeProperty('overflow-anchor')));
}
