import { onDesk } from './queue-keys.ts';

const OFF = 'ah-keys-off';

/**
 * Keys of pages with places to write: a single letter puts the cursor where `data-key` says, as on the queue and switched off with
 * its keys there; Escape leaves it; Ctrl and Enter send the form one is writing in, and no other; Enter in a search within it looks.
 */
export function startPageKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const target = event.target as Element;
    if (event.key === 'Enter' && target instanceof HTMLTextAreaElement && target.dataset.enter) {
      // A search within a form: Enter looks, it never sends.
      event.preventDefault();
      target.form?.querySelector<HTMLElement>(`button[value="${target.dataset.enter}"]`)?.click();
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const form = target.closest<HTMLFormElement>('form.ah-composer');
      const button = form?.querySelector<HTMLButtonElement>('button[data-send]');
      if (!form || !button) return;
      event.preventDefault();
      form.requestSubmit(button);
      return;
    }
    if (event.key === 'Escape' && target.matches('form.ah-composer textarea')) {
      // From here on letters are keys again.
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || onDesk()) return;
    if (target.closest('input, textarea, select, dialog, [contenteditable]')) return;
    if (localStorage.getItem(OFF) !== null) return;
    const place = document.querySelector<HTMLElement>(`main [data-key="${CSS.escape(event.key)}"]`);
    if (!place) return;
    event.preventDefault();
    for (let box = place.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
    if (place.matches('input, textarea, select')) place.focus();
    else place.click();
  });
}
