import { Idiomorph } from 'idiomorph';
import { keepInSight } from './keep-in-sight.ts';
import { type Field, holdsTyped, isField, isTyped } from './typed.ts';

const listeners: (() => void)[] = [];

/** Runs now and whenever the page's main part has been replaced. */
export function onPage(run: () => void): void {
  listeners.push(run);
  run();
}

export function parsePage(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/**
 * Makes this page's main part, and the alerts above it, equal to another's, keeping focus, scroll, open details, and what people have typed; only
 * the form whose content has just been accepted, the `cause`, takes its new content. News takes no refusal away that somebody is reading.
 */
export function morphPage(next: Document, cause?: HTMLFormElement | 'news'): boolean {
  const from = document.querySelector('main');
  const to = next.querySelector('main');
  if (!from || !to) return false;
  const [notices, fresh] = [document, next].map((page) => page.querySelector('[data-notices]'));
  keepInSight(() => {
    if (notices && fresh) morph(notices, fresh);
    // With an id of its own, it is not taken for something else that stands in its place.
    if (cause === 'news') for (const refusal of from.querySelectorAll('[role=alert]')) refusal.id ||= 'refusal';
    morph(from, to, cause);
    for (const name of ['now', 'session-ends']) takeOver(next, name);
    // What script writes changes how wide and high things are, too.
    for (const run of listeners) run();
  });
  document.title = next.title;
  return true;
}

function morph(from: Element, to: Element, cause?: HTMLFormElement | 'news'): void {
  const sent = cause === 'news' ? undefined : cause;
  const done = (node: Element) => sent !== undefined && (sent.contains(node) || node.contains(sent));
  Idiomorph.morph(from, to, {
    morphStyle: 'outerHTML',
    callbacks: {
      beforeNodeMorphed(old, fresh) {
        if (!(old instanceof Element)) return true;
        if (isField(old) && isTyped(old)) return carryOver(old, fresh);
        if (cause === 'news' && old.matches('form:has(.usa-error-message)')) return false;
        // What script put there, or what was looked for, is not in the page that came.
        return !(
          old.matches(
            '[data-similar], [data-hints-of], [data-found], [data-loaded], [data-preview-of]:not([hidden]), dialog[open]',
          ) && !done(old)
        );
      },
      beforeNodeRemoved: (node) =>
        !(
          node instanceof Element &&
          // A row that has gone is gone, whatever one was doing with it.
          !node.matches('tr[data-row]') &&
          (holdsTyped(node) ||
            (!sent && node.contains(document.activeElement)) ||
            (cause === 'news' && node.matches('[role=alert]')))
        ),
      beforeAttributeUpdated: (name, node) => !(name === 'open' && !(node instanceof HTMLDetailsElement && done(node))),
    },
  });
}

/** Gives the new field the value of the old one, so that everything else about it may change. */
function carryOver(old: Field, fresh: Node): boolean {
  if (old instanceof HTMLTextAreaElement && fresh instanceof HTMLTextAreaElement) {
    fresh.value = old.value;
    return true;
  }
  if (old instanceof HTMLInputElement && fresh instanceof HTMLInputElement && old.type !== 'file') {
    if (old.type === 'checkbox' || old.type === 'radio') fresh.checked = old.checked;
    else fresh.setAttribute('value', old.value);
    return true;
  }
  return false;
}

/** What the head says of the clock and the session is of the page just fetched. */
function takeOver(next: Document, name: string): void {
  const find = (page: Document) => page.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);
  const told = find(next)?.content;
  const here = find(document);
  if (here && told) here.content = told;
}
