const EVERY = 8_000;

let lastSaid = 0;

/**
 * Typing into `textarea[data-writing]` tells the others who have the page open, by `form[data-writing-to]`: that somebody writes, never
 * what.
 */
export function startWriting(): void {
  document.addEventListener('input', ({ target }) => {
    const form = document.querySelector<HTMLFormElement>('form[data-writing-to]');
    if (!form || !(target instanceof HTMLTextAreaElement) || !target.dataset.writing) return;
    if (Date.now() - lastSaid < EVERY || target.value.trim() === '') return;
    lastSaid = Date.now();
    const body = new URLSearchParams(new FormData(form) as never);
    body.set('what', target.dataset.writing);
    // Only a courtesy: when it fails, nobody is told.
    fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => {});
  });
}
