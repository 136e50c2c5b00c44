import { word } from './enhance.words.ts';
import { onPage } from './morph-page.ts';

/** Ticks of the queue's rows: `[data-tick-all]` sets them all, `[data-ticked]` says how many there are. */
export function startQueueTicks(): void {
  onPage(tell);
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.closest('[data-queue]')) return;
    if (target.matches('[data-tick-all]')) tickAll(target.checked);
    tell();
  });
}

/** Ticks the row one is at, else the selected one; once more takes the tick away. */
export function tick(at: Element): boolean {
  const row = at.closest('tr[data-row]') ?? document.querySelector('[data-queue] tr[aria-current]');
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  return box !== null && box !== undefined;
}

/** False when none was ticked. */
export function untickAll(): boolean {
  const any = boxes().some((box) => box.checked);
  tickAll(false);
  return any;
}

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[data-queue] tr[data-row] input[type=checkbox]')];

function tickAll(ticked: boolean): void {
  for (const box of boxes()) if (box.checked !== ticked) box.click();
}

function tell(): void {
  const all = boxes();
  const count = all.filter((box) => box.checked).length;
  const whole = document.querySelector<HTMLInputElement>('[data-tick-all]');
  if (whole) {
    whole.checked = count > 0 && count === all.length;
    whole.indeterminate = count > 0 && count < all.length;
  }
  const place = document.querySelector<HTMLElement>('[data-ticked]');
  if (!place) return;
  // What stands here while nothing is ticked comes with the page.
  place.dataset.ticked ||= place.textContent ?? '';
  const text =
    count > 0 ? word(count === 1 ? 'ticked_one' : 'ticked_other', { n: String(count) }) : place.dataset.ticked;
  if (place.textContent !== text) place.textContent = text;
}
