import { pageLang, word } from './enhance.words.ts';
import { onPage } from './morph-page.ts';

/** `[data-counter=id]` says how many characters the field with that id still takes. */
export function startCounters(): void {
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.id) return;
    const place = document.querySelector<HTMLElement>(`[data-counter="${CSS.escape(target.id)}"]`);
    if (place) count(place);
  });
  onPage(() => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-counter]')) count(place);
  });
}

function count(place: HTMLElement): void {
  const field = document.getElementById(place.dataset.counter ?? '');
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !field.value) return;
  const left = field.maxLength - field.value.length;
  const lang = pageLang();
  const form = Math.abs(left) === 1 ? 'one' : 'other';
  const n = new Intl.NumberFormat(lang === 'es' ? 'es-US' : 'en-GB').format(Math.abs(left));
  place.textContent = word(left < 0 ? `over_${form}` : `left_${form}`, { n });
  place.classList.toggle('is-near', left < field.maxLength * 0.1);
}
