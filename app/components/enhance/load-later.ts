import { keepInSight } from './keep-in-sight.ts';
import { onPage, parsePage } from './morph-page.ts';

/** `[data-load]` takes the `[data-part]` of the page at that address, once. */
export function startLoadLater(): void {
  onPage(() => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-load]:not([data-loaded])')) {
      place.dataset.loaded = '';
      void load(place);
    }
  });
}

async function load(place: HTMLElement): Promise<void> {
  try {
    const answer = await fetch(place.dataset.load ?? '', { headers: { Accept: 'text/html' } });
    const part = answer.ok && !answer.redirected && parsePage(await answer.text()).querySelector('[data-part]');
    if (part) keepInSight(() => place.replaceChildren(...part.childNodes));
  } catch {
    // The link that stands there leads to the same.
  }
}
