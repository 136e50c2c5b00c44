import { word } from './enhance.words.ts';
import { keepInSight } from './keep-in-sight.ts';
import { onPage } from './morph-page.ts';
import { say } from './say.ts';

/**
 * A button `[data-preview=id]` shows the text of the field with that id as it will look: `body=…` is posted to
 * `/preview`, and the HTML that comes back goes to `[data-preview-of=id]`. Kept up to date while it is open.
 */
export function startPreviews(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-preview]') : null;
    const place = button && placeOf(button);
    if (!place) return;
    place.hidden = !place.hidden;
    button.ariaExpanded = String(!place.hidden);
    if (!place.hidden) void fill(button);
  });
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  document.addEventListener('input', ({ target }) => {
    const id = target instanceof HTMLTextAreaElement ? target.id : '';
    const button = id && document.querySelector<HTMLElement>(`[data-preview="${CSS.escape(id)}"]`);
    if (!button || placeOf(button)?.hidden !== false) return;
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => void fill(button), 700),
    );
  });
  onPage(() => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-preview]')) {
      button.ariaExpanded = String(placeOf(button)?.hidden === false);
    }
  });
}

function placeOf(button: HTMLElement): HTMLElement | null {
  return document.querySelector(`[data-preview-of="${CSS.escape(button.dataset.preview ?? '')}"]`);
}

async function fill(button: HTMLElement): Promise<void> {
  const place = placeOf(button);
  const field = document.getElementById(button.dataset.preview ?? '');
  if (!place || !(field instanceof HTMLTextAreaElement)) return;
  place.ariaBusy = 'true';
  try {
    const answer = await fetch('/preview', {
      method: 'POST',
      body: new URLSearchParams({ body: field.value }),
      headers: { Accept: 'text/html' },
    });
    // The server cleans what it renders; it is the same HTML that would be stored.
    const html = `<div class="ah-prose">${await answer.text()}</div>`;
    if (answer.ok)
      keepInSight(() => {
        place.innerHTML = html;
      });
    else say(word('refused'));
  } catch {
    say(word('failed'));
  }
  place.removeAttribute('aria-busy');
}
