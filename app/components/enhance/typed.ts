export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

// What somebody typed or chose since the page came. A field's own default cannot tell: morphing moves it.
const typed = new WeakSet<Element>();

export function isField(node: unknown): node is Field {
  return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
}

export function isTyped(node: Element): boolean {
  return typed.has(node);
}

export function markTyped(field: Element): void {
  typed.add(field);
}

/** What was typed in this form has arrived. Ticks of a list stay: the next thing may be done to the same rows, or this one taken back. */
export function forgetTyped(form: HTMLFormElement): void {
  for (const field of form.elements) if (!field.closest('[data-queue]')) typed.delete(field);
}

/** True when something inside would be lost with the node. */
export function holdsTyped(node: Element): boolean {
  return isTyped(node) || [...node.querySelectorAll('input, textarea, select')].some((field) => isTyped(field));
}

/** Whoever chooses one radio button has let go of the others. */
function choiceOf(field: Field): Field[] {
  if (field.type !== 'radio' || !field.form) return [field];
  return [...field.form.elements].filter(isField).filter(({ type, name }) => type === 'radio' && name === field.name);
}

export function watchTyping(): void {
  for (const kind of ['input', 'change']) {
    document.addEventListener(kind, ({ target }) => isField(target) && choiceOf(target).forEach(markTyped), true);
  }
}
