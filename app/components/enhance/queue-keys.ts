import { morphPage, parsePage } from './morph-page.ts';

const OFF = 'ah-keys-off';

/**
 * Keys of the queue: j and k move, x ticks, Enter opens, ? shows the keys; any other presses what carries it as `data-key` (c to
 * claim, a to assign, r to reply, t to transfer, l to tag, m to merge, w to watch, / to search). They can be switched off, as WCAG 2.1.4 asks of single-letter keys.
 */
export function startQueueKeys(): void {
  if (!document.querySelector('[data-queue]')) return;
  keepSwitch();
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !document.querySelector('[data-queue]'))
      return;
    const target = event.target as Element;
    if (target.closest('input:not([type=checkbox]), textarea, select, dialog, [contenteditable]')) return;
    if (event.key === '?' || localStorage.getItem(OFF) === null) if (press(event.key, target)) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('[data-queue] tr[data-row] th a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || opens(link)) return;
    event.preventDefault();
    void select(link);
  });
}

function press(key: string, target: Element): boolean {
  if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1);
  if (key === 'x') return tick(target);
  if (key === '?') {
    const dialog = document.getElementById('queue-keys');
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
    return true;
  }
  if (key === 'Enter') {
    const row = target.closest<HTMLElement>('tr[data-row]');
    if (row?.dataset.row) location.assign(row.dataset.row);
    return row !== null;
  }
  // Where one writes is the same for every row, and the next letters belong there.
  const place = placeOf(key);
  return place?.matches(written) ? pressPlace(key) : onceSelected(() => pressPlace(key));
}

const written = 'input, textarea, select';

const placeOf = (key: string) => document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);

function pressPlace(key: string): boolean {
  const place = placeOf(key);
  const reply = key === 'r' ? document.querySelector<HTMLElement>('#preview textarea') : null;
  const found = place ?? reply;
  // What lies folded away is unfolded; what should not happen by a single key only takes the focus.
  for (let fold = found?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  if (found?.matches(`${written}, [data-key-focus]`)) found.focus();
  else found?.click();
  return found !== null;
}

/** Ticks the row one is at, else the selected one; once more takes the tick away. */
function tick(target: Element): boolean {
  const row = target.closest('tr[data-row]') ?? document.querySelector('[data-queue] tr[aria-current]');
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  return box !== null && box !== undefined;
}

function links(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('[data-queue] tr[data-row] th a')];
}

/** True when the link leads to the case itself rather than to its preview here. */
function opens(link: HTMLAnchorElement): boolean {
  return new URL(link.href).pathname !== location.pathname;
}

let timer: ReturnType<typeof setTimeout> | undefined;
/** The row one has moved to, whose preview is not asked for yet. */
let ahead: HTMLAnchorElement | null = null;
/** The preview that is on its way. */
let selecting: Promise<void> | null = null;

/** A key acts on the row one is at, not on the one before it whose preview still shows. */
function onceSelected(act: () => boolean): boolean {
  if (ahead) void select(ahead);
  if (!selecting) return act();
  void selecting.then(act);
  return true;
}

function move(step: 1 | -1): boolean {
  const all = links();
  const here = all.findIndex((link) => link.closest('tr') === document.activeElement?.closest('tr[data-row]'));
  const selected = all.findIndex((link) => link.closest('[aria-current]'));
  const from = here >= 0 ? here : selected;
  const next = all[from < 0 ? 0 : Math.max(0, Math.min(all.length - 1, from + step))];
  if (!next) return false;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  clearTimeout(timer);
  // Running down the list fetches only where one stops.
  ahead = opens(next) ? null : next;
  if (ahead) timer = setTimeout(() => void select(next), 150);
  return true;
}

function select(link: HTMLAnchorElement): Promise<void> {
  clearTimeout(timer);
  ahead = null;
  const mine: Promise<void> = show(link, () => selecting === mine).finally(() => {
    if (selecting === mine) selecting = null;
  });
  selecting = mine;
  return mine;
}

/** Shows a row's preview, unless another has been asked for meanwhile. */
async function show(link: HTMLAnchorElement, isLatest: () => boolean): Promise<void> {
  try {
    const answer = await fetch(link.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return location.assign(link.href);
    const text = await answer.text();
    if (!isLatest()) return;
    history.replaceState(null, '', link.href);
    morphPage(parsePage(text));
  } catch {
    location.assign(link.href);
  }
}

/** The check box in the dialog: single keys on or off, in this browser. */
function keepSwitch(): void {
  const box = () => document.querySelector<HTMLInputElement>('[data-keys-on]');
  const now = box();
  if (now) now.checked = localStorage.getItem(OFF) === null;
  document.addEventListener('change', ({ target }) => {
    if (target !== box() || !(target instanceof HTMLInputElement)) return;
    if (target.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  });
}
