import { clearDrafts, keepDraft, noteSentDrafts } from './draft.ts';
import { word } from './enhance.words.ts';
import { morphPage, parsePage } from './morph-page.ts';
import { toRow } from './queue-keys.ts';
import { hush, say } from './say.ts';
import { forgetTyped, markTyped } from './typed.ts';

let lastSent = 0;

/** True just after somebody's own doing, whose echo need not be announced. */
export function justSent(): boolean {
  return Date.now() - lastSent < 4000;
}

/** Posts `form[data-live]` without leaving the page, and lets no form be sent twice. */
export function startLiveForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method !== 'post') return;
    const submitter = event.submitter instanceof HTMLElement ? event.submitter : null;
    if (form.ariaBusy === 'true') return event.preventDefault();
    if (tooLarge(form)) {
      event.preventDefault();
      say(word('filesTooLarge'), { keep: true });
      return;
    }
    // What went wrong before is not what goes wrong now.
    hush();
    form.ariaBusy = 'true';
    if ('live' in form.dataset) {
      event.preventDefault();
      void send(form, submitter).finally(() => form.removeAttribute('aria-busy'));
    } else {
      noteSentDrafts(form);
      // If the browser stays here after all (a download, a lost connection), the form must work again.
      setTimeout(() => form.removeAttribute('aria-busy'), 8000);
    }
  });
  // A page that comes back from the back-forward cache is not busy any more.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy');
  });
}

/** Files that the server would refuse are not sent at all. */
function tooLarge(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>('input[data-max-bytes]')].some((field) => {
    const sizes = [...(field.files ?? [])].map((file) => file.size);
    return sizes.reduce((sum, size) => sum + size, 0) > Number(field.dataset.maxBytes);
  });
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const again = () => form.requestSubmit(submitter as HTMLButtonElement | null);
  try {
    const answer = await post(form, submitter);
    if (answer.headers.get('content-type')?.startsWith('text/html') && answer.status < 500) {
      await show(form, answer);
    } else if (answer.ok) {
      location.reload();
    } else {
      say(word('refused'), { button: word('retry'), press: again });
    }
  } catch {
    say(word('failed'), { button: word('retry'), press: again });
  }
}

function post(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Response> {
  const data = new FormData(form, submitter);
  const target = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  const plain = form.enctype !== 'multipart/form-data';
  // A form of ours that is not multipart carries no files.
  const body = plain ? new URLSearchParams([...data] as [string, string][]) : data;
  return fetch(new URL(target || location.href, location.href), {
    method: 'POST',
    body,
    headers: { Accept: 'text/html' },
  });
}

async function show(form: HTMLFormElement, answer: Response): Promise<void> {
  const url = new URL(answer.url);
  const html = await answer.text();
  if (answer.ok && url.pathname !== location.pathname) {
    if (!/^\/(login|signup)\b/.test(url.pathname)) clearDrafts(form);
    location.assign(url);
    return;
  }
  const next = parsePage(html);
  if (answer.ok) {
    const problem = next.querySelector('[data-focus]');
    lastSent = Date.now();
    // What comes back to be gone on with has not arrived.
    if (!problem && answer.redirected) clearDrafts(form);
    if (!problem) forgetTyped(form);
    if (url.search !== location.search) history.replaceState(null, '', url);
    morphPage(next, problem ? undefined : form);
    if (!problem && document.activeElement?.matches('[data-queue-form] :is(input, select)')) toRow();
    if ('queueForm' in form.dataset) sayUnseen('main .ah-alert[role=status]');
    // Text that came back for its writer to go on with (a prepared reply, say) is theirs: no later news may take it away.
    if (!answer.redirected) {
      for (const box of document.querySelectorAll<HTMLTextAreaElement>('main textarea')) {
        if (!box.value) continue;
        markTyped(box);
        keepDraft(box);
      }
      const box = document.querySelector<HTMLElement>('main [data-filled]');
      box?.focus();
      // It counts as typed.
      box?.dispatchEvent(new Event('input', { bubbles: true }));
    }
  } else if (sameForm(next, form) || next.querySelector('main [role=alert]')) {
    // What others did while this was refused is in the page that came.
    lastSent = Date.now();
    morphRefused(next);
    openErrors();
    sayUnseen('main [role=alert]', { keep: true });
  } else {
    // An error page in place of ours would take away what was typed; its message is enough, and the state has changed.
    sayRefused(next);
    const now = await fetch(location.href, { headers: { Accept: 'text/html' } });
    // Whoever may not see this page any more is sent elsewhere: what they typed stays where it is.
    if (now.ok && new URL(now.url).pathname === location.pathname) morphRefused(parsePage(await now.text()));
  }
  settleFocus();
}

/** A button goes with what can no longer be done, though it was just pressed; one that stays keeps the focus. */
function morphRefused(next: Document): void {
  const pressed = document.activeElement;
  if (pressed instanceof HTMLButtonElement) pressed.blur();
  morphPage(next);
  if (pressed instanceof HTMLButtonElement && pressed.isConnected) pressed.focus({ preventScroll: true });
}

/** The error page's own words; where it asks to log in beside this page, with its way there. */
function sayRefused(page: Document): void {
  const main = page.querySelector('main');
  const parts = [main?.querySelector('h1'), main?.querySelector('.ah-alert__text, p')];
  const text = parts.map((part) => part?.textContent?.trim()).join('. ');
  const beside = main?.querySelector<HTMLAnchorElement>('a[target=_blank]');
  const logIn = beside && {
    button: beside.textContent?.trim() ?? '',
    press: () => void window.open(beside.href, '_blank', 'noopener'),
  };
  say(text, { keep: true, ...logIn });
}

/** A message at the top of a long page is not seen by somebody at its foot. */
function sayUnseen(where: string, options: { keep?: boolean } = {}): void {
  const message = document.querySelector(where);
  if (message && message.getBoundingClientRect().bottom < 0) say(message.textContent?.trim() ?? '', options);
}

/** What is wrong may stand in something folded up. */
function openErrors(): void {
  for (const wrong of document.querySelectorAll('main .usa-error-message'))
    for (let box = wrong.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
}

/** Whether the answered page shows the form again, with its errors. */
function sameForm(next: Document, form: HTMLFormElement): boolean {
  const fields = [...form.querySelectorAll('[id]')].filter((field) => field.matches('input, textarea, select'));
  return fields.length > 0 && fields.some((field) => next.getElementById(field.id));
}

/** To what is wrong, if something is; else where it was; never to nowhere. */
function settleFocus(): void {
  const problem = document.querySelector<HTMLElement>('main [data-focus]');
  if (problem) problem.focus();
  else if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
}
