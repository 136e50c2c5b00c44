import { word } from './enhance.words.ts';
import { morphPage, onPage, parsePage } from './morph-page.ts';
import { tick, untickAll } from './queue-ticks.ts';
import { say } from './say.ts';

const OFF = 'ah-keys-off';

/**
 * Keys of the queue: j and k move, x ticks, Enter opens, ? shows the keys; any other presses what carries it as `data-key` (c to
 * claim, a to assign, r to reply, t to transfer, l to tag, m to merge, w to watch, / to search). Escape leads from a field back to the
 * row, and takes the ticks away. They can be switched off, as WCAG 2.1.4 asks of single-letter keys.
 */
export function startQueueKeys(): void {
  if (!onDesk()) return;
  keepSwitch();
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !onDesk()) return;
    const target = event.target as Element;
    if (inField(event.key, target)) return event.preventDefault();
    if (target.closest(`${fields}, dialog, [contenteditable]`)) return;
    if (event.key === '?' || localStorage.getItem(OFF) === null) if (press(event.key, target)) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('[data-queue] tr[data-row] th a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || opens(link)) return;
    event.preventDefault();
    // A preview far below the row is not seen: the case itself is opened.
    const row = link.closest<HTMLElement>('tr[data-row]');
    if (row?.dataset.row && !isBeside()) location.assign(row.dataset.row);
    else void select(link);
  });
  document.addEventListener('focusin', ({ target }) => {
    wasInRow = (target as Element).closest('tr[data-row]') !== null;
  });
  onPage(() => {
    keepPlace();
    keepFocus();
  });
}

/** The desk has its keys even while its list is empty: one searches on, and rows may come. */
export const onDesk = () => document.querySelector('.ah-desk, [data-queue]') !== null;

const fields = 'input:not([type=checkbox]), textarea, select';

/** Escape leaves a field of the desk for the row; Enter in a list of choices presses its button. */
function inField(key: string, target: Element): boolean {
  if (!target.matches(fields) || !target.closest('.ah-desk') || target.closest('dialog')) return false;
  if (key === 'Escape') {
    toRow();
    return true;
  }
  const button = key === 'Enter' && target.matches('[data-queue-form] select') && target.closest('div:has(> button)');
  if (button) button.querySelector('button')?.click();
  return Boolean(button);
}

const isBeside = () => {
  const [list, preview] = [document.querySelector('[data-queue]'), document.getElementById('preview')];
  return !list || !preview || preview.getBoundingClientRect().left >= list.getBoundingClientRect().right - 1;
};

/** Puts the focus where the next key is meant for: the selected row. */
export function toRow(): void {
  const link = selected();
  (link ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
  link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}

/** The address names the selected row, so that what comes above it later selects no other. */
function keepPlace(): void {
  const row = selected();
  const key = row && new URL(row.href).searchParams.get('case');
  const here = new URL(location.href);
  if (!key || here.searchParams.get('case') === key) return;
  here.searchParams.set('case', key);
  history.replaceState(history.state, '', here);
}

let wasInRow = false;

/** When the row that had the focus has left the list, nothing else takes its place: the next Enter would open another case. */
function keepFocus(): void {
  if (wasInRow && document.activeElement === document.body)
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

function press(key: string, target: Element): boolean {
  if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1);
  if (key === 'x') return tick(target);
  if (key === 'Escape') return untickAll();
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
  if (!placeOf(key)?.matches(fields)) return onceSelected(() => pressPlace(key));
  if (ahead) void select(ahead);
  return pressPlace(key);
}

/** Keys that some cases answer to, some do not. */
const ofCases = ['c', 'a', 'r', 't'];

const placeOf = (key: string) => document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);

function pressPlace(key: string): boolean {
  const place = placeOf(key);
  const reply = key === 'r' ? document.querySelector<HTMLElement>('#preview textarea') : null;
  const found = place ?? reply;
  // What lies folded away is unfolded; what should not happen by a single key only takes the focus.
  for (let fold = found?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  if (found?.matches(`${fields}, [data-key-focus]`)) found.focus();
  else if (found) found.click();
  else if (ofCases.includes(key)) say(word('notNow'));
  return found !== null;
}

function links(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('[data-queue] tr[data-row] th a')];
}

const selected = () => links().find((link) => link.closest('[aria-current]'));

/** True when the link leads to the case itself rather than to its preview here. */
function opens(link: HTMLAnchorElement): boolean {
  return new URL(link.href).pathname !== location.pathname;
}

let timer: ReturnType<typeof setTimeout> | undefined;
/** Steps nearer to each other than this many milliseconds are a run. */
const RUNNING = 150;
let moved = -RUNNING;
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
  const more = document.querySelector<HTMLAnchorElement>('.ah-desk__list > .ah-pagination [rel=next]');
  const to = standing(all, more, step) + step;
  if (more && to >= all.length) {
    more.focus();
    return true;
  }
  const next = all[Math.max(0, Math.min(all.length - 1, to))];
  if (!next) return false;
  next.focus({ preventScroll: true });
  next.closest('tr')?.scrollIntoView({ block: 'nearest' });
  clearTimeout(timer);
  // A single step shows at once; running down the list fetches only where one stops.
  const runs = performance.now() - moved < RUNNING;
  moved = performance.now();
  ahead = opens(next) ? null : next;
  if (ahead && runs) timer = setTimeout(() => void select(next), RUNNING);
  else if (ahead) void select(next);
  return true;
}

/** Where one stands among the rows: past them at the link to the next page; between two where the selected one has gone. */
function standing(all: HTMLAnchorElement[], more: HTMLAnchorElement | null, step: 1 | -1): number {
  if (more && document.activeElement === more) return all.length;
  const focused = all.findIndex((link) => link.closest('tr') === document.activeElement?.closest('tr[data-row]'));
  if (focused >= 0) return focused;
  const resume = document.querySelector<HTMLElement>('[data-queue]')?.dataset.resume;
  if (resume !== undefined) return Number(resume) - (step > 0 ? 1 : 0);
  return all.indexOf(selected() as HTMLAnchorElement);
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
    // Only a page that comes anew is scrolled to the row.
    history.replaceState(null, '', link.href.split('#')[0]);
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
