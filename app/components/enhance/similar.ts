/** `[data-similar]` shows what `/similar?title=` finds for the field with id `data-similar-from`, while one types. */
export function startSimilar(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let asked = '';

  const look = async (place: HTMLElement, title: string) => {
    asking?.abort();
    asking = new AbortController();
    try {
      const url = `${place.dataset.similar}?title=${encodeURIComponent(title)}`;
      const answer = await fetch(url, { signal: asking.signal, headers: { Accept: 'text/html' } });
      const html = answer.ok ? (await answer.text()).trim() : '';
      // Setting the same again would be read out again.
      if (place.innerHTML.trim() !== html) place.innerHTML = html;
    } catch {
      // Only a help; without it one asks all the same.
    }
  };

  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.id) return;
    const place = document.querySelector<HTMLElement>(`[data-similar][data-similar-from="${CSS.escape(target.id)}"]`);
    const title = target.value.trim();
    if (!place || title === asked) return;
    clearTimeout(timer);
    if (title.length < 8) return;
    timer = setTimeout(() => {
      asked = title;
      void look(place, title);
    }, 400);
  });
}
