import { keepInSight } from './keep-in-sight.ts';
import { onPage } from './morph-page.ts';

const pause = 600;
const timers = new Map<string, ReturnType<typeof setTimeout>>();
/** The text of each field that its hints are about. */
const known = new Map<string, string>();

/**
 * `[data-hints-of=id]` follows the text of the field with that id: while one writes, the server says how plain it is. Asked again only when
 * the text is another, and after a pause; what comes back is announced politely and only if it differs.
 */
export function startHints(): void {
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || !placeOf(target)) return;
    clearTimeout(timers.get(target.id));
    timers.set(
      target.id,
      setTimeout(() => void fill(target), pause),
    );
  });
  onPage(() => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-hints-of]')) {
      const field = document.getElementById(place.dataset.hintsOf ?? '');
      if (field instanceof HTMLTextAreaElement && field.value.trim() !== '') void fill(field);
    }
  });
}

function placeOf(field: HTMLTextAreaElement): HTMLElement | null {
  return field.id ? document.querySelector(`[data-hints-of="${CSS.escape(field.id)}"]`) : null;
}

async function fill(field: HTMLTextAreaElement): Promise<void> {
  const place = placeOf(field);
  const text = field.value;
  if (!place || (known.get(field.id) === text && place.childElementCount > 0)) return;
  known.set(field.id, text);
  if (text.trim() === '') return place.replaceChildren();
  try {
    const answer = await fetch('/plain-language', {
      method: 'POST',
      body: new URLSearchParams({ body: text, lang: place.dataset.hintsLang ?? 'en' }),
      headers: { Accept: 'text/html' },
    });
    const html = answer.ok ? await answer.text() : '';
    // Our own server's markup, escaped there; a later answer has won meanwhile.
    if (answer.ok && known.get(field.id) === text && place.innerHTML !== html)
      keepInSight(() => {
        place.innerHTML = html;
      });
  } catch {
    // Hints are a kindness: without a connection there are none.
  }
}
