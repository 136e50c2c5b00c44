import { word } from './enhance.words.ts';
import { onPage } from './morph-page.ts';
import { say } from './say.ts';
import { markTyped } from './typed.ts';

const PREFIX = 'ah-draft:';
const SENT = 'ah-sent';
const KEPT_FOR = 14 * 86_400_000;

/** Keeps what is typed into `textarea[data-draft]` in this browser until it has been posted, or for two weeks. */
export function startDrafts(): void {
  clearWhatArrived();
  forgetOld();
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement) keepDraft(target);
  });
  addEventListener('storage', ({ key, oldValue, newValue }) => {
    if (key?.startsWith(PREFIX) && newValue === null) clearHere(key, oldValue);
  });
  onPage(restore);
}

/** The same text was sent, or thrown away, in another tab: here it would only be sent again. */
function clearHere(key: string, kept: string | null): void {
  const text = attempt(() => (JSON.parse(kept ?? '') as { text: string }).text);
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]'))
    if (PREFIX + area.dataset.draft === key && area.value === text) area.value = '';
}

/** Keeps what stands in this field now, if it is one whose text is kept. */
export function keepDraft(area: HTMLTextAreaElement): void {
  if (!area.dataset.draft) return;
  const key = PREFIX + area.dataset.draft;
  if (area.value.trim()) write(key, JSON.stringify({ text: area.value, at: Date.now() }));
  else remove(key);
}

/** What was typed in this form has arrived. */
export function clearDrafts(form: HTMLFormElement): void {
  for (const key of draftsOf(form)) remove(key);
}

/** A form that leaves the page: its drafts go when a page comes that does not ask for them again. */
export function noteSentDrafts(form: HTMLFormElement): void {
  // Logging out on a shared computer leaves nothing behind.
  if (form.getAttribute('action') === '/logout') for (const key of allKeys()) remove(key);
  const keys = draftsOf(form);
  if (keys.length > 0) attempt(() => sessionStorage.setItem(SENT, JSON.stringify(keys)));
}

function clearWhatArrived(): void {
  const sent = attempt(() => sessionStorage.getItem(SENT));
  if (!sent) return;
  attempt(() => sessionStorage.removeItem(SENT));
  // A form that came back, or a log-in in between, has taken nothing.
  if (document.querySelector('[data-focus]') || /^\/(login|signup)\b/.test(location.pathname)) return;
  const asked = [...document.querySelectorAll<HTMLTextAreaElement>('[data-draft]')].filter((area) => area.value);
  for (const key of JSON.parse(sent) as string[]) {
    if (!asked.some((area) => PREFIX + area.dataset.draft === key)) remove(key);
  }
}

function restore(): void {
  let restored = false;
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]')) {
    const kept = area.value ? undefined : read(PREFIX + area.dataset.draft);
    if (!kept) continue;
    area.value = kept.text;
    markTyped(area);
    for (let box = area.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
    restored = true;
  }
  if (restored) say(word('restored'));
}

function draftsOf(form: HTMLFormElement): string[] {
  return [...form.querySelectorAll<HTMLElement>('[data-draft]')].map((area) => PREFIX + area.dataset.draft);
}

function forgetOld(): void {
  for (const key of allKeys()) {
    const kept = read(key);
    if (!kept || Date.now() - kept.at > KEPT_FOR) remove(key);
  }
}

function allKeys(): string[] {
  return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? [];
}

function read(key: string): { text: string; at: number } | undefined {
  return attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined);
}

function write(key: string, value: string): void {
  attempt(() => localStorage.setItem(key, value));
}

function remove(key: string): void {
  attempt(() => localStorage.removeItem(key));
}

/** Storage can be full or switched off; nothing here is worth an error. */
function attempt<R>(run: () => R): R | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
